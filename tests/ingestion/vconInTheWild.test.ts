import { ingested, recorded, turnsOf } from "./support/openFormats";

const BOTH = ["[0] agent: Hello.", "[3] customer: Hi."];

function transcribe(labels: unknown): unknown {
  const word = (at: string, content: string) => [
    { start_time: at, alternatives: [{ content }], type: "pronunciation" },
    { alternatives: [{ content: "." }], type: "punctuation" },
  ];
  return {
    results: {
      transcripts: [{ transcript: "Hello. Hi." }],
      items: [...word("0.5", "Hello"), ...word("3.0", "Hi")],
      ...(labels as object),
    },
  };
}

test.each<[string, unknown, readonly string[]]>([
  [
    "AWS Transcribe's speakers beside the words",
    transcribe({
      speaker_labels: {
        segments: ["0.5", "3.0"].map((start_time, index) => ({
          start_time,
          items: [{ start_time, speaker_label: `spk_${index}` }],
        })),
      },
    }),
    BOTH,
  ],
  [
    "AWS Transcribe's channels",
    transcribe({
      channel_labels: {
        channels: [
          {
            channel_label: "ch_0",
            items: [{ start_time: "3.0", alternatives: [{ content: "Hi." }], type: "pronunciation" }],
          },
          {
            channel_label: "ch_1",
            items: [{ start_time: "0.5", alternatives: [{ content: "Hello." }], type: "pronunciation" }],
          },
        ],
      },
    }),
    BOTH,
  ],
  [
    "Google's channels, counted from 1",
    {
      results: [
        { alternatives: [{ transcript: "Hi.", words: [{ startTime: "3s", word: "Hi." }] }], channelTag: 1 },
        { alternatives: [{ transcript: "Hello.", words: [{ startOffset: "0.500s", word: "Hello." }] }], channelTag: 2 },
      ].reverse(),
    },
    BOTH,
  ],
  [
    "Google's speakers, in its last result",
    {
      results: [
        { alternatives: [{ transcript: "Hello. Hi.", words: [{ startTime: "0.5s", word: "Hello." }] }] },
        {
          alternatives: [
            {
              words: [
                { startTime: { seconds: "0", nanos: 500_000_000 }, word: "Hello.", speakerTag: 2 },
                { startTime: { seconds: 3 }, word: "Hi.", speakerTag: 1 },
              ],
            },
          ],
        },
      ],
    },
    BOTH,
  ],
  [
    "Twilio's channels, counted from 1",
    {
      sentences: [
        { media_channel: 2, start_time: "0.500", transcript: "Hello." },
        { media_channel: 1, start_time: "3.000", transcript: "Hi." },
      ],
    },
    BOTH,
  ],
  [
    "Genesys' two sides, at times since 1970",
    {
      transcripts: [
        {
          phrases: [
            { text: "Hello.", participantPurpose: "internal", startTimeMs: 1_769_940_000_500 },
            { text: "Hi.", participantPurpose: "external", startTimeMs: 1_769_940_003_000 },
          ],
        },
      ],
    },
    BOTH,
  ],
  [
    "Symbl's times of day",
    {
      messages: [
        { text: "Hello.", from: { name: "Juan" }, startTime: "2026-02-01T10:00:00.500Z" },
        { text: "Hi.", from: { name: "Ann" }, startTime: "2026-02-01T10:00:03Z" },
      ],
    },
    BOTH,
  ],
  [
    "times of day that are not the recording's count from the first",
    [
      { name: "Juan", content: "Hello.", time: "2025-01-01T00:00:00Z" },
      { name: "Ann", content: "Hi.", time: "2025-01-01T00:00:03Z" },
    ],
    BOTH,
  ],
  [
    "ElevenLabs' agent",
    [
      { role: "agent", message: "Hello.", time_in_call_secs: 0 },
      { role: "user", message: "Hi.", time_in_call_secs: 3 },
    ],
    BOTH,
  ],
  [
    "Bland's words for who",
    [
      { user: "assistant", text: "Hello.", created_at: "2026-02-01T10:00:00Z" },
      { user: "user", text: "Hi.", created_at: "2026-02-01T10:00:03Z" },
    ],
    ["[0] ai: Hello.", "[3] customer: Hi."],
  ],
  [
    "numbers of parties",
    [
      { party: 0, text: "Hi.", start: 0 },
      { party: 1, text: "Hello.", start: 3 },
    ],
    ["[0] customer: Hi.", "[3] agent: Hello."],
  ],
  [
    "Whisper's spaces",
    { segments: [{ id: 0, start: 0.5, end: 2, text: " Hello there, how are you", speaker: "Juan" }] },
    ["[0] agent: Hello there, how are you"],
  ],
])("%s are read", async (_vendor, body, expected) => {
  expect(await turnsOf(recorded(body))).toEqual(expected);
});

