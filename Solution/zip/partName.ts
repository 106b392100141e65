import { visible } from "../../Transcript/text/printable";
import { partError } from "./zipError";

/** UTF-16 code units; Windows unpacks no longer path. */
const LONGEST_NAME = 260;
const FOLDERS_NAME = /\/$/;

/** Windows writes these without their last characters, over another file. */
const SHORTENED = /[. ]$/;
/** Windows has devices of these names, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[\d\u00b9\u00b2\u00b3])(?:\.|$)/i;

const FAULTS: readonly (readonly [(name: string) => boolean, string])[] = [
  [(name) => name === "", "has no name"],
  [(name) => name.length > LONGEST_NAME, `has a name of more than ${LONGEST_NAME} characters`],
  [(name) => name.includes("\\"), "has a backslash in its name, where a zip has slashes"],
  [(name) => name.startsWith("/"), "has an absolute path for a name"],
  [(name) => /^[a-z]:/i.test(name), "has the letter of a drive in its name"],
  [(name) => name.includes(":"), "has a colon in its name, which no file of Windows has"],
  // Also a surrogate without its half, which two systems write as two names.
  [(name) => visible(name) !== name, "has a character in its name that nobody sees"],
  [(name) => segments(name).some((segment) => segment === "" || segment === "."), "has an empty folder in its name"],
  [(name) => segments(name).includes(".."), "leads out of the zip by its name"],
  [
    (name) => segments(name).some((segment) => SHORTENED.test(segment)),
    "has a dot or a space at the end of a name, which Windows leaves out",
  ],
  [(name) => segments(name).some((segment) => DEVICE.test(segment)), "has the name of a device of Windows"],
  [(name) => /[<>"|?*]/.test(name), "has a character in its name that no file of Windows has"],
];

/**
 * The names of a zip's parts, as everybody who unpacks it could write them to a disk: below one folder, none over
 * another. An entry for a folder ends with a slash, and is judged like a part.
 * @throws ZipError
 */
export function assertPartNames(names: readonly string[]): void {
  // Windows and Dataverse take two names that differ in case alone for one, a Mac two spellings of an accent.
  const files = new Map<string, string>();
  for (const name of names) {
    const fault = FAULTS.find(([isFaulty]) => isFaulty(name))?.[1];
    if (fault !== undefined) throw partError(name, fault);
    const key = folded(name);
    const other = files.get(key);
    if (other === name) throw partError(name, "stands in it twice");
    if (other !== undefined) throw partError(name, `has the name of another but for its case: "${other}"`);
    files.set(key, name);
  }
  for (const name of names) {
    for (let end = name.indexOf("/"); end > 0; end = name.indexOf("/", end + 1)) {
      if (files.has(folded(name.slice(0, end)))) throw partError(name, "lies in another part as if that were a folder");
    }
  }
}

function segments(name: string): readonly string[] {
  return name.replace(FOLDERS_NAME, "").split("/");
}

function folded(name: string): string {
  return name.normalize("NFC").toUpperCase().toLowerCase();
}
