import { printable } from "../../Transcript/text/printable";
import { decodedText } from "./decodedText";
import { extraFault } from "./extra";
import { assertPartNames } from "./partName";
import { partError, ZipError } from "./zipError";

/** A part of a zip as its central directory tells it; nothing of it was unpacked yet. */
export interface Entry {
  readonly name: string;
  readonly isDeflated: boolean;
  /** CRC-32 of the content. */
  readonly crc: number;
  readonly compressed: Uint8Array;
  /** Bytes unpacked, as the zip claims. */
  readonly size: number;
}

/** What is judged before anything is unpacked. A solution of Microsoft's own has some 100 MB and some thousand parts. */
export const LIMITS = {
  /** Bytes of the file; Dataverse imports no larger one than 95 MB. */
  file: 128 * 2 ** 20,
  parts: 20_000,
  /** Bytes unpacked, of all parts together. */
  unpacked: 512 * 2 ** 20,
  /**
   * How many times its packed size a part, or all of them, may be, once that is more than `smallest` bytes. XML reaches
   * 20; background images of exported apps, which are a megabyte of one color, 900.
   */
  ratio: 200,
  smallest: 16 * 2 ** 20,
} as const;

const END = 0x06054b50;
const END_LENGTH = 22;
const CENTRAL = 0x02014b50;
const CENTRAL_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 0xffff;
const DESCRIPTOR = 0x08074b50;
/** Stands where the true number is in an extension of the format that only 4 GB need. */
const ZIP64 = { short: 0xffff, long: 0xffffffff };

const FLAG = { encrypted: 0x2041, descriptor: 0x0008, patch: 0x0020, utf8: 0x0800 };
const METHOD = { stored: 0, deflated: 8 };
/** The bits of a Unix mode that tell what kind of file it is, and the kinds that hold content: files, folders. */
const UNIX_KIND = 0xf000;
const UNIX_PLAIN = [0, 0x8000, 0x4000];

