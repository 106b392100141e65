/** Most turns that are read of one file: a day of speech. */
export const MOST_TURNS = 20_000;

/** What is wrong with a file of an open format, to follow its name: `is an encrypted vCon: ...`. */
export class FormatError extends Error {
  public override readonly name = "FormatError";
}
