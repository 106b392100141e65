import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { crc32, inflateRawSync } from "node:zlib";
import { fileFault, unreadable as unreadableFile } from "../Transcript/text/fileFault";
import { printable } from "../Transcript/text/printable";
import { LIMITS, readDirectory, type Entry } from "./zip/directory";
import { quickDeflate, writeDirectory, type Deflate } from "./zip/write";
import { partError, ZipError } from "./zip/zipError";

export { ZipError } from "./zip/zipError";

/** The files of a zip by their name in it. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/**
 * The bytes of a zip on a disk: read when it is a file of a size that a solution can have.
 * @throws ZipError
 */
export async function readZipFile(file: string): Promise<Uint8Array> {
  try {
    // A pipe would keep whoever opens it waiting.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const about = await handle.stat();
      if (about.isDirectory()) throw unreadable(file, unreadableFile("EISDIR"));
      const fault = fileFault(about, { closedTo: 0, most: LIMITS.file });
      if (fault !== undefined) throw unreadable(file, `it ${fault}`);
      if (about.size === 0) throw unreadable(file, "it is empty");
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw unreadable(file, unreadableFile(String((error as NodeJS.ErrnoException).code)));
  }
}

/**
 * The parts of a zip, each as it stands in it: a zip among them stays one part. Its directory is judged before anything
 * is unpacked, and nothing is unpacked beyond what it says.
 * @param file for messages
 * @throws ZipError
 */
export function readZip(bytes: Uint8Array, file: string): Parts {
  try {
    return new Map(readDirectory(bytes).map((entry) => [entry.name, unpacked(entry)]));
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error));
  }
}

function unpacked({ name, isDeflated, crc, size, compressed }: Entry): Uint8Array {
  const content = isDeflated ? inflated(name, compressed, size) : new Uint8Array(compressed);
  if (content.length !== size) throw partError(name, `has ${content.length} bytes, and claims ${size}`);
  if (crc32(content) !== crc) throw partError(name, "is damaged: its checksum is another");
  return content;
}

/** Stops at the size that the directory claims: what claims little and holds much is not unpacked. */
function inflated(name: string, compressed: Uint8Array, size: number): Uint8Array {
  try {
    // With `info`, as the types do not say, also how much of the input there was to read.
    const { buffer, engine } = inflateRawSync(compressed, {
      maxOutputLength: Math.max(size, 1),
      info: true,
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    if (engine.bytesWritten !== compressed.length) throw partError(name, "holds bytes behind its packed content");
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
  } catch (error) {
    if (error instanceof ZipError) throw error;
    const isLonger = (error as { readonly code?: unknown }).code === "ERR_BUFFER_TOO_LARGE";
    throw partError(name, isLonger ? `has more bytes than the ${size} it claims` : "is damaged: it cannot be unpacked");
  }
}

function unreadable(file: string, why: string): ZipError {
  return new ZipError(`${printable(file)} is not a readable zip: ${why}`);
}

/**
 * The same parts give the same bytes, in whatever order they are named and wherever it runs.
 * @param deflate how each is packed; quickly unless told
 * @throws ZipError for a name that {@link readZip} refuses
 */
export function writeZip(parts: Parts, deflate: Deflate = quickDeflate): Uint8Array {
  return writeDirectory(
    [...parts].sort(([one], [other]) => (one < other ? -1 : 1)),
    deflate,
  );
}
