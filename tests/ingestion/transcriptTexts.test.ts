import { recorded, turnsOf } from "./support/openFormats";

const BOTH = ["[0] agent: Hello.", "[3] customer: Hi."];
const UNTIMED = ["[0] agent: Hello.", "[0] customer: Hi."];
const BYE = "agent: Bye.";

test.each<[string, string, readonly string[]]>([
  ["bold names", "**Agent(Juan)**: Hello.\n\n**Customer(Ann)**: Hi.", UNTIMED],
  ["bold names with their colons", "**Agent:** Hello.\n**Customer:** Hi.", UNTIMED],
  ["a list", "- Agent: Hello.\n- Customer: Hi.", UNTIMED],
  ["captions' signs", ">> Agent: Hello.\n>> Customer: Hi.", UNTIMED],
  ["names in brackets", "[Agent]: Hello.\n[Customer]: Hi.", UNTIMED],
  ["names in brackets alone", "[Agent] Hello.\n(Customer) Hi.", UNTIMED],
  ["names before strokes", "0:00 | Agent | Hello.\n0:03 | Customer | Hi.", BOTH],
  ["names before dashes", "Agent - Hello.\nCustomer \u2013 Hi.", UNTIMED],
  ["names in angle brackets", "<Agent> Hello.\n<Customer> Hi.", UNTIMED],
  [
    "words that go on below",
    "Agent: Hello\nthere.\nCustomer: Hi\nyou.",
    ["[0] agent: Hello\nthere.", "[0] customer: Hi\nyou."],
  ],
  ["full-width colons", "Agent：Hello.\nCustomer：Hi.", UNTIMED],
  ["dates with their zone", "[2026-02-01T10:00:00Z] Agent: Hello.\n[2026-02-01T10:00:03Z] Customer: Hi.", BOTH],
  ["dates of an unknown zone", "2026-02-01 05:00:00 Agent: Hello.\n2026-02-01 05:00:03 Customer: Hi.", BOTH],
  ["times of day", "10:00:00 Agent: Hello.\n10:00:03 Customer: Hi.", BOTH],
  ["times of day over noon", "[12:59:58 PM] Agent: Hello.\n[1:00:01 PM] Customer: Hi.", BOTH],
  ["seconds", "[0.5s] Agent: Hello.\n[3.0s] Customer: Hi.", BOTH],
  ["begin and end", "[00:00:00.500 --> 00:00:02.000] Agent: Hello.\n[00:00:03 - 00:00:04] Customer: Hi.", BOTH],
  [
    "begin and end alone",
    "[00:00.500 --> 00:02.000]  Hello.\n[00:03.000 --> 00:04.000]  Hi.",
    ["[0] other: Hello.", "[3] other: Hi."],
  ],
  [
    "names and times above the words",
    "Juan  0:00\nHello.\n\nAnn Lee  0:03\nHi.\n\nTranscribed by https://otter.ai",
    BOTH,
  ],
  [
    "times and names above the words",
    "0:00 Juan\nHello.\n\n0:03 Ann Lee\nHi.\n\n0:05 Juan\nBye.",
    [...BOTH, `[5] ${BYE}`],
  ],
  ["names above the words", "Juan:\nHello.\n\nAnn Lee:\nHi.\n\nJuan:\nBye.", [...UNTIMED, `[0] ${BYE}`]],
  ["words of two programs for one side", "bot: Hello.\nhuman: Hi.", ["[0] ai: Hello.", "[0] customer: Hi."]],
  [
    "a person who takes over",
    "bot: Hello.\ncaller: Hi.\nhuman: Bye.",
    ["[0] ai: Hello.", "[0] customer: Hi.", `[0] ${BYE}`],
  ],
])("a transcript of lines with %s is told apart", async (_what, body, expected) => {
  expect(await turnsOf(recorded(body))).toEqual(expected);
});

test.each<[string, string]>([
  ["a dash among words", "So - that is it\nWell - yes"],
  ["a list below a heading", "Order:\n55501\n\nColour:\nred"],
  ["a time before words", "10:30 is fine\nfor me"],
  ["brackets of other things", "[Music] la la\n[Noise] la"],
])("%s stays one turn, or a paragraph each", async (_what, body) => {
  const turns = await turnsOf(recorded(body));
  expect(turns.join("\n").replaceAll("[0] other: ", "").replace(/\n+/g, "\n")).toBe(body.replace(/\n+/g, "\n"));
});

const CUE = (from: string, text: string, name = "") => `${name}00:00:${from} --> 00:00:09.000\n${text}\n`;

test.each<[string, string]>([
  [
    "the cues' own names",
    `${CUE("00.500", "Hello.", '1 "Juan Agent" (47)\n')}\n${CUE("03.000", "Hi.", '2 "Ann" (48)\n')}`,
  ],
  ["full-width colons", `${CUE("00.500", "Agent：Hello.")}\n${CUE("03.000", "Customer：Hi.")}`],
  ["brackets", `${CUE("00.500", "[Agent] Hello.")}\n${CUE("03.000", "(Customer): Hi.")}`],
])("WebVTT may tell who speaks in %s", async (_where, cues) => {
  expect(await turnsOf(`WEBVTT\n\n${cues}`)).toEqual(BOTH);
});
