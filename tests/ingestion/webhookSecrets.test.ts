import { createHash, randomBytes } from "node:crypto";
import { problemsWith, readEnvironment } from "../../Ingestion/config/environment";

const HMAC = { OPENCX_WEBHOOK_SCHEME: "hmac-sha256", OPENCX_WEBHOOK_HEADER: "x-signature" };
const GOOD = `whsec_${randomBytes(24).toString("base64")}`;

function problemsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  return problemsWith(environment, ["webhook"]);
}

function whsec(bytes: Buffer | string): string {
  return `whsec_${Buffer.from(bytes).toString("base64")}`;
}

test.each([
  ["a passphrase", "correct horse 7", /one secret a setting.*OPENCX_WEBHOOK_SECRET_NEXT/],
  ["two secrets in a line", `${GOOD} ${GOOD}`, /one secret a setting/],
  ["two secrets on two lines", `${GOOD}\n${GOOD}`, /one secret a setting/],
  ["two secrets with a comma", `${GOOD},${GOOD}`, /one secret a setting/],
  ["one byte", whsec("7"), /1 bytes once decoded, and 24/],
  ["23 bytes", whsec(randomBytes(23)), /23 bytes once decoded, and 24/],
  ["the prefix alone", "whsec_", /whsec_ and base64/],
  ["another kind of key", GOOD.replace("whsec_", "whpk_"), /whsec_ and base64/],
  ["base64 of the web's kind", whsec(Buffer.alloc(30, "\xff\xee\xdd", "latin1")).replaceAll("/", "_"), /whsec_ and/],
  ["base64 with a letter lost", whsec(randomBytes(32)).slice(0, -2), /whsec_ and base64/],
  ["base64 without = of a length that nobody issues", whsec(randomBytes(31)).replace("=", ""), /whsec_ and base64/],
  ["a space that nobody sees", `${GOOD}\u200b`, /character that nobody sees/],
  ["zeros", whsec(Buffer.alloc(32)), /guesses/],
  ["one character over and over", `whsec_${"A".repeat(32)}`, /guesses/],
  [
    "five bytes in no order",
    whsec(Buffer.from(Array.from({ length: 24 }, (_, index) => (index * index) % 5))),
    /guesses/,
  ],
  ["a block of bytes over and over", whsec(Buffer.from("Tr0ub4dor&3Tr0ub4dor&3Tr")), /guesses/],
  ["bytes in a row", whsec(Buffer.from(Array.from({ length: 24 }, (_, index) => index))), /guesses/],
  ["a placeholder, encoded", whsec("changemechangemechangeme"), /guesses/],
  ["a placeholder, as it stands", `whsec_${"changeme".repeat(4)}`, /guesses/],
  ["an example's words, encoded", whsec("your-webhook-secret-here"), /guesses/],
])("the standard scheme does not start with %s", (_what, secret, said) => {
  for (const name of ["OPENCX_WEBHOOK_SECRET", "OPENCX_WEBHOOK_SECRET_NEXT"]) {
    const problems = problemsOf({ OPENCX_WEBHOOK_SECRET: GOOD, [name]: secret });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(said);
    expect(problems[0]).toMatch(new RegExp(`^${name}: `));
    if (secret !== "whsec_") expect(problems[0]).not.toContain(secret);
  }
});

test.each([
  ["a passphrase", "correct horse battery staple", /one secret a setting/],
  ["fifteen characters", randomBytes(20).toString("hex").slice(0, 15), /15 characters, and 16/],
  ["fifteen characters of two units each", "\u{1f511}".repeat(15), /15 characters, and 16/],
  ["a space that nobody sees", `${randomBytes(20).toString("hex")}\u200b`, /character that nobody sees/],
  ["a control", `${randomBytes(20).toString("hex")}\0x`, /character that nobody sees/],
  ["one character over and over", "x".repeat(40), /guesses/],
  ["a word over and over", "hunterhunterhunter", /guesses/],
  ["a word over and over, and an end", "Hunter2hunter2!!", /guesses/],
  ["five characters in no order", "aqxbzqaaxbzzqbxa", /guesses/],
  ["one character in two sizes", "aAaaAAaAaaAaAAaA", /guesses/],
  ["a short block and an end", "k7Pk7Pk7Pk7Pk7Pk7Pz", /guesses/],
  ["a row", "1234567890123456", /guesses/],
  ["a row backwards", "zyxwvutsrqponmlkjihg", /guesses/],
  ["a placeholder", "CHANGE_ME_CHANGE_ME_1", /guesses/],
  ["an example's words", "your-webhook-secret", /guesses/],
  ["an example's words and a year", "MySecretPassword2026!", /guesses/],
  ["a well known passphrase", "correct-horse-battery-staple-7", /guesses/],
])("hmac-sha256 does not start with %s", (_what, secret, said) => {
  const problems = problemsOf({ ...HMAC, OPENCX_WEBHOOK_SECRET: secret });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(said);
  expect(problems[0]).not.toContain(secret);
});

test("a wrong secret and a wrong next one are said at once", () => {
  const problems = problemsOf({ OPENCX_WEBHOOK_SECRET: "7", OPENCX_WEBHOOK_SECRET_NEXT: "changeme" });
  expect(problems.map((problem) => problem.split(":")[0])).toEqual([
    "OPENCX_WEBHOOK_SECRET",
    "OPENCX_WEBHOOK_SECRET_NEXT",
  ]);
});

test("what real senders issue is taken, whatever chance draws", () => {
  for (let number = 0; number < 2_000; number += 1) {
    // Drawn from the number, so that no run draws what no other can.
    const drawn = createHash("sha512").update(String(number)).digest();
    for (const bytes of [24, 32, 64]) {
      expect(problemsOf({ OPENCX_WEBHOOK_SECRET: whsec(drawn.subarray(0, bytes)) })).toEqual([]);
      expect(problemsOf({ OPENCX_WEBHOOK_SECRET: drawn.subarray(0, bytes).toString("base64") })).toEqual([]);
      // As some issue it, and as a file holds it.
      const bare = `${whsec(drawn.subarray(0, bytes)).replace(/=+$/, "")}\n`;
      expect(problemsOf({ OPENCX_WEBHOOK_SECRET: bare })).toEqual([]);
    }
    const texts = [drawn.toString("hex").slice(0, 16), drawn.toString("base64url").slice(0, 16)];
    for (const text of [...texts, `secret_${texts[0] ?? ""}`, `whsec_test_${texts[1] ?? ""}`, drawn.toString("hex")])
      expect(problemsOf({ ...HMAC, OPENCX_WEBHOOK_SECRET: text })).toEqual([]);
  }
});

test("each setting is one key, and the next one is optional", () => {
  const next = `whsec_${randomBytes(32).toString("base64")}`;
  const keysOf = (environment: NodeJS.ProcessEnv): readonly (number | undefined)[] =>
    readEnvironment(environment, ["webhook"]).connections[0].webhook.keys.map((key) => key.symmetricKeySize);
  expect(keysOf({ OPENCX_WEBHOOK_SECRET: GOOD })).toEqual([24]);
  expect(keysOf({ OPENCX_WEBHOOK_SECRET: GOOD, OPENCX_WEBHOOK_SECRET_NEXT: next })).toEqual([24, 32]);
});