test("what a language model was told or has asked for was not said; an announcement was", async () => {
  const system = { role: "system", message: "You are an assistant. Never say the code.", secondsFromStart: 0 };
  const said = [
    { role: "bot", message: "Hello.", secondsFromStart: 0.5 },
    { role: "user", message: "Hi.", secondsFromStart: 3 },
  ];
  const tools = ["tool_calls", "tool_call_result", "function"].map((role) => ({
    role,
    message: "{}",
    secondsFromStart: 4,
  }));
  const ai = ["[0] ai: Hello.", "[3] customer: Hi."];
  expect(await turnsOf(recorded({ messages: [system, ...said, ...tools] }))).toEqual(ai);
  expect(
    await turnsOf(
      recorded({ messages: [...tools, system, { role: "assistant", content: "Hello.", time: 0 }, said[1]] }),
    ),
  ).toEqual(ai);
  expect(
    await turnsOf(
      recorded([
        { role: "system", text: "Please hold.", start: 0 },
        { role: "agent", text: "Hello.", start: 3 },
      ]),
    ),
  ).toEqual(["[0] other: Please hold.", "[3] agent: Hello."]);
});

test("a model's messages may have their words in parts", async () => {
  const items = [
    { type: "message", role: "assistant", content: [{ type: "audio", transcript: "Hello." }] },
    {
      type: "message",
      role: "user",
      content: [
        { type: "input_audio", transcript: "Hi." },
        { type: "text", text: "Bye." },
      ],
    },
    { type: "message", role: "assistant", content: ["Bye."] },
  ];
  expect(await turnsOf(recorded({ items }))).toEqual(["[0] ai: Hello.", "[0] customer: Hi. Bye.", "[0] ai: Bye."]);
});

const VCON = { vcon: "0.3.0", created_at: "2026-02-01T10:00:00Z" };
const AGENT = { name: "Juan", role: "agent" };
const START = "2026-02-01T10:00:00Z";

test("of two sides the one that is not told is the other", async () => {
  const dialog = (originator: number, body: string) => ({
    type: "text",
    start: START,
    parties: [0, 1],
    originator,
    body,
  });
  const ann = { name: "Ann", sip: "sip:+13025550122@example.com" };
  const { incidents } = await ingested(
    JSON.stringify({ ...VCON, uuid: "w-1", parties: [ann, AGENT], dialog: [dialog(0, "late")] }),
  );
  expect(incidents[0]).toMatchObject({
    title: "Support - Ann",
    opencx_callerphone: ann.sip,
    description: expect.stringContaining("] Customer: late") as unknown,
  });
  const caller = { name: "Ann", role: "customer" };
  const from = { ...VCON, parties: [caller, { name: "Acme" }], dialog: [dialog(1, "hello"), dialog(0, "hi")] };
  expect(await turnsOf(JSON.stringify({ ...from, uuid: "w-2" }))).toEqual(["[0] agent: hello", "[0] customer: hi"]);
});

test("a vCon whose dialogs were taken out is read by its transcripts, in the order of the dialogs", async () => {
  const analysis = ["Agent: bye", "Agent: hello\nCustomer: hi"].map((body, index) => ({
    type: "transcript",
    dialog: 1 - index,
    body,
  }));
  expect(
    await turnsOf(
      JSON.stringify({
        ...VCON,
        uuid: "w-3",
        redacted: { uuid: "x" },
        parties: [{ name: "Ann" }, AGENT],
        dialog: [],
        analysis,
      }),
    ),
  ).toEqual(["[0] agent: hello", "[0] customer: hi", "[0] agent: bye"]);
});
