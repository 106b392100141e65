import { crc32 } from "node:zlib";
import { readZip, ZipError } from "../../Solution/zip";
import { rawZip, type RawPart } from "./support/rawZip";

/** An extra field of this id. */
function field(id: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(content.length, 2);
  return Buffer.concat([head, content]);
}

/** Info-ZIP's name in UTF-8, with the checksum of the header's. */
function unicodeName(name: string, header = "a.xml"): Buffer {
  const head = Buffer.from([1, 0, 0, 0, 0]);
  head.writeUInt32LE(crc32(header), 1);
  return field(0x7075, head, Buffer.from(name));
}

function zip64(...values: readonly number[]): Buffer {
  return field(1, Buffer.from(BigUint64Array.from(values.map(BigInt)).buffer));
}

const part = { name: "a.xml", content: "words", method: 0 };
const read = (about: Partial<RawPart>): readonly string[] => [
  ...readZip(rawZip({ parts: [{ ...part, ...about }] }), "some.zip").keys(),
];
const LINK = Buffer.from([0, 0, 0, 0, 0xff, 0xa1, 1, 0, 0, 0, 0, 0, 0, 0, 0x2f]);

test.each<[string, Uint8Array, RegExp]>([
  ["another name", unicodeName("../evil.xml"), /part "a\.xml" has another name in an extra field/],
  ["another name for another header", unicodeName("b.xml", "c.xml"), /another name/],
  ["an empty name", unicodeName(""), /another name/],
  ["a name that is no text", field(0x7075, Uint8Array.of(1, 0, 0, 0, 0, 0xff)), /no text/],
  ["the same name and then another", Buffer.concat([unicodeName("a.xml"), unicodeName("b.xml")]), /another name/],
  ["another size", zip64(6), /part "a\.xml" has another size or place/],
  ["another packed size", zip64(5, 2 ** 40), /another size/],
  ["another place", zip64(5, 5, 7), /another size or place/],
  ["a link", field(0x756e, LINK), /no file but a link/],
  ["where a link leads", field(0x000d, Buffer.alloc(12), Buffer.from("/etc")), /no file but a link/],
  ["encryption", field(0x9901, Buffer.from([2, 0, 0x41, 0x45, 3, 8, 0])), /is encrypted/],
  ["a field longer than its room", Buffer.from([0x75, 0x70, 9, 0, 1]), /extra field that is not whole/],
  ["half a field", Buffer.from([0x75, 0x70, 9]), /not whole/],
])("an extra field with %s is refused, in the directory and in front of the content", (_what, extra, expected) => {
  for (const place of ["extra", "localExtra"] as const) {
    expect(() => read({ [place]: extra })).toThrow(ZipError);
    expect(() => read({ [place]: extra })).toThrow(expected);
  }
});

test("extra fields that say the same, times, and zeros that fill up are no faults", () => {
  const times = field(0x5455, Buffer.from([1, 0, 0, 0, 0]));
  for (const extra of [unicodeName("a.xml"), zip64(), zip64(5), zip64(5, 5, 0), times, Buffer.alloc(3)]) {
    const same = Buffer.concat([times, extra]);
    expect(read({ extra: same, localExtra: same })).toEqual(["a.xml"]);
  }
});
