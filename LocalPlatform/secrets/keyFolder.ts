import { mkdirSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { errorText } from "../command/errorText";

/** There is no place of this account's own to keep a file in. */
export class NotKeptError extends Error {
  override readonly name = "NotKeptError";
}

/** The folder of ours, below the one for what programs keep between two runs. */
const OURS = "opencx-local-platform";

/**
 * The folder that the key of the local servers is kept in: below `XDG_STATE_HOME`, by default `~/.local/state` (XDG Base
 * Directory Specification), on Windows below `LOCALAPPDATA`. It and the folders above it are made; a home is not.
 * @throws NotKeptError without a home of this account's own, or one that cannot be written
 */
export function keyFolder(environment: NodeJS.ProcessEnv): string {
  const given = process.platform === "win32" ? environment.LOCALAPPDATA : environment.XDG_STATE_HOME;
  // The specification: a path that is not absolute is ignored.
  const state = given !== undefined && path.isAbsolute(given) ? given : path.join(ownHome(), ".local", "state");
  const folder = path.join(state, OURS);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new NotKeptError(`${folder} cannot be made (${errorText(error)})`);
  }
  return folder;
}

/** Not another's, as under sudo: what we made there its owner could not read. */
function ownHome(): string {
  let home: string;
  let owner: number;
  try {
    home = os.homedir();
    owner = statSync(home).uid;
  } catch (error) {
    throw new NotKeptError(`there is no home folder (${errorText(error)})`);
  }
  // It would lie wherever the command is given.
  if (!path.isAbsolute(home)) throw new NotKeptError(`there is no home folder (${home} is no absolute path)`);
  if (process.geteuid !== undefined && owner !== process.geteuid())
    throw new NotKeptError(`the home folder ${home} belongs to another account`);
  return home;
}
