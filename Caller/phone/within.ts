import type { MatchLevel } from "./match";

/** A number that stands in a longer text. */
export interface NumberWithin {
  readonly written: string;
  /** What it can be worth at best: what stands beside it may be its extension. */
  readonly most: MatchLevel;
}

/** So many digits are a number of their own. */
const FEWEST = 7;
/** More numbers than a range of extensions has. */
const WIDEST = 20;

/**
 * Where a caller's number stands among other digits: beside a second number with nothing but a space, hyphen or plus
 * between, before or behind office hours and other remarks (`9-5`, `24h`), or in a short form (`0177/0178`,
 * `077-79`).
 * @param text with digits of one script
 * @param national the caller's number without its country
 * @param code the caller's calling code; empty when not known
 */
export function numbersIn(text: string, national: string, code: string): readonly NumberWithin[] {
  return national.length < FEWEST ? [] : [...whole(text, national, code), ...shortened(text, national)];
}

function whole(text: string, national: string, code: string): readonly NumberWithin[] {
  const digits = digitsOf(text);
  if (!digits.includes(national)) return [];
  const places = [...text.matchAll(/\d/g)].map(({ index = 0 }) => index);
  // Country and trunk code in front of it.
  const front = new RegExp(
    `(^|(?=\\+)|\\D)((?:(?:\\+|00|011)?[\\s(]*${code})?[\\s().\\p{Pd}]*[0168]{0,2}[\\s().\\p{Pd}]*)$`,
    "u",
  );
  const found: NumberWithin[] = [];
  for (let at = digits.indexOf(national); at >= 0; at = digits.indexOf(national, at + 1)) {
    const [from = 0, last = 0] = [places[at], places[at + national.length - 1]];
    const [run = ""] = /[+\d\s().\p{Pd}]*$/u.exec(text.slice(0, from)) ?? [];
    const prefix = front.exec(run);
    const [behind = ""] = /^[\d\s().\p{Pd}]*/u.exec(text.slice(last + 1)) ?? [];
    // Within a longer run of digits, or across a sign that parts two numbers.
    if (prefix === null || /^\d/.test(behind) || /[^\d\s().\p{Pd},/'·]/u.test(text.slice(from, last))) continue;
    const start = prefix.index + (prefix[1] ?? "").length;
    const before = run.slice(0, start).replace(/[^+\d]/g, "");
    const short = [digitsOf(before), digitsOf(behind)].some((each) => each !== "" && each.length < FEWEST);
    // Another country's code, or another area's.
    if (/^[+0]\d{0,6}$/.test(before)) continue;
    const end = /^\s*\p{Pd}\s*(\d{1,4})\s*$/u.exec(behind)?.[1];
    const range = end !== undefined && before === "" && isRange(national, end);
    found.push({
      written: text.slice(from - run.length + start, last + 1),
      most: range ? "NSN" : short ? "SHORT_NSN" : "EXACT",
    });
  }
  return found;
}

/** The number that is meant by its last digits alone, behind one that has the others. */
function shortened(text: string, national: string): readonly NumberWithin[] {
  let base = "";
  return text.split(/\s*(?:[/,;&|]|\s(?:or|and|oder|und|ou|et|o|y)\s)\s*/i).flatMap((piece) => {
    const [, list = ""] = /^(\d{1,5})\D*$/.exec(piece) ?? [];
    const [, start = piece, end = ""] = list === "" ? (/^(.*\d)\s*\p{Pd}\s*(\d{1,4})$/u.exec(piece) ?? []) : [];
    const first = start.replace(/[^+\d]/g, "");
    const ranges = first.length >= FEWEST && isRange(first, end);
    if (list === "") base = ranges ? first : piece.replace(/[^+\d]/g, "");
    const own = national.slice(-(list || end).length);
    const meant = ranges ? first.slice(-end.length) < own && own <= end : list !== "" && list === own;
    return meant && base.length >= FEWEST
      ? [{ written: base.slice(0, -own.length) + own, most: "SHORT_NSN" as const }]
      : [];
  });
}

/** Whether the digits behind a hyphen are the last of a few numbers that the first begins: 077-79. */
function isRange(first: string, end: string): boolean {
  const width = Number(end) - Number(first.slice(-end.length));
  return end !== "" && width > 0 && width < WIDEST;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
