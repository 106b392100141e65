import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { Failure } from "../failures/failure";
import type { EmbeddedAddress } from "./embeddedAddress";
import { readOwnFile } from "./ownFile";

/** The file in DATA_DIR by which service and commands find its server; readable by its owner alone. */
export const CONNECTION_FILE = "connection.json";

/** What the file holds. */
export interface ConnectionFile {
  /** How to reach the server that was started last; absent before the first start, and when an earlier version did it. */
  readonly service?: EmbeddedAddress | undefined;
}

const password = z.string().min(1);
/** A few hundred bytes: the longest path of a socket, and a password. */
const MOST_BYTES = 16_384;
const content = z.object({
  service: z
    .union([z.object({ socket: z.string().min(1), password }), z.object({ port: z.number().int(), password })])
    .optional(),
});

/**
 * What the file in `dataDir` says; undefined when there is none.
 * @throws Failure when there is one that cannot be used, or that another account may have made
 */
export async function readConnection(dataDir: string): Promise<ConnectionFile | undefined> {
  const file = path.join(dataDir, CONNECTION_FILE);
  const text = await readOwnFile(file, { secret: true, most: MOST_BYTES });
  if (text === undefined) return undefined;
  try {
    return content.parse(JSON.parse(text));
  } catch (cause) {
    throw new Failure({ code: "connection-file-damaged", source: "inbox", values: { file }, cause });
  }
}

/** Writes the file, whole or not at all: a kill halfway through would leave one that nobody can use. */
export async function writeConnection(dataDir: string, connection: ConnectionFile): Promise<void> {
  const file = path.join(dataDir, CONNECTION_FILE);
  await rm(`${file}.new`, { force: true });
  await writeFile(`${file}.new`, JSON.stringify(connection), { mode: 0o600, flag: "wx", flush: true });
  await rename(`${file}.new`, file);
}
