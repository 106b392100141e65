import { constants } from "node:fs";
import { open, stat, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { fileFault, unreadable } from "../../Transcript/text/fileFault";
import { Failure, reasonOf } from "../failures/failure";

/** What a file of DATA_DIR is read as. */
export interface OwnFile {
  /** Others may not read it either: it holds a password. */
  readonly secret: boolean;
  /** Most bytes that it may have. */
  readonly most: number;
}

/**
 * The text of a file of DATA_DIR, which is read by its name alone: whatever lies there is opened without following a
 * link or waiting for a pipe, and is taken when it is a file of ours, of root or of the account whose folder it lies in,
 * that nobody else can write.
 * @returns undefined when there is none
 * @throws Failure that says how the file is
 */
export async function readOwnFile(file: string, { secret, most }: OwnFile): Promise<string | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (thrown) {
    const reason = reasonOf(thrown);
    if (reason === "ENOENT" || reason === "ENOTDIR") return undefined;
    if (reason === "EACCES" || reason === "EPERM")
      throw new Failure({ code: "data-file-unreadable", source: "inbox", values: { file, reason }, cause: thrown });
    throw notTaken(file, reason === "ELOOP" ? "is a link" : `cannot be opened: ${unreadable(reason)}`);
  }
  try {
    const closedTo = secret ? 0o077 : 0o022;
    const fault = fileFault(await handle.stat(), { owners: await ownersAt(file), closedTo, most });
    if (fault !== undefined) throw notTaken(file, fault);
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(most), 0, most, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The account of the folder could put there what it likes anyway. */
async function ownersAt(file: string): Promise<readonly number[] | undefined> {
  const ours = process.geteuid?.();
  return ours === undefined ? undefined : [ours, 0, (await stat(path.dirname(file))).uid];
}

function notTaken(file: string, how: string): Failure {
  return new Failure({ code: "data-file-unsafe", source: "inbox", values: { file, how } });
}
