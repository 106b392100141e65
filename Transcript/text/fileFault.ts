/** What the system's codes for a file that is not read mean to whoever named it. */
const UNREADABLE: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["ENOTDIR", "there is no such file"],
  ["ENAMETOOLONG", "there is no such file"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "this user may not read it"],
  ["EPERM", "this user may not read it"],
  ["ELOOP", "it is a link that leads nowhere"],
  ["ENXIO", "it is no file"],
]);

/** Why a file cannot be read, in our words. @param code of the system, such as `ENOENT` */
export function unreadable(code: string): string {
  return UNREADABLE.get(code) ?? `the system says ${code}`;
}

/** What the system says of a file that was opened: its name may lead elsewhere by now. */
export interface OpenedFile {
  isFile(): boolean;
  readonly uid: number;
  readonly mode: number;
  readonly size: number;
}

/** What a file has to be to be taken at its word. */
export interface FileWanted {
  /** Accounts that may have made it; absent where accounts do not own files by number, as on Windows. */
  readonly owners?: readonly number[] | undefined;
  /** Rights that nobody but its owner may have: `0o077` where others may not even read it, `0o022` not write. */
  readonly closedTo: number;
  /** Most bytes. */
  readonly most: number;
}

/** How a file is not as it has to be, to follow `it`; undefined when it is. */
export function fileFault(opened: OpenedFile, { owners, closedTo, most }: FileWanted): string | undefined {
  // A pipe would never answer, and a device never end.
  if (!opened.isFile()) return "is no file";
  if (owners !== undefined) {
    if (!owners.includes(opened.uid)) return "belongs to another account";
    if ((opened.mode & closedTo) !== 0) return `is open to other accounts (mode ${(opened.mode & 0o777).toString(8)})`;
  }
  return opened.size > most ? `has ${opened.size} bytes, more than ${most}` : undefined;
}
