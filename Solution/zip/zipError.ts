import { printable } from "../../Transcript/text/printable";

/** A file that should be a zip is none that is read; the message names the file, the part and what to do. */
export class ZipError extends Error {
  public override readonly name = "ZipError";
}

/** Longer names are cut in messages. */
const LONGEST_NAME = 200;

/** What is wrong with one part of a zip; its name is from outside, and may be anything. */
export function partError(part: string, fault: string): ZipError {
  return new ZipError(`part "${printable(part, LONGEST_NAME)}" ${fault}`);
}
