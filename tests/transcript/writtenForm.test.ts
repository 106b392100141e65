import { createHash } from "node:crypto";
import fc from "fast-check";
import { safeText } from "../../Transcript/text/safe";
import { writtenForm } from "../../Transcript/description/writtenForm";

const WRITTEN = "Channel: phone\n\nTranscript:\n[00:00:03] AI: hello\n[00:00:09] Customer: hi\n    i would like to pay";

test.each<readonly [string, (text: string) => string]>([
  ["Windows line ends", (text) => text.replace(/\n/g, "\r\n")],
  ["old Mac line ends", (text) => text.replace(/\n/g, "\r")],
  ["blanks and line ends at either end", (text) => ` \n${text}\n\n `],
  ["blanks at the end of lines", (text) => text.replace(/\n/g, "  \n")],
  ["blank lines taken away", (text) => text.replace(/\n+/g, "\n")],
  ["tabs and no-break spaces for blanks", (text) => text.replace(/ {4}/g, "\t").replace(/ /g, "\u00A0")],
  ["characters that XML forbids", (text) => text.replace(/hello/g, "h\u0000el\u0008l\uFFFE\uD800o")],
  ["bidi controls", (text) => text.replace("hello", "\u202Dhello\u202C")],
])("%s do not count", (_, change) => {
  expect(change(WRITTEN)).not.toBe(WRITTEN);
  expect(writtenForm(change(WRITTEN), change(WRITTEN))).toBe(writtenForm(WRITTEN, WRITTEN));
});

test.each<readonly [string, (text: string) => string]>([
  ["a word more", (text) => text.replace("hello", "hello there")],
  ["a word less", (text) => text.replace("hello", "")],
  ["a letter's case", (text) => text.replace("hello", "Hello")],
  ["an accent", (text) => text.replace("hello", "hellò")],
  ["a sign", (text) => text.replace("to pay", "to pay!")],
  ["a word in two", (text) => text.replace("hello", "hel lo")],
  ["two words in one", (text) => text.replace("to pay", "topay")],
  ["a line moved", (text) => text.split("\n").reverse().join("\n")],
  ["another speaker", (text) => text.replace("Customer", "AI")],
  ["a note below", (text) => `${text}\nDana: called back`],
])("%s counts, in either text", (_, change) => {
  const form = writtenForm(WRITTEN, WRITTEN);
  expect(writtenForm(change(WRITTEN), WRITTEN)).not.toBe(form);
  expect(writtenForm(WRITTEN, change(WRITTEN))).not.toBe(form);
});

test("no text and an empty one are the same; which of the two texts has the words is not", () => {
  expect(writtenForm(WRITTEN, "")).toBe(writtenForm(WRITTEN, undefined));
  expect(writtenForm(undefined, undefined)).toBe(writtenForm(" \n", ""));
  expect(writtenForm(WRITTEN, undefined)).not.toBe(writtenForm(undefined, WRITTEN));
  expect(writtenForm("a", "b")).not.toBe(writtenForm("a b", ""));
});

test("what Dataverse keeps of any text has the form of what was written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const kept = safeText(text).replace(/\n/g, "\r\n").trim();
      expect(writtenForm(kept, "")).toBe(writtenForm(text, ""));
    }),
  );
});

// Changed, it would call every case edited that stands there already.
test("the form is what it was when the first hash was written", () => {
  const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join("");
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
  expect(hash(writtenForm(WRITTEN, undefined))).toBe(
    "e59feeba106decc4023f54a516edecb6269d6227e2097deac693cbef07ec9fcb",
  );
  expect(hash(writtenForm(all, `${all}\uD800 \uDC00 \uFEFF \uFFFD \uFFFE \u{1F600}`))).toBe(
    "803d49f78664d06af49d0812556caf0010ef628c036d5b390b4ff7c6421b1977",
  );
});
