import { unzipSync, zipSync } from "fflate";

/** The files of a zip by their name in it. */
export type Parts = ReadonlyMap<string, Uint8Array>;

// The first moment that a zip can name: a file's real time would make every build another zip.
const MTIME = new Date(1980, 0, 1);

/** A file that should be a zip is not. */
export class ZipError extends Error {
  public override readonly name = "ZipError";
}

/** The same parts give the same bytes, in whatever order they are named and wherever it runs. */
export function writeZip(parts: Parts): Uint8Array {
  const entries = [...parts].sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: MTIME, os: 0 });
}

/** @throws ZipError */
export function readZip(bytes: Uint8Array, file: string): Parts {
  try {
    return new Map(Object.entries(unzipSync(bytes)));
  } catch (error) {
    throw new ZipError(`${file} is not a readable zip: ${error instanceof Error ? error.message : String(error)}`);
  }
}
