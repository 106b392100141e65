import unseen from "../../unseen.json";
import { cut, ELLIPSIS } from "./cut";

/** UTF-16 code units of the longest line that is printed whole: some twenty lines of a terminal. */
const LONGEST = 2_000;

const MOST_LINES = 200;

/** What ends a line, or moves along it, in some terminal: as a space it does neither. */
const BREAKS = /\r\n?|[\t\n\v\f\u0085\u2028\u2029]/g;

/**
 * Characters that nobody sees and that join, choose or mark what stands around them in ordinary text: the joiners of
 * emoji and of Arabic and Indic scripts, the variants of emoji and Han and Mongolian letters, the flags of regions.
 * Anywhere else they only hide that two texts differ. Patterns are in a file that the scripts read, too, before anything
 * is installed.
 */
const JOINING = unseen.joining.join("|");

/**
 * Controls of C0 and C1 with all that they begin (ESC, CSI, OSC), DEL, surrogates without their half, and whatever a
 * terminal does not show: bidi controls, zero-width characters, fillers, tags.
 */
const UNSEEN = new RegExp(`(${JOINING})|${unseen.unseen}`, "gu");

/**
 * More marks on one letter than any script has: they would reach over the lines above and below. Each by itself: a run
 * of millions is more than one match may hold.
 */
const HEAPED = /(?<=\p{M}{8})\p{M}/gu;

/**
 * A text with every character in sight: what a terminal would obey or hide is written as its code, as `\u001b`. JSON
 * stays the same JSON by it. Text of any script and emoji stay what they are.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character, joining?: string) => joining ?? codesOf(character));
}

/**
 * Text from outside as one line of a terminal or of a message: {@link visible}, breaks and tabs as spaces, cut at
 * `longest` UTF-16 code units and marked so. It takes no longer for a text of any length. Applying it twice changes
 * nothing.
 */
export function printable(text: string, longest = LONGEST): string {
  // Cut before it is looked through, and again after: codes are longer than what they stand for.
  const start = text.length > longest ? cut(text, longest, ELLIPSIS) : text;
  return cut(visible(start.replace(BREAKS, " ")).replace(HEAPED, ""), longest, ELLIPSIS);
}

/** The lines of a text that has several, as a help page or a list of problems, each {@link printable}; at most 200. */
export function printableLines(text: string): readonly string[] {
  const lines = text.split("\n", MOST_LINES + 1).map((line) => printable(line));
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), ELLIPSIS] : lines;
}

// A loop: a text may hide millions, and an array for each of them takes several times as long.
function codesOf(character: string): string {
  let codes = "";
  for (let at = 0; at < character.length; at += 1)
    codes += `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`;
  return codes;
}

/** Writes lines, each {@link printable}, to what is given: stdout or stderr, where there is one. */
export function lineWriter(stream: { write(text: string): unknown }): (line: string) => void {
  return (line) => {
    stream.write(`${printable(line)}\n`);
  };
}

/** JSON for another program, as one line and whole, {@link visible} for whoever looks at it on a terminal. */
export function jsonLine(json: string): string {
  return `${visible(json.trimEnd())}\n`;
}
