import { crc32 } from "node:zlib";
// Not Node's own: another version of it packs the same content into other bytes.
import { deflateSync } from "fflate";
import { assertPartNames } from "./partName";

/** What both headers of a part say of it, but for its name: 26 bytes. */
function about(name: Uint8Array, crc: number, packed: number, size: number): Uint8Array {
  const bytes = new Uint8Array(26);
  const view = new DataView(bytes.buffer);
  // Read by version 2.0; names of ASCII alone are the same with and without the flag for UTF-8.
  view.setUint16(0, 20, true);
  view.setUint16(2, name.every((byte) => byte < 0x80) ? 0 : 0x0800, true);
  view.setUint16(4, 8, true);
  // The first moment that a zip can name: a file's real time would make every build another zip.
  view.setUint16(8, (1 << 5) | 1, true);
  [crc, packed, size].forEach((value, index) => view.setUint32(10 + 4 * index, value, true));
  view.setUint16(22, name.length, true);
  return bytes;
}

/** Packs a content (RFC 1951); the same content gives the same bytes. */
export type Deflate = (content: Uint8Array) => Uint8Array;

/** In a hundredth of a second or so. */
export function quickDeflate(content: Uint8Array): Uint8Array {
  return deflateSync(content, { level: 9 });
}

/**
 * A zip of these parts, in this order, all deflated.
 * @throws ZipError for a name that nobody could unpack
 */
export function writeDirectory(parts: readonly (readonly [string, Uint8Array])[], deflate: Deflate): Uint8Array {
  assertPartNames(parts.map(([name]) => name));
  const contents: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [part, content] of parts) {
    const name = new TextEncoder().encode(part);
    const packed = deflate(content);
    const said = about(name, crc32(content), packed.length, content.length);
    const pieces = [numbers([0x04034b50, 4]), said, name, packed];
    contents.push(...pieces);
    // Made by version 2.0 on a system without rights; comment, disk and attributes are none.
    directory.push(numbers([0x02014b50, 4], [20, 2]), said, numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name);
    offset += lengthOf(pieces);
  }
  const length = lengthOf(directory);
  const end = numbers([0x06054b50, 4], [0, 4], [parts.length, 2], [parts.length, 2], [length, 4], [offset, 4], [0, 2]);
  return joined([...contents, ...directory, end]);
}

/** Numbers in little-endian order, each with its width in bytes. */
function numbers(...fields: readonly (readonly [value: number, width: 2 | 4])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [, width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, width] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
