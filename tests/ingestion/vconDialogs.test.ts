import { ingested, PARTIES, START, turnsOf, vconOf } from "./support/openFormats";

function text(dialog: object): string {
  return vconOf({ dialog: [{ type: "text", start: START, parties: [0, 1], mediatype: "text/plain", ...dialog }] });
}

const BOTH = ["[0] agent: Hello", "[3] customer: Hi"];

test.each<[string, object, readonly string[]]>([
  [
    "WebVTT",
    {
      mediatype: "text/vtt",
      body: "WEBVTT\n\n00:00.500 --> 00:01.000\n<v Juan>Hello\n\n00:03.000 --> 00:04.000\n<v Ann Lee>Hi",
    },
    BOTH,
  ],
  [
    "SubRip",
    {
      mediatype: "application/x-subrip",
      body: "1\n00:00:00,500 --> 00:00:01,000\nAgent: Hello\n\n2\n00:00:03,000 --> 00:00:04,000\nCustomer: Hi",
    },
    BOTH,
  ],
  [
    "objects",
    {
      mediatype: "application/json",
      body: JSON.stringify([
        { speaker: "Juan", text: "Hello", start: 0.5 },
        { speaker: "Ann Lee", text: "Hi", start: 3 },
      ]),
    },
    BOTH,
  ],
  [
    "lines with the names of the parties",
    { body: "Juan: Hello\nAnn Lee: Hi" },
    ["[0] agent: Hello", "[0] customer: Hi"],
  ],
  ["lines with the times last", { body: "Juan (00:00): Hello\nAnn Lee (00:00:03.5): Hi" }, BOTH],
  ["lines with times and words for who speaks", { body: "[00:00] Agent: Hello\n[00:03] Customer: Hi" }, BOTH],
])("a whole conversation in one dialog, as %s, is told apart", async (_form, dialog, expected) => {
  expect(await turnsOf(text(dialog))).toEqual(expected);
});

test.each<[string, object, string]>([
  ["of one originator", { originator: 1, body: "Agent: Hello\nCustomer: Hi" }, "agent: Agent: Hello\nCustomer: Hi"],
  ["with colons of other words", { body: "Order: 55501\nColour: red" }, "customer: Order: 55501\nColour: red"],
  ["that quotes one side", { body: "Agent: Hello\nhe said" }, "customer: Agent: Hello\nhe said"],
])("a message %s stays one", async (_which, dialog, expected) => {
  expect(await turnsOf(text(dialog))).toEqual([`[0] ${expected}`]);
});

test.each<[string, string, string]>([
  ["2026-02-01T05:00:00.2", "2026-02-01T10:00:00.6+00:00", "2026-02-01T10:00:00Z"],
  ["2026-02-01T15:30:00", "2026-02-01T10:00:01Z", "2026-02-01T10:00:00Z"],
  ["2026-02-01T10:00:00", "2026-02-01T11:07:00Z", "2026-02-01T10:00:00Z"],
  ["2026-02-01T10:00:00", "2026-02-01T10:00:00", "2026-02-01T10:00:00Z"],
  ["2026-02-01T05:00:00-05:00", "2026-02-01T15:00:00Z", "2026-02-01T10:00:00Z"],
  ["2026-02-01T10:00:00", "2026-02-03T10:00:00Z", "2026-02-01T10:00:00Z"],
])("a dialog that starts at %s, in a vCon made at %s, started at %s", async (start, created_at, expected) => {
  const dialog = [{ type: "text", start, parties: [0], body: "hi" }];
  const { incidents } = await ingested(vconOf({ created_at, dialog }));
  expect(incidents[0]?.description).toContain(`\nCall started: ${expected}\n`);
});

test("a summary may stand in an object", async () => {
  const dialog = [{ type: "text", start: START, parties: [0], body: "hi" }];
  const analysis = [{ type: "summary", dialog: 0, body: { summary: "They greeted." } }];
  const { incidents } = await ingested(vconOf({ dialog, analysis }));
  expect(incidents[0]?.description).toContain("\nSummary: They greeted.\n");
});

test.each(["Ai Tanaka", "Harold Talbot"])(
  "a party called %s is no AI, and its number may be a number",
  async (name) => {
    const dialog = [1, 0].map((originator) => ({
      type: "text",
      start: START,
      parties: [0, 1],
      originator,
      body: "hi",
    }));
    const { incidents } = await ingested(vconOf({ parties: [{ name, tel: 13025550122 }, PARTIES[1]], dialog }));
    expect(incidents[0]).toMatchObject({ title: `Support - ${name}`, opencx_callerphone: "13025550122" });
    expect(incidents[0]?.description).toContain("] Agent: hi\n[00:00:00] Customer: hi");
  },
);

test("what is no object among parties and dialogs keeps its place", async () => {
  const dialog = [
    null,
    { type: "text", start: START, parties: [1], body: "hi" },
    { type: "recording", start: START, parties: [1, 2] },
  ];
  const analysis = [{ type: "transcript", dialog: 2, body: "Agent: hello" }];
  expect(await turnsOf(vconOf({ parties: [null, ...PARTIES], dialog, analysis }))).toEqual([
    "[0] customer: hi",
    "[0] agent: hello",
  ]);
});

test("Gong's calls are read", async () => {
  const said = (speakerId: string, start: number, text: string) => ({ speakerId, sentences: [{ start, text }] });
  const transcript = [said("a", 500, "Hello"), said("b", 3_500, "Hi"), said("a", 59_000, "Bye")];
  const dialog = [{ type: "recording", start: START, duration: 60, parties: [0, 1] }];
  const analysis = [{ type: "transcript", dialog: 0, body: { callTranscripts: [{ callId: "1", transcript }] } }];
  expect(await turnsOf(vconOf({ dialog, analysis }))).toEqual([...BOTH, "[59] agent: Bye"]);
});
