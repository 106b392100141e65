import { ingested, recorded, turnsOf } from "./support/openFormats";

/** The caller speaks first here, so that a guess by turns is seen. */
const CALLER_FIRST = ["[0] customer: Hello.", "[3] agent: Hi."];

const SAID = [
  { speaker: 1, text: "Hello.", start: 0.5 },
  { speaker: 0, text: "Hi.", start: 3 },
];
const GONG = [
  { speakerId: "8", sentences: [{ start: 500, text: "Hello." }] },
  { speakerId: "9", sentences: [{ start: 3_000, text: "Hi." }] },
  { speakerId: "9", sentences: [{ start: 59_000, text: "Bye." }] },
];

test.each<[string, unknown, readonly string[]]>([
  [
    "a list",
    {
      speakers: [
        { id: 0, name: "Agent" },
        { id: 1, name: "Customer" },
      ],
      segments: SAID,
    },
    CALLER_FIRST,
  ],
  [
    "an object",
    { speakers: { 0: { id: 0, label: "Agent" }, 1: { id: 1, label: "Customer" } }, segments: SAID },
    CALLER_FIRST,
  ],
  [
    "sides of the call",
    {
      parties: [
        { speakerId: "9", affiliation: "Internal", name: "Juan Q" },
        { speakerId: "8", affiliation: "External", name: "Bo" },
      ],
      callTranscripts: [{ transcript: GONG }],
    },
    [...CALLER_FIRST, "[59] agent: Bye."],
  ],
  [
    "names beside insights",
    {
      speakerInfo: [
        { speakerId: "P-1", name: "Caller" },
        { speakerId: "P-2", name: "Juan" },
      ],
      insights: {
        Summary: [{ value: "x" }],
        Transcript: [
          { speakerId: "P-1", text: "Hello.", start: 0.5 },
          { speakerId: "P-2", text: "Hi.", start: 3 },
        ],
      },
    },
    CALLER_FIRST,
  ],
])("who speaks may be told apart from what is said: %s", async (_form, body, expected) => {
  expect(await turnsOf(recorded(body))).toEqual(expected);
});

test("a body is JSON also where its encoding is none, and so is a summary", async () => {
  const vcon = JSON.parse(recorded("")) as { analysis: object[] };
  vcon.analysis = [
    { type: "transcript", dialog: 0, encoding: "none", body: JSON.stringify({ utterances: SAID }) },
    { type: "summary", dialog: 0, encoding: "none", body: JSON.stringify({ summary: "They greeted." }) },
  ];
  const { incidents } = await ingested(JSON.stringify(vcon));
  expect(incidents[0]?.description).toContain("\nSummary: They greeted.\n");
  expect(incidents[0]?.description).toContain("[00:00:00] Agent: Hello.\n[00:00:03] Customer: Hi.");
});
