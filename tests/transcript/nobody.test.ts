import { read } from "../support/read";
import { write } from "../../Transcript/description/write";
import { emailAddress } from "../../Transcript/text/email";
import { known } from "../../Transcript/text/known";
import { knownName, knownPhone } from "../../Transcript/text/nobody";

test.each([
  [
    "null",
    "NULL",
    "(null)",
    "<null>",
    '"null"',
    "None",
    "none.",
    "N/A",
    "n/a",
    "n.a.",
    "#N/A",
    "NA",
    "na",
    "nan",
    "NaN",
  ],
  ["undefined", "undefined undefined", "null, null", "unknown", "Unknown", "nil", "[object Object]", "not available"],
  [
    "Not provided",
    "None given",
    "not specified",
    "no data",
    "not known",
    "-",
    "--",
    "—",
    "…",
    "?",
    ".",
    "{}",
    "[]",
    '""',
    " ",
    "",
    "\u200b",
  ],
])("a word that stands for nothing is no value: %s and its like", (...words) => {
  expect(words.filter((word) => known(word) !== undefined)).toEqual([]);
});

test.each([
  ["Jane Null", "Null Island", "Nan", "Na", "Nil", "None of the lights work", "Unknown charge on my bill", "n/a yet"],
  ["Nothing works", "Not working", "no", "No signal", "Nullable", "0", "😀", "$5", "undefined behaviour"],
])("a value that only holds such a word stays: %s and its like", (...values) => {
  expect(values.map((value) => known(value))).toEqual(values);
});

test.each([
  ["+266696687", "266696687", "+266 696 687", "tel:+266696687", "+7378742833", "+7378742883", "+17378742883"],
  ["+86282452253", "+2562533", "+8656696", "+464", "0000000000", "+10000000000", "0", "+", "-1", "+1"],
  [
    "anonymous",
    "Anonymous",
    "RESTRICTED",
    "Private",
    "private number",
    "Unavailable",
    "blocked",
    "Withheld",
    "unknown",
  ],
  ["No Caller ID", "Out of Area", "Unknown Caller", "unterdrückt", "número privado", "masqué", "مجهول", "匿名"],
  ["sip:anonymous@anonymous.invalid", "SIP:Anonymous@10.0.0.1;user=phone", "sips:restricted@example.com"],
  ['"Anonymous" <sip:anonymous@anonymous.invalid>;tag=1', "sip:unknown@unknown.invalid", "tel:anonymous"],
  ["sip:+266696687@10.0.0.1", "anonymous@10.0.0.1", "sip:unavailable@192.0.2.1:5060", "sip:0000000000@example.com"],
  ['"Anonymous" <anonymous@anonymous.invalid>', "Anonymous <>", "+440000000000", "anonymous;phone-context=example.com"],
  ["null", "None", "undefined", "N/A", "-", "", " Anonymous "],
])("a number that is withheld is none: %s and its like", (...phones) => {
  expect(phones.filter((phone) => knownPhone(phone) !== undefined)).toEqual([]);
});

test.each([
  [
    "+442079460958",
    "020 7946 0958",
    "(202) 555-0143",
    "4711",
    "+266 2221 2345",
    "+65 8000 0000",
    "+86 10 6655 2533",
    "2562533",
  ],
  ["sip:12345678@pbx.example.com", "sip:alice@example.com", "tel:+12025550143", "٠٢٠٧٩٤٦٠٩٥٨", "ext. 42"],
  ["+12025550143 (private)", "unknown +12025550143"],
])("a number that is somebody's stays as it was written: %s and its like", (...phones) => {
  expect(phones.map((phone) => knownPhone(phone))).toEqual(phones);
});

test.each([
  ["null", "null null", "N/A", "Unknown", "Unknown Caller", "ANONYMOUS", "Anonymous Caller", "Private Number"],
  ["Restricted", "Unavailable", "blocked", "Withheld", "No Caller ID", "Anónimo", "anonyme", "Anonym"],
  ["WIRELESS CALLER", "Caller", "Unknown +12025550143", "null (+12025550143)", "Anonymous <sip:anonymous@example.com>"],
  ["+12025550143", "(202) 555-0143", "0207 946 0958 ext. 3", "12", "ann@example.com", "<ann@example.com>"],
  ["Unknown Name", "No Name", "OUT OF AREA"],
  ["sip:1234@pbx.example.com", "tel:+12025550143", "https://example.com/ann"],
])("what is no name is nobody's: %s and its like", (...names) => {
  expect(names.filter((name) => knownName(name) !== undefined)).toEqual([]);
});

