import { recorded, turnsOf } from "./support/openFormats";

const BOTH = ["[0] agent: Hello.", "[3] customer: Hi."];
const UNTIMED = ["[0] agent: Hello.", "[0] customer: Hi."];

/** The two turns with their times under a key, or their speakers. */
function under(key: string, first: unknown, second: unknown, told: "speaker" | "time") {
  const [agent, caller] = told === "time" ? [{ speaker: "Juan" }, { speaker: "Ann" }] : [{}, {}];
  return [
    { ...agent, text: "Hello.", [key]: first },
    { ...caller, text: "Hi.", [key]: second },
  ];
}

test.each(["start_sec", "startTimeInSeconds", "elapsed", "t", "from"])("seconds may be told as %s", async (key) => {
  expect(await turnsOf(recorded(under(key, 0.5, 3, "time")))).toEqual(BOTH);
});

test.each(["sender_type", "source", "side", "speakerRole"])("who speaks may be told as %s", async (key) => {
  expect(await turnsOf(recorded(under(key, "agent", "customer", "speaker")))).toEqual(UNTIMED);
});

test.each<[string, unknown]>([
  ["texts in a list", ["Agent: Hello.", "Customer: Hi."]],
  [
    "pairs",
    [
      ["Agent", "Hello."],
      ["Customer", "Hi."],
    ],
  ],
  ["speakers as keys", [{ Agent: "Hello." }, { Customer: "Hi." }]],
  ["both sides in one object", [{ agent: "Hello.", user: "Hi." }]],
  ["places as keys", { 0: { speaker: "Juan", text: "Hello." }, 1: { speaker: "Ann Lee", text: "Hi." } }],
  ["markup", "<p><b>Agent:</b> Hello.</p><p><b>Customer:</b> Hi.</p>"],
])("a transcript of %s is told apart", async (_form, body) => {
  expect(await turnsOf(recorded(body))).toEqual(UNTIMED);
});

test("what a live recogniser had not heard whole is told once, when it was", async () => {
  const said = (text: string, start: number, more: object) => ({
    speaker: start < 3 ? "Juan" : "Ann",
    text,
    start,
    ...more,
  });
  const isFinal = [said("Hel", 0.5, { is_final: false }), said("Hello.", 0.5, { is_final: true }), said("Hi.", 3, {})];
  const isPartial = [
    said("Hel", 0.5, { IsPartial: true }),
    said("Hello.", 0.5, { IsPartial: false }),
    said("Hi.", 3, {}),
  ];
  expect(await turnsOf(recorded(isFinal))).toEqual(BOTH);
  expect(await turnsOf(recorded({ Results: isPartial }))).toEqual(BOTH);
});

test("a live recogniser's results have their words in a channel", async () => {
  const channel = (transcript: string) => ({ channel: { alternatives: [{ transcript }] } });
  const results = [
    { start: 0.5, is_final: true, ...channel("Hello there.") },
    { start: 3, is_final: true, ...channel("Hi you.") },
  ];
  expect(await turnsOf(recorded(results))).toEqual(["[0] other: Hello there.", "[3] other: Hi you."]);
});
