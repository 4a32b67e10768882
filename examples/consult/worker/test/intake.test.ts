import { describe, expect, it } from "vitest";

import { problems } from "../src/intake.js";

describe("an intake", () => {
  it("is taken with a name and an address", () => {
    expect(problems({ name: "Ada", email: "ada@example.org" })).toEqual([]);
  });

  it("says all that is missing", () => {
    expect(problems({ email: "nobody" })).toEqual(["A name is needed.", "An e-mail address is needed."]);
  });
});
