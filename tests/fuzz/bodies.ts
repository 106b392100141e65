import type { Random } from "./random";

/** A caller's words, none of which could be an id: they stand in every body that holds text, and may never stand in a log. */
export const PLANTED = ["Zebulon Quagmire", "my xylophone", "zq@planted.example", "+12025550177"] as const;

const HANDOFF = "conversation.handoff_to_human";
const FIELDS = [
  ...["conversation_id", "timestamp", "customer_id", "reason", "reasons", "explanation", "summary", "contact_reason"],
  ...["user_sentiment", "language", "message_count", "third_party_name", "integration_metadata", "__proto__"],
] as const;

/** The bytes of a body: a handoff, or what somebody might send in its place. */
export function bodyOf(random: Random): Buffer {
  const [start, more] = [random.below(100), random.below(100)];
  if (start < 25) return Buffer.from(JSON.stringify(handoff(random)));
  if (start < 35) return Buffer.from(JSON.stringify({ event: random.one(EVENTS), data: anything(random, 2) }));
  if (start < 75) return Buffer.from(JSON.stringify(oddHandoff(random)));
  if (start < 80) return Buffer.from(JSON.stringify(anything(random, 3)));
  if (start < 83) return Buffer.from(`\uFEFF${JSON.stringify(handoff(random))}`);
  if (start < 86) return Buffer.from(JSON.stringify(oddHandoff(random)).slice(0, random.below(200)));
  if (start < 89) return Buffer.from(`${"[".repeat(20_000)}${PLANTED[0]}`);
  if (start < 91) return Buffer.from(`{"event":"${HANDOFF}","event":7,"data":${"9".repeat(2_000)}}`);
  if (start < 93) return Buffer.from(JSON.stringify({ ...handoff(random), padding: "x".repeat(more * 2_500) }));
  if (start < 96) return random.bytes(more * 5);
  return Buffer.from(random.one(["", "null", "true", '"x"', "0", "-", "{}", "[]", "\u0000", "{", `"${PLANTED[1]}"`]));
}

const EVENTS = [
  "conversation.closed",
  "csat.requested",
  "x",
  PLANTED[0],
  `${HANDOFF} `,
  "a.".repeat(300),
] as const satisfies readonly [string, ...string[]];

function handoff(random: Random): Record<string, unknown> {
  const data = { ...dataOf(random), conversation_id: `fuzzed-${random.below(40)}` };
  return { event: HANDOFF, organization_id: "fuzzed", data: random.chance(50) ? data : [data] };
}

function dataOf(random: Random): Record<string, unknown> {
  return {
    timestamp: `2026-03-0${1 + random.below(9)}T10:00:00Z`,
    summary: `${PLANTED[0]} says ${PLANTED[1]}`,
    contact_reason: PLANTED[1],
    third_party_name: PLANTED[0],
    integration_metadata: { phone: PLANTED[3], email: PLANTED[2] },
  };
}

/** A handoff with a field or two in another shape. Ids stay ours: those are what a log may hold. */
function oddHandoff(random: Random): Record<string, unknown> {
  const whole = handoff(random);
  const one = { ...dataOf(random), conversation_id: `fuzzed-${random.below(40)}` } as Record<string, unknown>;
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    const field = random.one(FIELDS);
    const value = anything(random, 3);
    // Text there would be an id.
    if (field !== "conversation_id" || typeof value !== "string") one[field] = value;
  }
  const data = random.one<unknown>([one, [one], [one, anything(random, 2), one], [[one]], { 0: one }, null, []]);
  const odd: Record<string, unknown> = { ...whole, data };
  if (random.chance(10)) odd.organization_id = random.one([null, 7, [], {}, "", "\ud800", "x".repeat(500)]);
  if (random.chance(10)) odd.event = random.one([null, 7, [HANDOFF], {}, ""]);
  return odd;
}

/** A value of any shape, with the planted words where it holds text. */
function anything(random: Random, depth: number): unknown {
  const kind = random.below(depth > 0 ? 12 : 9);
  if (kind === 0) return null;
  if (kind === 1) return random.chance(50);
  if (kind === 2) return random.one([0, -1, 1e308, -1e308, 0.1, 2 ** 53, 1e-320]);
  if (kind < 6) return random.one(PLANTED);
  if (kind === 6) return `\u0000\ud800${random.one(PLANTED)}\u202e\n\u001b[2J`;
  if (kind === 7) return `${random.one(PLANTED)} `.repeat(random.below(400));
  if (kind === 8) return random.one(["", " ", "null", "__proto__", "${jndi:x}", "'; drop table x; --", "%s%n", "\\"]);
  const inner = Array.from({ length: random.below(4) }, () => anything(random, depth - 1));
  if (kind === 9) return inner;
  return Object.fromEntries(inner.map((value) => [random.one(FIELDS), value]));
}
