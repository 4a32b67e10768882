/** What somebody sends who wants our advice. */
export interface Intake {
  name: string;
  email: string;
  message: string;
}

/** Returns what is wrong with an intake, a sentence each; nothing if it can be taken. */
export function problems(intake: Partial<Intake>): string[] {
  const found: string[] = [];
  if (!intake.name?.trim()) {
    found.push("A name is needed.");
  }
  if (!/^[^@\s]+@[^@\s]+$/.test(intake.email ?? "")) {
    found.push("An e-mail address is needed.");
  }
  return found;
}
