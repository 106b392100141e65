import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32 } from "node:zlib";
import * as zips from "../../Solution/zip";
import { rawZip, type RawZip } from "./support/rawZip";

const read = (zip: RawZip | Uint8Array): zips.Parts =>
  zips.readZip(zip instanceof Uint8Array ? zip : rawZip(zip), "some.zip");
const named = (...names: readonly string[]): RawZip => ({ parts: names.map((name) => ({ name })) });
const MiB = 2 ** 20;
const zeros = (length: number): Uint8Array => new Uint8Array(length);

test.each<[string, RawZip | Uint8Array, RegExp]>([
  ["a part above the zip", named("../evil.xml"), /part "\.\.\/evil\.xml" leads out of the zip/],
  ["a part above a folder", named("a/../../evil.xml"), /leads out of the zip/],
  ["a part that stays where it is by a detour", named("a/../b"), /leads out of the zip/],
  ["an absolute part", named("/etc/passwd"), /part "\/etc\/passwd" has an absolute path/],
  ["a part on a drive", named("C:/evil.xml"), /has the letter of a drive/],
  ["a part on a drive, without a folder", named("c:evil.xml"), /has the letter of a drive/],
  ["a stream of a file", named("solution.xml:evil"), /has a colon/],
  ["a name with backslashes", named("..\\evil.xml"), /part "\.\.\\evil\.xml" has a backslash/],
  ["a share of Windows", named("\\\\host\\share"), /has a backslash/],
  ["a name with a NUL", named("solution.xml\0.js"), /part "solution\.xml\\u0000\.js" has a character .* nobody sees/],
  ["a name with an escape", named("\x1b]0;title\x07"), /part "\\u001b]0;title\\u0007" has a character/],
  ["a name that reads otherwise", named("gpj.\u202Esj"), /part "gpj\.\\u202esj" has a character/],
  ["a name that is no text", { parts: [{ name: Uint8Array.of(0xff, 0xfe) }] }, /whose name is no text/],
  ["an empty name", named(""), /part "" has no name/],
  ["an empty folder", named("a//b"), /has an empty folder/],
  ["a folder that is its own", named("./a"), /has an empty folder/],
  ["a name without end", named("a/".repeat(5_000) + "b"), /part "(a\/)+a?…" has a name of more than 260/],
  ["a part twice", named("a.xml", "b.xml", "a.xml"), /part "a\.xml" stands in it twice/],
  ["a part twice but for its case", named("Solution.xml", "solution.XML"), /but for its case: "Solution\.xml"/],
  ["a part twice but for the spelling of an accent", named("e\u0301.xml", "\u00E9.xml"), /but for its case/],
  ["a part twice but for a dot", named("solution.xml", "solution.xml."), /part "solution\.xml\." has a dot or a space/],
  ["a folder with a space at its end", named("a /b"), /part "a \/b" has a dot or a space/],
  ["a step by dots and a space", named("a/.. /b"), /has a dot or a space/],
  ["a device", named("WebResources/nul.js"), /has the name of a device/],
  ["a name for many files", named("a*.js"), /that no file of Windows has/],
  ["a part below a part", named("a", "A/b"), /part "A\/b" lies in another part/],
  ["an encrypted part", { parts: [{ name: "a", flags: 1 }] }, /part "a" is encrypted/],
  ["an unknown method", { parts: [{ name: "a", method: 12 }] }, /part "a" is packed by a method .* \(12\)/],
  ["a link", { parts: [{ name: "a", attributes: 0xa1ff0000 }] }, /part "a" is no file but a link/],
  ["a device", { parts: [{ name: "a", attributes: 0x21ff0000 }] }, /part "a" is no file but a link or a device/],
  ["another name inside", { parts: [{ name: "a", localName: "\x1bb" }] }, /part "a" has another name .*: \\u001bb/],
  ["another method inside", { parts: [{ name: "a", method: 0, localMethod: 8 }] }, /part "a" is told otherwise/],
  ["two parts at one place", { parts: [{ name: "a" }, { name: "b", offset: 0 }] }, /part "." lies over another/],
  ["a part outside", { parts: [{ name: "a", offset: 10_000 }] }, /part "a" has bytes before it/],
  ["a part longer than the zip", { parts: [{ name: "a", packed: 10_000 }] }, /part "a" is longer than the zip/],
  ["sizes of zip64", { parts: [{ name: "a", size: 0xffffffff }] }, /part "a" is of the kind zip64/],
  ["a count of zip64", { ...named("a"), count: 0xffff }, /it is of the kind zip64/],
  ["a part that is not counted", { ...named("a", "b"), count: 1 }, /its directory is not whole/],
  ["a part that is counted and not there", { ...named("a"), count: 2 }, /holds 1 parts and claims 2/],
  ["bytes behind the end", { ...named("a"), behind: zeros(3) }, /bytes follow its end/],
  [
    "bytes before the start",
    { ...named("a"), before: zeros(3) },
    /its directory does not stand before its end|bytes before it/,
  ],
  ["bytes between parts", { parts: [{ name: "a", behind: zeros(9) }, { name: "b" }] }, /part "b" has bytes before it/],
  ["bytes before the directory", { parts: [{ name: "a", behind: zeros(9) }] }, /bytes before its directory/],
  ["two ends", { ...named("a"), comment: rawZip(named("b")) }, /two ends/],
  ["two zips together", Buffer.concat([rawZip(named("a")), rawZip(named("b"))]), /directory does not stand before/],
  ["a zip that is cut off", rawZip(named("a", "b")).subarray(0, 90), /its end is missing/],
  ["another checksum", { parts: [{ name: "a", crc: 7 }] }, /part "a" is damaged: its checksum/],
  ["what cannot be unpacked", { parts: [{ name: "a", method: 0, localMethod: 0, size: 4 }] }, /has two sizes/],
])("%s is refused, and named", (_, zip, expected) => {
  expect(() => read(zip)).toThrow(zips.ZipError);
  expect(() => read(zip)).toThrow(expected);
});

