import { ingested, PARTIES, START, turnsOf, vconOf } from "./support/openFormats";

function said(originator: unknown, start: string, body: string, more: object = {}) {
  return { type: "text", start, parties: [0, 1], originator, body, ...more };
}

const CHAT = [said(0, START, "Hello."), said(1, "2026-02-01T10:00:03Z", "Hi.")];
const BOTH = ["[0] customer: Hello.", "[3] agent: Hi."];

test.each<[string, object]>([
  ["numbers of parties as texts", { dialog: CHAT.map((each) => ({ ...each, originator: String(each.originator) })) }],
  ["types in capitals", { dialog: CHAT.map((each) => ({ ...each, type: "TEXT" })) }],
  [
    "roles in metadata",
    {
      parties: [{ metadata: { role: "customer" } }, { metadata: { role: "Customer Service Representative" } }],
      dialog: CHAT,
    },
  ],
])("a vCon with %s is read", async (_what, more) => {
  expect(await turnsOf(vconOf(more))).toEqual(BOTH);
});

test.each([
  ["a list", ["tel:+13025550122"], "+13025550122"],
  ["a number", 13025550122, "13025550122"],
])("a party's number may be %s", async (_what, tel, expected) => {
  const { incidents } = await ingested(vconOf({ parties: [{ ...PARTIES[0], tel }, PARTIES[1]], dialog: CHAT }));
  expect(incidents[0]?.opencx_callerphone).toBe(expected);
});

const RECORDING = { type: "recording", start: START, parties: [0, 1], url: "https://example.com/a" };

test.each<[string, object]>([
  ["call_summary", { type: "call_summary", body: "They greeted." }],
  ["Summary", { type: "Summary", body: { content: "They greeted." } }],
  ["summary in JSON", { type: "summary", encoding: "json", body: JSON.stringify("They greeted.") }],
])("an analysis %s is the summary", async (_type, analysis) => {
  const { incidents } = await ingested(
    vconOf({ dialog: CHAT, analysis: [{ type: "summary_score", body: "7" }, analysis] }),
  );
  expect(incidents[0]?.description).toContain("\nSummary: They greeted.\n");
});

test("the extension for transcripts may be called critical, and tells its speakers by their keys", async () => {
  const body = {
    transcript: { text: "Hello. Hi.", language: "en-US" },
    segments: [
      { id: 0, start: 0.5, text: "Hello.", speaker: 0, words: [0] },
      { id: 1, start: 3, text: "Hi.", speaker: 1, words: [1] },
    ],
    speakers: { 0: { label: "Caller", segments: [0] }, 1: { label: "Support", segments: [1] } },
  };
  const analysis = [{ type: "wtf_transcription", dialog: 0, encoding: "json", body: JSON.stringify(body) }];
  const more = { critical: ["wtf_transcription"], dialog: [RECORDING], analysis };
  expect(await turnsOf(vconOf(more))).toEqual(BOTH);
});

test("a recording's length may be a text, and a transcript a text in JSON", async () => {
  // Whole numbers beyond the recording were milliseconds.
  const spoken = [
    { speaker: "Ann Lee", start: 0, text: "Hello." },
    { speaker: "Juan", start: 3_000, text: "Hi." },
  ];
  const dialog = [{ ...RECORDING, duration: "4000.5" }];
  const late = ["[0] customer: Hello.", "[3000] agent: Hi."];
  expect(await turnsOf(vconOf({ dialog, analysis: [{ type: "transcript", dialog: 0, body: spoken }] }))).toEqual(late);
  const body = JSON.stringify("Caller: Hello.\nAgent: Hi.");
  const untimed = ["[0] customer: Hello.", "[0] agent: Hi."];
  expect(
    await turnsOf(vconOf({ dialog, analysis: [{ type: "transcript", dialog: 0, encoding: "json", body }] })),
  ).toEqual(untimed);
});
