import { createServer } from "node:http";

import { problems, type Intake } from "./intake.js";

const port = Number(process.env["PORT"] ?? "8787");

createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    const found = problems(JSON.parse(body || "{}") as Partial<Intake>);
    response.writeHead(found.length === 0 ? 202 : 400, { "content-type": "application/json" });
    response.end(JSON.stringify({ problems: found }));
  });
}).listen(port);