test.each([
  ["Jane Null", "Noname Smith", "Private Müller", "Ann Lee +12025550143", "Unknown Mortal Orchestra", "李娜"],
])("a name stays: %s and its like", (...names) => {
  expect(names.map((name) => knownName(name))).toEqual(names);
});

test.each([
  "ann@example.com,",
  "<ann@example.com>",
  "mailto:ann@example.com",
  "MAILTO:ann@example.com?subject=hello",
  "Ann Lee <ann@example.com>",
  '"Lee, Ann" <ann@example.com>;',
  "'ann@example.com'",
  "ann@example.com.",
  "ann@example.com (work)",
  "[ann@example.com](mailto:ann@example.com)",
  "ann@example.com; bob@example.com",
  "&lt;ann@example.com&gt;",
  "smtp:ann@example.com",
  "E-Mail: ann@example.com",
  " \u00a0ann@example.com\n",
  "\u202aann@example.com\u202c",
  "‘ann@example.com’",
  "“ann@example.com”",
  "«ann@example.com»",
  "`ann@example.com`",
  "*ann@example.com*",
  "• ann@example.com",
  "=ann@example.com",
  "，ann@example.com",
  "mailto://ann@example.com",
])("an address is found in the noise around it: %j", (text) => {
  expect(emailAddress(text)).toBe("ann@example.com");
});

test.each([
  "o'hara+test@example.com",
  "josé.núñez@example.com",
  "a@example.co.uk",
  "no-one@example.com",
  "null@example.com",
  "none.such@example.com",
  "ann_lee-2@mail.example.com",
])("an address without noise stays: %s", (address) => {
  expect(emailAddress(address)).toBe(address);
});

test.each([
  [
    "null@null",
    "none@none.com",
    "undefined@undefined.com",
    "unknown@unknown.org",
    "n@n.com",
    "no@no.com",
    "noemail@example.com",
  ],
  ["no-reply@example.com", "donotreply@example.com", "anonymous@anonymous.invalid", "no_mail@example.com", "@"],
  ["ann@@example.com", "ann@bob@example.com", "ann@example.com@example.com", "ann@localhost", "ann@example..com"],
  [
    "a\u0000b@example.com",
    "a\u200bb@example.com",
    "\ud800@example.com",
    "null",
    "none",
    "n/a",
    "ann at example.com",
    "",
  ],
])("what is no address, or nobody's, is none: %j and its like", (...texts) => {
  expect(texts.filter((text) => emailAddress(text) !== undefined)).toEqual([]);
});

test("a description says nothing of what is not known, and has the address clean", () => {
  const text = write({
    channel: "phone",
    summary: "None",
    classification: "N/A",
    sentiment: "undefined",
    caller: { name: "Unknown Caller", email: "mailto:ann@example.com", phone: "+266696687" },
    session: "null",
    turns: [{ at: 0, speaker: "customer", text: "none" }],
  });
  expect(text).toBe(
    "Channel: phone\nCustomer Details:\n  Email: ann@example.com\n\nTranscript:\n[00:00:00] Customer: none",
  );
});

test("in a description that somebody else wrote they are no header, and their lines are shown", () => {
  const { conversation, items } = read(
    "Channel: phone\nSummary: None\nCustomer Details:\n  Name: null\n  Phone: Restricted\n  Email: n/a\nPhone: +12025550143\n[00:00:01] AI: hi",
  );
  expect(conversation).toMatchObject({ channel: "phone", caller: { phone: "+12025550143" } });
  expect(Object.keys(conversation.caller)).toEqual(["phone"]);
  expect(conversation.summary).toBeUndefined();
  expect(items[0]).toEqual({
    kind: "text",
    text: "Summary: None\nCustomer Details:\n  Name: null\n  Phone: Restricted\n  Email: n/a",
  });
});

test("a value that only begins with such a word is read whole", () => {
  const c = { summary: "None\nof the lights work", caller: { phone: "private\n+12025550143" }, turns: [] };
  expect(read(write(c)).conversation).toMatchObject({ summary: c.summary, caller: c.caller });
});
