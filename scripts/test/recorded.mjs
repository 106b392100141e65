import { rmSync } from "node:fs";
import path from "node:path";

const RECORDED = "out/requests";

/** Has this command's tests leave what they ask of the local Dataverse, for the check that comes after them. */
export function recordRequests() {
  rmSync(RECORDED, { recursive: true, force: true });
  process.env.LOCAL_DATAVERSE_RECORD = path.resolve(RECORDED);
}