test("what unpacks to more than a solution can have is refused before it is unpacked", () => {
  const bomb = { name: "bomb.xml", content: zeros(20 * MiB) };
  expect(() => read({ parts: [bomb] })).toThrow(/part "bomb\.xml" unpacks to 20971520 bytes, more than 200 times/);
  // Many that are small enough each.
  const many = Array.from({ length: 40 }, (_, index) => ({ name: `${index}.xml`, content: zeros(MiB) }));
  expect(() => read({ parts: many })).toThrow(/it unpacks to 41943040 bytes, more than 200 times/);
  const large = { content: "few", method: 0, size: 300 * MiB, packed: 300 * MiB };
  expect(() => read({ parts: ["a", "b"].map((name) => ({ ...large, name })) })).toThrow(
    /it unpacks to 629145600 bytes/,
  );
  expect(() => read({ parts: [], count: 20_001 })).toThrow(/it has 20001 parts, more than 20000/);
});

test("what claims a small size is unpacked no further", () => {
  const liar = { name: "liar.xml", content: zeros(20 * MiB), size: 1_000 };
  expect(() => read({ parts: [liar] })).toThrow(/part "liar\.xml" has more bytes than the 1000 it claims/);
  expect(() => read({ parts: [{ name: "a", size: 9 }] })).toThrow(/part "a" has 5 bytes, and claims 9/);
});

test("a part is a part, whatever it is called: written and read again, none is lost", () => {
  const names = ["__proto__", "constructor", "toString", "a/__proto__", "[Content_Types].xml", "é日本.xml"];
  const parts = new Map(names.map((name) => [name, new TextEncoder().encode(name)]));
  expect([...zips.readZip(zips.writeZip(parts), "some.zip")].sort()).toEqual([...parts].sort());
  expect(() => zips.writeZip(new Map([["../a", zeros(1)]]))).toThrow(zips.ZipError);
});

test("a zip among the parts stays a part", () => {
  const inner = rawZip(named("../evil.xml"));
  for (const method of [0, 8])
    expect(read({ parts: [{ name: "inner.zip", content: inner, method }] }).get("inner.zip")).toEqual(
      new Uint8Array(inner),
    );
});

test("sizes behind the content, as streams write them, and an entry for a folder are no faults", () => {
  const words = { name: "a", content: "words", method: 0, flags: 0x0808 };
  const zip = (crc: number, ...fields: readonly number[]): RawZip => ({
    parts: [{ ...words, behind: new Uint8Array(Uint32Array.from([0x08074b50, crc, ...fields]).buffer) }],
  });
  const crc = crc32("words");
  expect([...read(zip(crc, 5, 5)).keys()]).toEqual(["a"]);
  expect([...read(zip(crc, 5, 0, 5, 0)).keys()]).toEqual(["a"]);
  expect(() => read(zip(crc + 1, 5, 5))).toThrow(/part "a" is told otherwise behind its content/);
  expect([...read(named("a/", "a/b")).keys()]).toEqual(["a/", "a/b"]);
});

test("a file is judged by its size before it is read, and has to be one", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "opencx-zips-"));
  try {
    const file = path.join(folder, "huge.zip");
    writeFileSync(file, "PK");
    truncateSync(file, 300 * MiB);
    await expect(zips.readZipFile(file)).rejects.toThrow(/huge\.zip is not a readable zip: it has 314572800 bytes/);
    await expect(zips.readZipFile(folder)).rejects.toThrow(/is not a readable zip: it is a folder/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
