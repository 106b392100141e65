import { stat } from "node:fs/promises";
import path from "node:path";

/** The folder of PostgreSQL's files, the inbox itself, in DATA_DIR. */
export function dataFolder(dataDir: string): string {
  return path.join(dataDir, "postgres");
}

/** Whether an inbox lies in `dataDir`. */
export async function holdsInbox(dataDir: string): Promise<boolean> {
  return stat(dataFolder(dataDir)).then(
    () => true,
    () => false,
  );
}
