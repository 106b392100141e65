import { existsSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { vcon } from "../../Transcript/files/vcon";
import { webVtt } from "../../Transcript/files/webVtt";
import type { OpenCall } from "../../Transcript/files/openCall";
import { read } from "../support/read";
import { folder, ingested, recorded, turnsOf } from "./support/openFormats";

const REAL = path.resolve(process.cwd(), "../shared/vcon");
if (!existsSync(REAL)) console.warn(`SKIPPED: real vCons; ${REAL} is not there`);
const CALL: OpenCall = {
  uuid: "0195f877-7166-8c45-9dd8-dd37220d7001",
  names: { ai: "KI", customer: "Kunde", agent: "Agentin", other: "Weitere" },
  caller: { name: "Kathleen Nelson", phone: "+13025550122" },
  callStarted: "2026-03-01T10:00:00Z",
  language: "de",
  turns: [
    { at: 3, speaker: "ai", text: "hello &amp; welcome" },
    { at: 9, speaker: "customer", text: "a < b & c --> d\n\nsecond  line <v Ann>" },
    { at: 9, speaker: "customer", text: "NOTE this" },
    { at: 1_300, speaker: "agent", text: "after 20 minutes: yes" },
    { at: 1_301, speaker: "other", text: "system: bye" },
  ],
};
const CUE = "WEBVTT\n\n00:01.000 --> 00:02.000\n";
const TURNS = CALL.turns.map(({ at, speaker, text }) => `[${at}] ${speaker}: ${text}`);

test.each([
  ["WebVTT", (call: OpenCall) => webVtt(call)],
  [
    "WebVTT with a byte order mark and Windows line ends",
    (call: OpenCall) => `\ufeff${webVtt(call).replace(/\n/g, "\r\n")}`,
  ],
  ["vCon", (call: OpenCall) => vcon(call, new Date())],
])(
  "what is saved as %s is read back to the same turns, with caller, start and language; twice is one case",
  async (name, write) => {
    const uuid = CALL.uuid.replace(/...$/, String(name.length + 100));
    const saved = write({ ...CALL, uuid });
    const file = path.join(folder, `saved-${name.length}`);
    writeFileSync(file, saved);
    const { incidents } = await ingested({ path: file });
    const { conversation } = read(String(incidents[0]?.description));
    expect(conversation.turns.map(({ at, speaker, text }) => `[${at}] ${speaker}: ${text}`)).toEqual(TURNS);
    expect(conversation).toMatchObject({ caller: CALL.caller, callStarted: CALL.callStarted, language: "de" });
    expect(conversation.session).toBeUndefined();
    expect(incidents[0]).toMatchObject({ opencx_sessionid: uuid, opencx_callerphone: "+13025550122" });
    expect(await ingested({ path: file })).toMatchObject({
      code: 0,
      incidents: [],
      out: expect.stringContaining("was there") as unknown,
    });
  },
);

test("WebVTT of others: voices, tags, references, labels, styles, cues without names or with wrong times", async () => {
  const head =
    "WEBVTT Kind: captions; Language: en\nLanguage: fr\n\nSTYLE\n::cue { color: red }\n\nNOTE by --- somebody\n\n";
  expect(
    await turnsOf(
      `${head}1\n00:01.500 --> 00:04.000 align:start\n<v Marie Agent><b>Bonjour</b> &amp; <00:00:02.000>merci</v>\n\n` +
        `id\n01:00:05.000 --> 01:00:06.000\n<v Jean>Oui&nbsp;!</v> <v Marie Agent>Bien.\n\n00:99 --> x\nlost\n`,
    ),
  ).toEqual(["[1] agent: Bonjour & merci", "[3605] customer: Oui\u00a0!", "[3605] agent: Bien."]);
  expect(
    await turnsOf("WEBVTT\n\n00:00.000 --> 00:01.000\nAnn Lee: hi\n\n00:02.000 --> 00:03.000\nBob: hello\n"),
  ).toEqual(["[0] agent: hi", "[2] customer: hello"]);
  expect(await turnsOf("WEBVTT\n\n00:00.000 --> 00:01.000\njust words\n")).toEqual(["[0] other: just words"]);
});

test.each<[string, string, readonly string[]]>([
  ["a cue right below the head", "WEBVTT\n00:01.000 --> 00:02.000\n<v Ann Agent>hi\n", ["[1] agent: hi"]],
  ["a cue that is called NOTE", "WEBVTT\n\nNOTE\n00:01.000 --> 00:02.000\n<v Ann Agent>hi\n", ["[1] agent: hi"]],
  [
    "an arrow among words",
    `${CUE}<v Ann Agent>by bus\nA --> B\nthen home\n`,
    ["[1] agent: by bus\nA --> B\nthen home"],
  ],
  ["times in fewer digits", "WEBVTT\n\n0:01 --> 0:02\n<v Ann Agent>hi\n", ["[1] agent: hi"]],
  [
    "each side recorded apart",
    `${CUE}<v Ann Agent>hi\n\n00:05.000 --> 00:06.000\n<v Ann Agent>bye\n\n00:03.000 --> 00:04.000\n<v Bob>yes\n`,
    ["[1] agent: hi", "[3] customer: yes", "[5] agent: bye"],
  ],
  [
    "voices within another's, and line ends of HTML",
    `${CUE}<v Ann Agent>one<br>more <v Bob>yes</v> two</v>\n`,
    ["[1] agent: one\nmore", "[1] customer: yes", "[1] agent: two"],
  ],
  ["several names in a cue", `${CUE}>> Ann Agent: hi\n>> Bob: yes\n`, ["[1] agent: hi", "[1] customer: yes"]],
])("no word of WebVTT is lost or another's: %s", async (_, content, turns) => {
  expect(await turnsOf(content)).toEqual(turns);
});

const real = existsSync(REAL) ? readdirSync(REAL) : [];
test.each(real)("the real vCon %s is a case of all that was said", async (file) => {
  const turns = await turnsOf({ path: path.join(REAL, file) });
  expect(turns.length).toBeGreaterThan(8);
  expect(turns[0]).toMatch(/agent: Hello/);
  expect(turns[1]).toMatch(/customer: /);
});

test.each<[string, string, RegExp]>([
  ["an encrypted vCon", JSON.stringify({ ciphertext: "x", recipients: [] }), /is an encrypted vCon: decrypt it first/],
  ["a vCon without words", recorded({}), /is a vCon without words: .*recording stands elsewhere and is not fetched/],
  ["a vCon of a group", JSON.stringify({ vcon: "0.4.0", group: [{ uuid: "x" }] }), /groups others, .*: give those/],
  ["a vCon without dialog", JSON.stringify({ vcon: "0.4.0", uuid: "x" }), /without dialog: nothing was said/],
  [
    "an extension nobody knows",
    JSON.stringify({ vcon: "0.4.0", critical: ["sealed"] }),
    /needs the vCon extension sealed/,
  ],
  ["a signed vCon of nothing", JSON.stringify({ payload: "e30", signatures: [] }), /signed vCon whose payload is none/],
  ["WebVTT without cues", "WEBVTT\n\nNOTE nothing\n", /is WebVTT without cues that say something/],
  ["too many cues", `WEBVTT\n\n${"00:00.000 --> 00:01.000\nx\n\n".repeat(20_001)}`, /has more than 20000 cues/],
  ["lists without end", `{"vcon":"0.4.0","dialog":${"[".repeat(70)}${"]".repeat(70)}}`, /holds more than 64 levels/],
  ["lists without end in a text", recorded(`${"[".repeat(70)}${"]".repeat(70)}`), /holds more than 64 levels/],
  ["another JSON", "[1]", /is not a call file, nor a vCon: it holds no JSON object/],
  ["a signed text in compact form", "eyJhbGciOiJSUzI1NiJ9.e30.c2ln", /is a signed text in JOSE's compact form: /],
  ["an encrypted text in compact form", "eyJhbGciOiJSU0EifQ.YQ.Yg.Yw.ZA\n", /is encrypted, .*: decrypt it first/],
])("refused, with what is missing: %s", async (_, content, fault) => {
  const { code, error, incidents } = await ingested(content);
  expect([code, incidents]).toEqual([1, []]);
  expect(error).toMatch(fault);
});

test("a vCon that is signed in JSON's flattened form is read as one in the general form is", async () => {
  const payload = Buffer.from(recorded("Agent: hello\nCaller: hi")).toString("base64url");
  for (const form of [{ signatures: [] }, { protected: "e30", signature: "x" }])
    expect((await ingested(JSON.stringify({ payload, ...form }))).code).toBe(0);
});

test.each<[string, Buffer, RegExp]>([
  ["UTF-16, little end first", Buffer.from("\uFEFF{}", "utf16le"), /is UTF-16: save it as UTF-8/],
  ["UTF-16, big end first", Buffer.from("\uFEFF{}", "utf16le").swap16(), /is UTF-16: save it as UTF-8/],
  ["UTF-16 that does not say so", Buffer.from("WEBVTT\n", "utf16le"), /is UTF-16: save it as UTF-8/],
  ["letters of an older code", Buffer.from(recorded("Agent: h\u00e9llo"), "latin1"), /is no text in UTF-8: save it/],
  ["nothing", Buffer.alloc(0), /is empty/],
])("a file of %s is refused, and no letter of it is lost in a case", async (_, bytes, fault) => {
  const file = path.join(folder, "bytes");
  writeFileSync(file, bytes);
  const { code, error, incidents } = await ingested({ path: file });
  expect([code, incidents]).toEqual([1, []]);
  expect(error).toMatch(fault);
});

test("a file of 130 MB is refused by its size, before any of it is read", async () => {
  const file = path.join(folder, "huge");
  writeFileSync(file, "");
  truncateSync(file, 130 * 1024 * 1024);
  // Of zeros, which as a text were UTF-16.
  expect((await ingested({ path: file })).error).toMatch(/has 136314880 bytes, more than 67108864/);
});

test("hostile files end soon", async () => {
  const started = [
    `WEBVTT\n\n00:00.000 --> 00:01.000\n${"<v ".repeat(200_000)}\n`,
    `WEBVTT\n\n00:00.000 --> 00:01.000\n${"&".repeat(200_000)}\n`,
    `WEBVTT\n\n00:00.000 --> 00:01.000\n<v${" ".repeat(400_000)}x\n`,
    JSON.stringify({
      vcon: "9",
      dialog: Array.from({ length: 8_000 }, () => ({ type: "recording" })),
      analysis: Array.from({ length: 8_000 }, (_, dialog) => ({ type: "transcript", dialog, body: "" })),
    }),
    recorded(`${"a ".repeat(200_000)}: b`),
    recorded("1:".repeat(200_000)),
    recorded(`Agent: a\nCaller: b${"\n".repeat(90_000)}c`),
    recorded([
      { text: "a", start: 1e300 },
      { text: "b", start: -1 },
    ]),
    JSON.stringify({
      vcon: "9",
      dialog: [
        { type: "text", start: "+275000-01-01T00:00:00Z", body: "a" },
        { type: "text", body: "b", duration: 1e300 },
      ],
    }),
    recorded({ words: Array.from({ length: 50_000 }, () => ({ word: " ", start: "1".repeat(20) })) }),
  ];
  for (const content of started) expect([0, 1]).toContain((await ingested(content)).code);
});
