import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { Failure, reasonOf } from "../failures/failure";
import type { EmbeddedAddress } from "./embeddedAddress";

/** The file in DATA_DIR without which its inbox cannot be opened; readable by its owner alone. */
export const CONNECTION_FILE = "connection.json";

/** What the file holds. */
export interface ConnectionFile {
  /** The password of the set-up role, made with the inbox. */
  readonly password: string;
  /** How to reach the server that was started last; absent when an earlier version started it. */
  readonly service?: EmbeddedAddress | undefined;
}

const password = z.string().min(1);
const content = z.object({
  password,
  service: z
    .union([z.object({ socket: z.string().min(1), password }), z.object({ port: z.number().int(), password })])
    .optional(),
});

/**
 * What the file in `dataDir` says; undefined when there is none.
 * @throws Failure when there is one that cannot be used: taken for none, it would cost the inbox
 */
export async function readConnection(dataDir: string): Promise<ConnectionFile | undefined> {
  const file = path.join(dataDir, CONNECTION_FILE);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (thrown) {
    const reason = reasonOf(thrown);
    if (reason === "ENOENT") return undefined;
    throw new Failure({ code: "connection-file-unreadable", source: "inbox", values: { file, reason }, cause: thrown });
  }
  try {
    return content.parse(JSON.parse(text));
  } catch (cause) {
    throw new Failure({ code: "connection-file-damaged", source: "inbox", values: { file }, cause });
  }
}

/** Writes the file, whole or not at all: a kill halfway through would leave an inbox that nobody can open. */
export async function writeConnection(dataDir: string, connection: ConnectionFile): Promise<void> {
  const file = path.join(dataDir, CONNECTION_FILE);
  await rm(`${file}.new`, { force: true });
  await writeFile(`${file}.new`, JSON.stringify(connection), { mode: 0o600, flag: "wx", flush: true });
  await rename(`${file}.new`, file);
}
