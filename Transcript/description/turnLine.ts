import type { Speaker, Turn } from "../conversation";
import { INDENT, SPEAKER_LABELS } from "./layout";

/** What programs call speakers, our own labels too: patterns of whole words, in small letters or capitals. */
export const SPEAKER_WORDS: readonly (readonly [Speaker, string])[] = [
  ["ai", "ai|ki|ia|(?:chat|voice)?bot|(?:ai |virtual )(?:agent|assistant)|assistant"],
  ["customer", "customer|(?:end )?user|caller|client|contact|kunde|kundin|anrufer|cliente|appelant|العميل"],
  ["agent", "agente?|berater|conseiller|الموظف|human(?: agent)?|representative"],
  ["other", "other|system"],
];

const LABEL = `(${SPEAKER_WORDS.map(([, words]) => words).join("|")})`;

/** Made once: a call has thousands of lines. */
const WHOLE = SPEAKER_WORDS.map(([speaker, words]) => [speaker, RegExp(`^(?:${words})$`, "i")] as const);

function speakerOf(label: string): Speaker | undefined {
  return WHOLE.find(([, words]) => words.test(label))?.[0];
}

/** Our own lines: the text is everything after one space, to the letter. */
const WRITTEN = new RegExp(
  `^\\[(\\d{2,}):([0-5]\\d):([0-5]\\d)\\] (${Object.values(SPEAKER_LABELS).join("|")}): ?(.*)$`,
);
/**
 * Spaces, and the marks of lists, quotations and bold text, which say nothing. Bounded, or a line of many would be tried
 * in quadratically many ways.
 */
const GAP = "[\\s>*|\u2022\u2013\u2014-]{0,20}";
const COLON = `${GAP}[:\uFF1A]\\**\\s*(.*)$`;
/** `[00:03]`, with or without hours, fractions (`00:03.250`, `00:03,250` as subtitle files have them) and brackets. */
const TIME = "[[(]?(?:(\\d{1,4}):)?(\\d{1,4}):([0-5]\\d)(?:[.,]\\d{1,9})?[\\])]?";
/** Other people's: `[00:03] Agent: hi`, `00:03 - User:  hi`, `Agent (00:03): hi`, `**Agent:** hi`. */
const [TIMED, TIME_LAST, UNTIMED] = [TIME + GAP + LABEL, LABEL + GAP + TIME, LABEL].map(
  (start) => new RegExp(`^${GAP}${start}${COLON}`, "i"),
) as [RegExp, RegExp, RegExp];

/** As `TIMED` finds them, the parts of a line with its time last. */
function timeLast(line: string): readonly (string | undefined)[] | null {
  const match = TIME_LAST.exec(line);
  return match && [line, match[2], match[3], match[4], match[1], match[5]];
}

/**
 * The turn that starts on this line, if it names a time and a speaker. A line that starts with four spaces is never
 * one: it continues the line above.
 */
export function timedTurn(line: string): Turn | undefined {
  if (line.startsWith(INDENT)) return undefined;
  const match = WRITTEN.exec(line) ?? TIMED.exec(line.trimEnd()) ?? timeLast(line.trimEnd());
  if (match === null) return undefined;
  const [, hours = "0", minutes, seconds, label = "", text = ""] = match;
  const at = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const speaker = speakerOf(label);
  return Number.isSafeInteger(at) && speaker !== undefined ? { at, speaker, text } : undefined;
}

/** Speaker and text of a line such as `Bot: hello`, as layouts without times have them. */
export function untimedTurn(line: string): Omit<Turn, "at"> | undefined {
  if (line.startsWith(INDENT)) return undefined;
  const [, label = "", text = ""] = UNTIMED.exec(line.trimEnd()) ?? [];
  const speaker = speakerOf(label);
  return speaker === undefined ? undefined : { speaker, text };
}
