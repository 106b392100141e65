import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { z } from "zod";
import type { OpenCall } from "../../Transcript/files/openCall";
import { vcon } from "../../Transcript/files/vcon";
import { webVtt } from "../../Transcript/files/webVtt";

type Schema = Parameters<typeof z.fromJSONSchema>[0];

/** The schema that the IETF draft publishes, without what zod has no word for: no such parameter is written. */
const schema = (() => {
  const file = path.join(__dirname, "support", "vcon-core-03.schema.json");
  const json = JSON.parse(readFileSync(file, "utf8"), (key, value: unknown) =>
    key === "dependencies" ? undefined : value,
  ) as Schema;
  return z.fromJSONSchema(json);
})();

const NAMES = { ai: "KI", customer: "Kunde", agent: "Agent", other: "Weitere" };
const CALL: OpenCall = {
  uuid: "0195f877-7166-8c45-9dd8-dd37220d739c",
  names: NAMES,
  caller: { name: "Kathleen Nelson", phone: "+13025550122" },
  callStarted: "2026-03-01T10:00:00Z",
  language: "de",
  summary: "A charge.",
  turns: [
    { at: 3, speaker: "ai", text: "hello" },
    { at: 9, speaker: "customer", text: "a < b & c --> d\n\nsecond" },
    { at: 9, speaker: "customer", text: "bye" },
  ],
};

test("WebVTT has a cue a turn: until the next begins, else as long as its words take; nothing ends a cue early", () => {
  expect(webVtt(CALL)).toBe(
    [
      "WEBVTT",
      "",
      "NOTE",
      "uuid: 0195f877-7166-8c45-9dd8-dd37220d739c",
      "started: 2026-03-01T10:00:00.000Z",
      "language: de",
      "name: Kathleen Nelson",
      "phone: +13025550122",
      "end times: estimated",
      "",
      "00:00:03.000 --> 00:00:09.000",
      "<v.ai KI>hello",
      "",
      "00:00:09.000 --> 00:00:11.000",
      "<v.customer Kunde>a &lt; b &amp; c --&gt; d",
      "&lrm;",
      "second",
      "",
      "00:00:09.000 --> 00:00:11.000",
      "<v.customer Kunde>bye",
      "",
    ].join("\n"),
  );
});

test("a vCon is valid by the schema of draft-ietf-vcon-vcon-core-03, whatever was said, whenever", () => {
  const call = fc.record({
    uuid: fc.uuid(),
    names: fc.constant(NAMES),
    caller: fc.record({ name: fc.string(), phone: fc.string() }, { requiredKeys: [] }),
    callStarted: fc.constantFrom("2026-03-01T10:00:00Z", "yesterday", undefined as never),
    turns: fc.array(
      fc.record({
        at: fc.oneof(fc.nat(), fc.constant(Number.MAX_SAFE_INTEGER)),
        speaker: fc.constantFrom("ai", "customer", "agent", "other"),
        text: fc.string({ unit: "grapheme" }),
      }),
    ),
  });
  fc.assert(
    fc.property(call, (each) => schema.safeParse(JSON.parse(vcon(each, new Date()))).success),
    { numRuns: 100 },
  );
  const wrong = { ...(JSON.parse(vcon(CALL, new Date())) as object), created_at: "yesterday" };
  expect(schema.safeParse(wrong).success).toBe(false);
});

test("a vCon tells parties and times", () => {
  expect(JSON.parse(vcon(CALL, new Date("2026-03-02T00:00:00Z")))).toMatchObject({
    vcon: "0.4.0",
    created_at: "2026-03-02T00:00:00.000Z",
    parties: [
      { name: "Kathleen Nelson", tel: "+13025550122", role: "customer", type: "person" },
      { name: "KI", role: "agent", type: "bot" },
    ],
    dialog: [
      { type: "text", start: "2026-03-01T10:00:03.000Z", parties: [1], body: "hello", encoding: "none" },
      { start: "2026-03-01T10:00:09.000Z", parties: [0] },
      { parties: [0] },
    ],
    analysis: [{ type: "summary", body: "A charge." }, { body: { language: "de" } }],
  });
});

test("both say of a call of which only a part is there how many turns it had", () => {
  const part = { ...CALL, cut: { shown: 3, total: 2_100 } };
  expect(webVtt(part)).toContain("\nturns: 3 of 2100\n");
  expect(JSON.parse(vcon(part, new Date()))).toMatchObject({
    analysis: [{ type: "summary" }, { body: { turn_count: "3 of 2100" } }],
  });
  expect(webVtt(CALL) + vcon(CALL, new Date())).not.toMatch(/\d of \d/);
});
