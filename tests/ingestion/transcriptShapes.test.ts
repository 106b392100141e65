import { recorded, turnsOf } from "./support/openFormats";

/** The caller speaks first here, so that a guess by turns is seen. */
const CALLER_FIRST = ["[0] customer: Hello.", "[3] agent: Hi."];
const BOTH = ["[0] agent: Hello.", "[3] customer: Hi."];
const OF_AI = ["[0] ai: Hello.", "[3] customer: Hi."];
const NOBODY = ["[0] other: Hello there.", "[3] other: Hi you."];

test.each<[string, unknown, readonly string[]]>([
  [
    "Amazon Connect, live",
    {
      Segments: [
        { Transcript: { ParticipantId: "c", ParticipantRole: "CUSTOMER", Content: "Hello.", BeginOffsetMillis: 500 } },
        { Categories: { MatchedCategories: [] } },
        { Transcript: { ParticipantId: "a", ParticipantRole: "AGENT", Content: "Hi.", BeginOffsetMillis: 3_000 } },
      ],
    },
    CALLER_FIRST,
  ],
  [
    "Amazon Connect's chat",
    {
      Transcript: [
        { AbsoluteTime: "2026-02-01T10:00:00Z", Type: "EVENT", ParticipantId: "p1", ParticipantRole: "CUSTOMER" },
        {
          AbsoluteTime: "2026-02-01T10:00:00.500Z",
          Type: "MESSAGE",
          ParticipantId: "p1",
          ParticipantRole: "CUSTOMER",
          Content: "Hello.",
        },
        {
          AbsoluteTime: "2026-02-01T10:00:03Z",
          Type: "MESSAGE",
          ParticipantId: "p2",
          ParticipantRole: "AGENT",
          Content: "Hi.",
        },
      ],
    },
    CALLER_FIRST,
  ],
  [
    "Google's contact center, in microseconds",
    {
      entries: [
        { start_timestamp_usec: 1_769_940_000_500_000, text: "Hello.", role: "CUSTOMER", user_id: 1 },
        { start_timestamp_usec: 1_769_940_003_000_000, text: "Hi.", role: "AGENT", user_id: 2 },
      ],
    },
    CALLER_FIRST,
  ],
  [
    "Google's insights",
    {
      transcript: {
        transcriptSegments: [
          { messageTime: "2026-02-01T10:00:00.5Z", text: "Hello.", segmentParticipant: { role: "AUTOMATED_AGENT" } },
          { messageTime: "2026-02-01T10:00:03Z", text: "Hi.", segmentParticipant: { role: "END_USER" } },
        ],
      },
    },
    OF_AI,
  ],
  [
    "Aircall",
    {
      transcription: {
        content: {
          utterances: [
            { start_time: 0.5, text: "Hello.", participant_type: "external", phone_number: "+13025550122" },
            { start_time: 3, text: "Hi.", participant_type: "internal", user_id: 7 },
          ],
        },
      },
    },
    CALLER_FIRST,
  ],
  [
    "Salesforce",
    {
      conversationEntries: [
        { clientTimestamp: 1_769_940_000_500, messageText: "Hello.", sender: { role: "EndUser" } },
        { clientTimestamp: 1_769_940_003_000, messageText: "Hi.", sender: { role: "Agent" } },
      ],
    },
    CALLER_FIRST,
  ],
  [
    "Microsoft's chats, without what the system tells itself",
    [
      { created: "2026-02-01T10:00:00Z", isControlMessage: true, content: "<addmember/>" },
      { created: "2026-02-01T10:00:00.5Z", content: "Hello.", from: { application: { displayName: "Bot" } } },
      { created: "2026-02-01T10:00:03Z", content: "Hi.", from: { user: { displayName: "Ann Lee" } } },
    ],
    OF_AI,
  ],
  [
    "Dialpad, without what it remarks",
    {
      lines: [
        { name: "Juan", content: "Hello.", time: "2026-02-01T10:00:00.500Z", type: "transcript" },
        { name: "Juan", content: "price_inquiry", time: "2026-02-01T10:00:01Z", type: "moment" },
        { name: "Ann Lee", content: "Hi.", time: "2026-02-01T10:00:03Z", type: "transcript" },
      ],
    },
    BOTH,
  ],
  [
    "Zoom",
    {
      timeline: [
        { text: "Hello.", ts: "00:00:00.590", users: [{ username: "Juan" }] },
        { text: "Hi.", ts: "00:00:03.000", users: [{ username: "Ann Lee" }] },
      ],
    },
    BOTH,
  ],
  [
    "Ultravox, without its tools",
    {
      results: [
        { role: "MESSAGE_ROLE_AGENT", text: "Hello.", timespan: { start: "0.5s", end: "1s" } },
        { role: "MESSAGE_ROLE_TOOL_CALL", text: "{}" },
        { role: "MESSAGE_ROLE_TOOL_RESULT", text: "{}" },
        { role: "MESSAGE_ROLE_USER", text: "Hi.", timespan: { start: "3s", end: "4s" } },
      ],
    },
    BOTH,
  ],
  [
    "LangChain's messages",
    [
      { type: "ai", content: "Hello.", start: 0 },
      { type: "human", content: "Hi.", start: 3 },
    ],
    OF_AI,
  ],
  [
    "HubSpot",
    {
      transcriptUtterances: [
        { speaker: { id: "s", name: "Juan" }, text: "Hello.", startTimeMillis: 500 },
        { speaker: { id: "t", name: "Ann Lee" }, text: "Hi.", startTimeMillis: 3_000 },
      ],
    },
    BOTH,
  ],
  [
    "Read AI",
    {
      transcript: {
        speakers: [{ name: "Juan" }, { name: "Ann Lee" }],
        speaker_blocks: [
          { start_time: 1_769_940_000_500, speaker: { name: "Juan" }, words: "Hello." },
          { start_time: 1_769_940_003_000, speaker: { name: "Ann Lee" }, words: "Hi." },
        ],
      },
    },
    BOTH,
  ],
  [
    "Google's newer recogniser",
    {
      results: [
        {
          alternatives: [{ transcript: "Hello.", words: [{ startOffset: "0.5s", word: "Hello.", speakerLabel: "1" }] }],
        },
        { alternatives: [{ transcript: "Hi.", words: [{ startOffset: "3s", word: "Hi.", speakerLabel: "2" }] }] },
      ],
    },
    BOTH,
  ],
  [
    "Watson",
    {
      results: [
        { alternatives: [{ transcript: "Hello. ", timestamps: [["Hello.", 0.5, 1]] }] },
        { alternatives: [{ transcript: "Hi. ", timestamps: [["Hi.", 3, 3.2]] }] },
      ],
      speaker_labels: [
        { from: 0.5, to: 1, speaker: 0 },
        { from: 3, to: 3.2, speaker: 1 },
      ],
    },
    BOTH,
  ],
  [
    "Soniox' parts of words",
    {
      text: "Hello. Hi.",
      tokens: [
        { text: "Hel", start_ms: 500, speaker: "1" },
        { text: "lo", start_ms: 600, speaker: "1" },
        { text: ".", start_ms: 700, speaker: "1" },
        { text: " Hi", start_ms: 3_000, speaker: "2" },
        { text: ".", start_ms: 3_200, speaker: "2" },
      ],
    },
    BOTH,
  ],
  [
    "whisper.cpp",
    {
      transcription: [
        { timestamps: { from: "00:00:00,500", to: "00:00:02,000" }, offsets: { from: 500 }, text: " Hello there." },
        { timestamps: { from: "00:00:03,000", to: "00:00:04,000" }, offsets: { from: 3_000 }, text: " Hi you." },
      ],
    },
    NOBODY,
  ],
  [
    "times in pairs",
    {
      text: "Hello there. Hi you.",
      chunks: [
        { timestamp: [0.5, 2], text: " Hello there." },
        { timestamp: [3, 4], text: " Hi you." },
      ],
    },
    NOBODY,
  ],
  [
    "words in milliseconds",
    {
      words: [
        { text: "Hello", start: 500, speaker: "A" },
        { text: "there.", start: 950, speaker: "A" },
        { text: "Hi", start: 3_000, speaker: "B" },
        { text: "you.", start: 3_250, speaker: "B" },
      ],
    },
    ["[0] agent: Hello there.", "[3] customer: Hi you."],
  ],
  [
    "few words",
    { result: ["hello", "there"].map((word, start) => ({ word, start, conf: 1 })) },
    ["[0] other: hello there"],
  ],
  [
    "JSON, an object a line",
    '{"speaker":"Juan","start":0.5,"text":"Hello."}\n{"speaker":"Ann","start":3,"text":"Hi."}',
    BOTH,
  ],
])("%s is read", async (_program, body, expected) => {
  expect(await turnsOf(recorded(body))).toEqual(expected);
});
