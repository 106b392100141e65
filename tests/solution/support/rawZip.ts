import { deflateRawSync, crc32 } from "node:zlib";

/** One part as a hand may write it into a zip; whatever is given contradicts what is true. */
export interface RawPart {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** Stored when 0, deflated when 8. */
  readonly method?: number;
  readonly flags?: number;
  /** Bytes of the content as the directory claims. */
  readonly size?: number;
  readonly packed?: number;
  readonly crc?: number;
  /** Where the directory says it stands. */
  readonly offset?: number;
  /** Upper half: the Unix mode. */
  readonly attributes?: number;
  /** Its name in front of its content. */
  readonly localName?: string;
  /** Its method in front of its content. */
  readonly localMethod?: number;
  /** Its extra fields, in the directory and in front of its content. */
  readonly extra?: Uint8Array;
  readonly localExtra?: Uint8Array;
  /** Between its content and what follows. */
  readonly behind?: Uint8Array;
}

export interface RawZip {
  readonly parts: readonly RawPart[];
  /** How many parts the end claims. */
  readonly count?: number;
  readonly before?: Uint8Array;
  readonly behind?: Uint8Array;
  readonly comment?: Uint8Array;
}

/** A zip with its faults, byte by byte. */
export function rawZip({ parts, count = parts.length, before, behind, comment = new Uint8Array() }: RawZip): Buffer {
  const contents: Uint8Array[] = [Buffer.from(before ?? [])];
  const directory: Uint8Array[] = [];
  for (const part of parts) {
    const content = Buffer.from(part.content ?? "words");
    const method = part.method ?? 8;
    const packed = method === 8 ? deflateRawSync(content) : content;
    const at = Buffer.concat(contents).length;
    const header = (name: Buffer, theirMethod: number, extra: Uint8Array): Buffer => {
      const bytes = Buffer.alloc(26);
      bytes.writeUInt16LE(20, 0);
      bytes.writeUInt16LE(part.flags ?? 0x0800, 2);
      bytes.writeUInt16LE(theirMethod, 4);
      bytes.writeUInt32LE(part.crc ?? crc32(content), 10);
      bytes.writeUInt32LE(part.packed ?? packed.length, 14);
      bytes.writeUInt32LE(part.size ?? content.length, 18);
      bytes.writeUInt16LE(name.length, 22);
      bytes.writeUInt16LE(extra.length, 24);
      return bytes;
    };
    const name = Buffer.from(part.name);
    const localName = Buffer.from(part.localName ?? part.name);
    const { extra = new Uint8Array(), localExtra = new Uint8Array() } = part;
    const front = header(localName, part.localMethod ?? method, localExtra);
    contents.push(Buffer.from("PK\x03\x04"), front, localName, localExtra, packed);
    contents.push(Buffer.from(part.behind ?? []));
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(part.attributes ?? 0, 6);
    tail.writeUInt32LE(part.offset ?? at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x03"), header(name, method, extra), tail, name, extra);
  }
  const start = Buffer.concat(contents).length;
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(start, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...contents, ...directory, end, comment, behind ?? new Uint8Array()]);
}
