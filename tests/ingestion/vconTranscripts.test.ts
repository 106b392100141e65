import { recorded, turnsOf } from "./support/openFormats";

const WORDS = [
  ["Hello", 0, 1.2],
  [",", 0, 1.2],
  ["hi.", 0, 1.5],
  ["Good", 1, 2],
  ["morning", 1, 2.4],
] as const;

test.each<[string, unknown]>([
  [
    "Deepgram's utterances",
    {
      results: {
        utterances: [
          { start: 1.2, transcript: "Hello, hi.", speaker: 0 },
          { start: 2, transcript: "Good morning", speaker: 1 },
        ],
      },
    },
  ],
  [
    "Deepgram's paragraphs",
    {
      results: {
        channels: [
          {
            alternatives: [
              {
                transcript: "all",
                paragraphs: {
                  transcript: "x",
                  paragraphs: [
                    { speaker: 0, start: 1.2, sentences: [{ text: "Hello, hi.", start: 1.2 }] },
                    { speaker: 1, start: 2, sentences: [{ text: "Good morning", start: 2 }] },
                  ],
                },
              },
            ],
          },
        ],
      },
    },
  ],
  [
    "Deepgram's channels",
    {
      results: {
        channels: ["Good morning", "Hello, hi."].map((transcript, at) => ({
          alternatives: [{ transcript, words: transcript.split(" ").map((word) => ({ word, start: 2 - at * 0.8 })) }],
        })),
      },
    },
  ],
  ["words with speakers", { words: WORDS.map(([word, speaker, start]) => ({ word, speaker, start })) }],
  [
    "WTF",
    {
      transcript: { text: "all" },
      segments: [
        { id: 0, start: 1.2, text: "Hello, hi.", speaker: 0 },
        { id: 1, start: 2, text: "Good morning", speaker: 1 },
      ],
      speakers: {},
    },
  ],
  [
    "AssemblyAI's, in milliseconds",
    {
      text: "all",
      utterances: [
        { speaker: "A", start: 1_200, text: "Hello, hi." },
        { speaker: "B", start: 2_900, text: "Good morning" },
        { speaker: "A", start: 58_000, text: "" },
      ],
    },
  ],
  [
    "Rev.ai's",
    {
      monologues: [
        {
          speaker: 0,
          elements: [
            { type: "text", value: "Hello", ts: 1.2 },
            { type: "punct", value: ", " },
            { type: "text", value: "hi", ts: 1.5 },
            { type: "punct", value: "." },
          ],
        },
        {
          speaker: 1,
          elements: [
            { type: "text", value: "Good", ts: 2 },
            { type: "punct", value: " " },
            { type: "text", value: "morning", ts: 2.4 },
          ],
        },
      ],
    },
  ],
  [
    "a list of messages",
    [
      { role: "agent", content: "Hello, hi.", start: "1.2s" },
      { role: "customer", content: "Good morning", start: "00:00:02" },
    ],
  ],
  [
    "JSON as a text",
    JSON.stringify([
      { speaker: "Juan", text: "Hello, hi.", start: 1.2 },
      { speaker: "x", text: "Good morning", start: 2 },
    ]),
  ],
  [
    "Contact Lens's",
    {
      Transcript: [
        { ParticipantId: "AGENT", Content: "Hello, hi.", BeginOffsetMillis: 1_200 },
        { ParticipantId: "CUSTOMER", Content: "Good morning", BeginOffsetMillis: 2_000 },
      ],
    },
  ],
  [
    "Speechmatics's, of few words",
    {
      results: [
        { type: "word", start_time: 1.2, alternatives: [{ content: "Hello", speaker: "S1" }] },
        { type: "punctuation", start_time: 1.3, alternatives: [{ content: ",", speaker: "S1" }] },
        { type: "word", start_time: 1.4, alternatives: [{ content: "hi.", speaker: "S1" }] },
        { type: "word", start_time: 2, alternatives: [{ content: "Good morning", speaker: "S2" }] },
      ],
    },
  ],
  [
    "SubRip",
    "1\n00:00:01,200 --> 00:00:02,000\nAgent: Hello, hi.\n\n2\n00:00:02,000 --> 00:00:03,000\nAnn: Good morning\n",
  ],
  ["labelled lines", "[00:01] Agent: Hello, hi.\n[00:02] Customer: Good morning"],
  ["WebVTT", "WEBVTT\n\n00:01.200 --> 00:02.000\n<v Juan>Hello, hi.\n\n00:02.000 --> 00:03.000\n<v Ann>Good morning\n"],
])("a vCon with a transcript as %s", async (_, body) => {
  expect(await turnsOf(recorded(body))).toEqual(["[1] agent: Hello, hi.", "[2] customer: Good morning"]);
});

const AT = "2026-02-01T10:00:00Z";
const CHAT = { type: "text", start: "2026-02-01T10:02:00Z", parties: 0, body: "thanks", encoding: "none" };
const RECORDING = { type: "recording", start: AT, parties: [0, 1], url: "https://example.com/a" };
const SAM = [
  { name: "Sam", role: "customer" },
  { name: "Sam", role: "agent" },
];

test.each<[string, Record<string, unknown>, readonly string[]]>([
  [
    "two parties of one name",
    {
      parties: SAM,
      dialog: [
        { ...CHAT, start: AT },
        { ...CHAT, parties: 1 },
      ],
    },
    ["[0] customer: thanks", "[120] agent: thanks"],
  ],
  [
    "a recording whose transcript names no dialog, and a chat",
    { parties: SAM, dialog: [RECORDING, CHAT], analysis: [{ type: "transcript", body: "Agent: hello\nCaller: hi" }] },
    ["[0] agent: hello", "[0] customer: hi", "[120] customer: thanks"],
  ],
  [
    "a recording without a transcript, a picture, and a chat",
    {
      parties: SAM,
      dialog: [RECORDING, CHAT, { ...CHAT, mediatype: "image/png", encoding: "base64url", body: "iVBO" }],
    },
    ["[0] other: [Recording without a transcript]", "[120] customer: thanks", "[120] other: [Attachment: image/png]"],
  ],
])("a vCon of %s", async (_, parts, turns) => {
  expect(await turnsOf(JSON.stringify({ vcon: "0.4.0", ...parts }))).toEqual(turns);
});
