import { randomBytes } from "node:crypto";
import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import type { Stats } from "node:fs";
import path from "node:path";
import { errorCode, errorText } from "../command/errorText";
import { NotKeptError } from "./keyFolder";

/** The key's file, or its folder, is not as we make it: the message says how it is and what to do. */
export class KeyFileError extends Error {
  override readonly name = "KeyFileError";

  constructor(place: string, how: string) {
    super(
      `the secrets of the local servers are not taken from ${place}: it ${how}. Delete it, and the next start makes new ones; ` +
        "or name another folder with XDG_STATE_HOME",
    );
  }
}

const FILE = "key";
const KEY_BYTES = 32;
const FORM = /^[0-9a-f]{64}\n$/;
/** Rights of anybody but the owner. */
const OTHERS = 0o077;

/**
 * The key in this folder, 32 random bytes; made when there is none. Several programs may ask at once: all get the one
 * that was there first.
 * @throws KeyFileError for a link, for what another account owns, reads or writes, and for what is no key; NotKeptError
 * when none can be made here
 */
export function keptKey(folder: string): Buffer {
  const stats = lstatSync(folder);
  // Whoever may write the folder may put another file into it.
  if (!stats.isDirectory()) throw new KeyFileError(folder, "is a link or no folder");
  checkOwn(folder, stats);
  const file = path.join(folder, FILE);
  try {
    return readKey(file);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
  makeKey(file);
  return readKey(file);
}

function readKey(file: string): Buffer {
  let descriptor: number;
  try {
    // Neither a link, nor a pipe that would never answer.
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (errorCode(error) === "ENOENT") throw error;
    throw new KeyFileError(file, errorCode(error) === "ELOOP" ? "is a link" : `cannot be opened (${errorText(error)})`);
  }
  try {
    // Of what was opened: the name may lead elsewhere by now.
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new KeyFileError(file, "is no file");
    checkOwn(file, stats);
    const text = stats.size === KEY_BYTES * 2 + 1 ? readFileSync(descriptor, "latin1") : "";
    if (!FORM.test(text)) throw new KeyFileError(file, "is damaged");
    return Buffer.from(text.trim(), "hex");
  } finally {
    closeSync(descriptor);
  }
}

/** Written aside and then linked: whoever reads meanwhile finds no file or a whole one, and the first one stays. */
function makeKey(file: string): void {
  const aside = `${file}-${process.pid}-${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(aside, `${randomBytes(KEY_BYTES).toString("hex")}\n`, { flag: "wx", mode: 0o600, flush: true });
    linkSync(aside, file);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw new NotKeptError(`${file} cannot be made (${errorText(error)})`);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Where accounts own files by number; Windows keeps a profile's folder for its account. */
function checkOwn(place: string, { uid, mode }: Stats): void {
  if (process.geteuid === undefined) return;
  if (uid !== process.geteuid()) throw new KeyFileError(place, "belongs to another account");
  if ((mode & OTHERS) !== 0)
    throw new KeyFileError(place, `is open to other accounts (mode ${(mode & 0o777).toString(8)})`);
}
