import { decodedText } from "./decodedText";

/** What the header says of a part that its extra fields stand behind. */
export interface Told {
  readonly name: string;
  readonly size: number;
  readonly packed: number;
  readonly offset: number;
  /** Whether the sizes may stand behind the content alone. */
  readonly hasDescriptor: boolean;
}

const ID = { zip64: 0x0001, pkwareUnix: 0x000d, strong: 0x0017, unicodeName: 0x7075, asiUnix: 0x756e, aes: 0x9901 };

/** Times and owner of a file; what follows in the field is where a link leads, or a device. */
const PKWARE_UNIX_LENGTH = 12;
const UNIX_KIND = 0xf000;
const UNIX_PLAIN = [0, 0x8000, 0x4000];

/**
 * What is wrong with a part's extra fields: some readers take name, sizes and kind from there, and would find another
 * part than who reads the header. Sources: APPNOTE 4.5 and 4.6.9, Info-ZIP's extrafld.txt.
 * @returns undefined when they say nothing else than the header
 */
export function extraFault(extra: Uint8Array, told: Told): string | undefined {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  let at = 0;
  while (at + 4 <= extra.length) {
    const start = at + 4;
    const end = start + view.getUint16(at + 2, true);
    if (end > extra.length) return "has an extra field that is not whole";
    const fault = fieldFault(view.getUint16(at, true), extra.subarray(start, end), told);
    if (fault !== undefined) return fault;
    at = end;
  }
  // Writers that align contents fill up with zeros.
  return extra.subarray(at).some((byte) => byte !== 0) ? "has an extra field that is not whole" : undefined;
}

function fieldFault(id: number, field: Uint8Array, told: Told): string | undefined {
  const view = new DataView(field.buffer, field.byteOffset, field.byteLength);
  switch (id) {
    case ID.unicodeName:
      // Version and checksum of the header's name come first; not every reader looks at them.
      return decodedText(field.subarray(5), "utf-8") === told.name ? undefined : "has another name in an extra field";
    case ID.zip64:
      return zip64Values(view).every((value, index) => isTold(value, index, told))
        ? undefined
        : "has another size or place in an extra field";
    case ID.strong:
    case ID.aes:
      return "is encrypted";
    case ID.asiUnix:
      return field.length >= 6 && UNIX_PLAIN.includes(view.getUint16(4, true) & UNIX_KIND)
        ? undefined
        : "is no file but a link or a device";
    case ID.pkwareUnix:
      return field.length === PKWARE_UNIX_LENGTH ? undefined : "is no file but a link or a device";
    default:
      return undefined;
  }
}

/** Size, packed size and place, as far as they are there; the number of a disk that may follow is 4 bytes. */
function zip64Values(view: DataView): readonly bigint[] {
  return Array.from({ length: Math.min(3, Math.floor(view.byteLength / 8)) }, (_, index) =>
    view.getBigUint64(8 * index, true),
  );
}

function isTold(value: bigint, index: number, { size, packed, offset, hasDescriptor }: Told): boolean {
  return value === BigInt([size, packed, offset][index] ?? 0) || (hasDescriptor && index < 2 && value === 0n);
}
