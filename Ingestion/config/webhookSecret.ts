import { createSecretKey, type KeyObject } from "node:crypto";
import { visible } from "../../Transcript/text/printable";
import type { SignatureScheme } from "../webhook/signature";

/** What Standard Webhooks asks for, and the least that Svix issues. */
const LEAST_BYTES = 24;
/**
 * Senders issue 24, 32 or 64 bytes, some without the `=` at the end. Of no other length is that left out: there a letter
 * was lost.
 */
const ISSUED_STEP = 8;
/** A secret of hmac-sha256 is any text: as many characters as no one finds by trying. */
const LEAST_CHARACTERS = 16;
/** Of hexadecimal digits drawn by chance, a secret of that length has fewer once in 28,000 times, a longer one never. */
const LEAST_DIFFERENT = 6;
/** Characters of a block that is looked for over and over: a longer one is a secret by itself. */
const LONGEST_BLOCK = 32;

/** Words that stand in examples, and in what people type when they are asked for a secret. */
const WORDS = [
  ..."change replace please example sample placeholder default dummy insert value webhooks webhook".split(" "),
  ..."whsec signing signature hmac sha256 secret password passwd passphrase token admin correct horse".split(" "),
  ..."battery staple letmein welcome qwerty asdfgh opencx dynamics your this with here test todo key".split(" "),
  ..."the me my".split(" "),
];
const WORD = new RegExp(WORDS.join("|"), "gi");
/** Letters and digits that have to be left without such words: a whole secret is longer even by chance. */
const LEAST_LEFT = 8;

/**
 * The key that one setting holds.
 * @returns the key; or in plain words why the service does not start with it, never quoting it
 */
export function webhookKey(kind: SignatureScheme["kind"], secret: string): KeyObject | string {
  const example = kind === "standard-webhooks" ? "whsec_ and base64" : "one word";
  if (/[\s,]/.test(secret))
    return `holds a space or a comma and must be ${example}: one secret a setting, and the next one in OPENCX_WEBHOOK_SECRET_NEXT while it replaces this one`;
  if (visible(secret) !== secret) return "holds a character that nobody sees and no secret has: copy it again";
  return kind === "standard-webhooks" ? standardKey(secret) : hmacKey(secret);
}

function standardKey(secret: string): KeyObject | string {
  const text = secret.replace(/^whsec_/, "");
  const bytes = Buffer.from(text, "base64");
  // Node skips what is no base64; written back, it shows.
  const whole = bytes.toString("base64");
  const isBare = bytes.length % ISSUED_STEP === 0 && whole.replace(/=+$/, "") === text;
  if (text === "" || (whole !== text && !isBare)) return "must be whsec_ and base64, as OpenCX shows it";
  if (bytes.length < LEAST_BYTES)
    return `is too short: ${bytes.length} bytes once decoded, and ${LEAST_BYTES} are the least; take the one that OpenCX shows`;
  if (isWeak(text) || isWeak(bytes.toString("latin1"))) return WEAK;
  return createSecretKey(bytes);
}

function hmacKey(secret: string): KeyObject | string {
  const { length } = Array.from(secret);
  if (length < LEAST_CHARACTERS)
    return `is too short: ${length} characters, and ${LEAST_CHARACTERS} are the least; take one drawn by chance, such as openssl rand -base64 32 gives`;
  return isWeak(secret) ? WEAK : createSecretKey(Buffer.from(secret, "utf8"));
}

const WEAK =
  "is a placeholder or a pattern that anybody guesses: take the one that OpenCX shows, or one drawn by chance";

/** Whether a text is none that was drawn by chance: few characters, one pattern over and over, a row, or an example's words. */
function isWeak(text: string): boolean {
  const left = text.replace(WORD, "").replace(/[^\p{L}\p{N}]/gu, "");
  const isText = /^[ -~]*$/.test(text);
  return hasPattern(text) || (isText && (left.length < LEAST_LEFT || hasPattern(left)));
}

function hasPattern(text: string): boolean {
  // Small letters and capitals in turn are no second alphabet.
  const codes = Array.from(text.toLowerCase(), (character) => character.charCodeAt(0));
  if (new Set(codes).size < LEAST_DIFFERENT) return true;
  // `12345678901234567890`, `abcdefgh12345678`: a row may begin anew.
  if (isMostly(codes, 1, 1) || isMostly(codes, 1, -1)) return true;
  // `abcabcabc`, `hunter2hunter2!!`: beside itself, moved by its block, such a text shows the same nearly everywhere.
  const longest = Math.min(codes.length / 2, LONGEST_BLOCK);
  for (let block = 1; block <= longest; block += 1) if (isMostly(codes, block, 0)) return true;
  return false;
}

/** Whether most characters differ by `step` from the one that stands so many places before. */
function isMostly(codes: readonly number[], places: number, step: number): boolean {
  let found = 0;
  for (let index = places; index < codes.length; index += 1)
    if (codes[index] === (codes[index - places] ?? 0) + step) found += 1;
  return found >= ((codes.length - places) * 3) / 4;
}
