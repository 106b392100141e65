import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { fileFault, unreadable } from "../Transcript/text/fileFault";
import { reasonOf } from "./failures/failure";

/** What a file that a setting names holds; or why it is not read, to follow the file's name. */
export type NamedFile = { readonly text: string } | { readonly fault: string };

/** A certificate with its chain and its key has some ten kilobytes; every secret fewer. */
const MOST_BYTES = 65_536;

/** Reads a file that a setting names, as text without what stands around it. @param most bytes */
export function readNamedFile(file: string, most = MOST_BYTES): NamedFile {
  let descriptor: number | undefined;
  try {
    // Not waiting: a pipe that nobody writes to would never open.
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const opened = fstatSync(descriptor);
    if (opened.isDirectory()) return { fault: "is a folder" };
    const fault = fileFault(opened, { closedTo: 0, most });
    if (fault !== undefined) return { fault };
    // Editors end a file with a line break, and some begin it with a byte order mark.
    const text = readFileSync(descriptor, "utf8")
      .replace(/^\uFEFF/, "")
      .trim();
    return text === "" ? { fault: "is empty" } : { text };
  } catch (thrown) {
    return { fault: `cannot be read: ${unreadable(reasonOf(thrown))}` };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