interface CentralEntry extends Omit<Entry, "compressed"> {
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

/**
 * Reads the central directory and holds everything else of the file against it, so that no other reader finds other
 * parts in it than we do: one end, one directory, each part once, in its place, under its one name, and no byte besides.
 * @returns the parts as they lie in the file
 * @throws ZipError
 */
export function readDirectory(bytes: Uint8Array): readonly Entry[] {
  if (bytes.length > LIMITS.file) throw new ZipError(`it has more than ${LIMITS.file} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start, end, count } = directoryOf(view);
  if (count > LIMITS.parts) throw new ZipError(`it has ${count} parts, more than ${LIMITS.parts}`);
  const entries: CentralEntry[] = [];
  let at = start;
  while (at < end) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL || entries.length === count)
      throw new ZipError("its directory is not whole");
    const next = at + CENTRAL_LENGTH + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
    if (next > end) throw new ZipError("its directory is not whole");
    entries.push(centralEntry(bytes, view, at));
    at = next;
  }
  if (entries.length !== count) throw new ZipError(`its directory holds ${entries.length} parts and claims ${count}`);
  assertPartNames(entries.map(({ name }) => name));
  assertSizes(entries);
  return located(bytes, view, entries, start);
}

function directoryOf(view: DataView): { readonly start: number; readonly end: number; readonly count: number } {
  const ends: number[] = [];
  let isInside = false;
  for (let at = view.byteLength - END_LENGTH; at >= 0 && at >= view.byteLength - END_LENGTH - LONGEST_COMMENT; at--) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength) ends.push(at);
    else isInside = true;
  }
  const [end, other] = ends;
  if (end === undefined)
    throw new ZipError(isInside ? "bytes follow its end" : "its end is missing: it is cut off, or no zip at all");
  if (other !== undefined) throw new ZipError("it has two ends, and each tells other parts");
  const [disk, diskOfDirectory, countHere, count] = [4, 6, 8, 10].map((field) => view.getUint16(end + field, true));
  const [length = 0, start = 0] = [12, 16].map((field) => view.getUint32(end + field, true));
  if (count === ZIP64.short || length === ZIP64.long || start === ZIP64.long) throw new ZipError(zip64Fault("it is"));
  if (disk !== 0 || diskOfDirectory !== 0 || countHere !== count) throw new ZipError("it is one of several files");
  if (start + length !== end)
    throw new ZipError("its directory does not stand before its end: bytes were put into it, or two zips together");
  return { start, end, count: count ?? 0 };
}

function centralEntry(bytes: Uint8Array, view: DataView, at: number): CentralEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const [crc = 0, packed = 0, size = 0] = [16, 20, 24].map((field) => view.getUint32(at + field, true));
  const offset = view.getUint32(at + 42, true);
  const nameEnd = at + CENTRAL_LENGTH + view.getUint16(at + 28, true);
  const name = decoded(bytes.subarray(at + CENTRAL_LENGTH, nameEnd), flags);
  if ([packed, size, offset].includes(ZIP64.long)) throw partError(name, zip64Fault("is"));
  if ((flags & FLAG.encrypted) !== 0) throw partError(name, "is encrypted");
  const extra = bytes.subarray(nameEnd, nameEnd + view.getUint16(at + 30, true));
  assertExtra(extra, { name, flags, packed, size, offset });
  if ((flags & FLAG.patch) !== 0 || !Object.values(METHOD).includes(method))
    throw partError(name, `is packed by a method that is not read (${method}); solutions are deflated`);
  if (!UNIX_PLAIN.includes((view.getUint32(at + 38, true) >>> 16) & UNIX_KIND))
    throw partError(name, "is no file but a link or a device");
  return { name, flags, method, isDeflated: method === METHOD.deflated, crc, packed, size, offset };
}

function zip64Fault(subject: string): string {
  return `${subject} of the kind zip64, which only more than 4 GB need`;
}

function assertSizes(entries: readonly CentralEntry[]): void {
  let [size, packed] = [0, 0];
  for (const entry of entries) {
    if (!entry.isDeflated && entry.size !== entry.packed)
      throw partError(entry.name, "is not packed, and has two sizes");
    if (isTooDense(entry.size, entry.packed)) throw partError(entry.name, bombFault(entry.size));
    size += entry.size;
    packed += entry.packed;
  }
  if (size > LIMITS.unpacked) throw new ZipError(`it unpacks to ${size} bytes, more than ${LIMITS.unpacked}`);
  if (isTooDense(size, packed)) throw new ZipError(`it ${bombFault(size)}`);
}

function isTooDense(size: number, packed: number): boolean {
  return size > LIMITS.smallest && size > LIMITS.ratio * packed;
}

function bombFault(size: number): string {
  return `unpacks to ${size} bytes, more than ${LIMITS.ratio} times its size in the zip`;
}

/** The content of each part, from the one place that is its own. */
function located(
  bytes: Uint8Array,
  view: DataView,
  entries: readonly CentralEntry[],
  directory: number,
): readonly Entry[] {
  const found: Entry[] = [];
  let free = 0;
  for (const entry of [...entries].sort((one, other) => one.offset - other.offset)) {
    const { name, isDeflated, crc, size, offset, packed, flags } = entry;
    if (offset < free) throw partError(name, "lies over another part");
    if (offset > free) throw partError(name, "has bytes before it that belong to no part");
    if (offset + LOCAL_LENGTH > directory || view.getUint32(offset, true) !== LOCAL)
      throw partError(name, "is not where the directory says");
    const nameEnd = offset + LOCAL_LENGTH + view.getUint16(offset + 26, true);
    const start = nameEnd + view.getUint16(offset + 28, true);
    const end = start + packed;
    if (end > directory) throw partError(name, "is longer than the zip");
    assertSame(bytes.subarray(offset + LOCAL_LENGTH, nameEnd), view, entry);
    assertExtra(bytes.subarray(nameEnd, start), entry);
    found.push({ name, isDeflated, crc, size, compressed: bytes.subarray(start, end) });
    free = end + ((flags & FLAG.descriptor) === 0 ? 0 : descriptorLength(view, end, entry));
  }
  if (free !== directory) throw new ZipError("it holds bytes before its directory that belong to no part");
  return found;
}

/** What stands in front of a part says what the directory says, or another reader finds another part. */
function assertSame(localName: Uint8Array, view: DataView, entry: CentralEntry): void {
  const { name, flags, method, crc, packed, size, offset } = entry;
  const other = decoded(localName, view.getUint16(offset + 6, true));
  if (other !== name) throw partError(name, `has another name in front of its content: ${printable(other)}`);
  const telling = FLAG.encrypted | FLAG.descriptor;
  const isSame =
    (view.getUint16(offset + 6, true) & telling) === (flags & telling) &&
    view.getUint16(offset + 8, true) === method &&
    // With a descriptor, they may stand behind the content alone; some writers leave room for sizes of 8 bytes.
    ((flags & FLAG.descriptor) !== 0 ||
      [14, 18, 22].every((field, index) =>
        [[crc, packed, size][index], ...(field > 14 ? [ZIP64.long] : [])].includes(
          view.getUint32(offset + field, true),
        ),
      ));
  if (!isSame) throw partError(name, "is told otherwise in front of its content than in the directory");
}

/** CRC and both sizes behind a part's content, with or without a signature; sizes of 4 or 8 bytes. */
function descriptorLength(view: DataView, at: number, { name, crc, packed, size }: CentralEntry): number {
  for (const signature of [4, 0]) {
    for (const width of [4, 8]) {
      const length = signature + 4 + 2 * width;
      if (at + length > view.byteLength || (signature > 0 && view.getUint32(at, true) !== DESCRIPTOR)) continue;
      const fields = [0, 4, 4 + width].map((field) => view.getUint32(at + signature + field, true));
      const isHigh = width === 8 && [8, 16].some((field) => view.getUint32(at + signature + field, true) !== 0);
      if (!isHigh && fields.every((field, index) => field === [crc, packed, size][index])) return length;
    }
  }
  throw partError(name, "is told otherwise behind its content than in the directory");
}

/** Without the flag, a name is of a code page that nobody names; solutions have ASCII. */
function decoded(name: Uint8Array, flags: number): string {
  return decodedText(name, (flags & FLAG.utf8) === 0 ? "latin1" : "utf-8");
}

/** Extra fields, in the directory and in front of a part, say what the directory says. */
function assertExtra(extra: Uint8Array, entry: Omit<CentralEntry, "isDeflated" | "crc" | "method">): void {
  const fault = extraFault(extra, { ...entry, hasDescriptor: (entry.flags & FLAG.descriptor) !== 0 });
  if (fault !== undefined) throw partError(entry.name, fault);
}
