import { askedSpellings, FEWEST_DIGITS, loosePatterns, type PhoneColumn } from "./filters";
import { matchPhones } from "./match";
import { parsePhone } from "./parse";
import type { StoredPhones } from "./stored";

/**
 * How a caller is found whose number a column holds: by equality, which an index serves; by the digits whatever stands
 * between them, which none does; not at all. Untold: which country's caller is meant, the value does not say.
 */
export type SearchedBy = "equality" | "digits" | "untold" | "nothing";

/** Of several numbers the one that is hardest to find counts. */
const HARDEST: readonly SearchedBy[] = ["nothing", "untold", "digits", "equality"];

/**
 * How the caller match comes upon a value. Pure: what Dataverse would compare is compared here.
 * @param written the column's whole value
 * @param defaultCountry as it was read with
 */
export function searchedBy(
  column: PhoneColumn,
  written: string,
  { numbers }: StoredPhones,
  defaultCountry?: string,
): SearchedBy {
  const whole = parsePhone(written, defaultCountry);
  const ways = numbers.map(({ known }): SearchedBy => {
    if (known === undefined) return "untold";
    // Most of a tidy CRM, told without the work.
    if (written === known.number) return "equality";
    const caller = parsePhone(known.number, defaultCountry);
    if (whole.digits.length < FEWEST_DIGITS || matchPhones(caller, whole) === "NO_MATCH") return "nothing";
    // Spaces at the end do not count in a comparison of Dataverse's.
    if (askedSpellings(caller, column).includes(written.trimEnd())) return "equality";
    return loosePatterns(caller).some((pattern) => holds(written, pattern)) ? "digits" : "nothing";
  });
  return HARDEST.find((way) => ways.includes(way)) ?? "nothing";
}

/** Whether a column with this value is one that a pattern of {@link loosePatterns} asks for. */
function holds(written: string, pattern: string): boolean {
  const [, where, like = ""] = /^(\w+)\(_,'(.*)'\)$/.exec(pattern) ?? [];
  return isLike(written, like, where === "endswith");
}

/**
 * Whether a text holds, or ends with, a pattern of SQL's LIKE. Each part between two `%` is taken where it first fits: a
 * regular expression would try all places, which in a column of ones takes for ever.
 */
function isLike(text: string, pattern: string, atEnd: boolean): boolean {
  const parts = pattern.toLowerCase().split("%").map(charactersOf);
  const last = atEnd ? parts.pop() : undefined;
  const characters = Array.from(text.toLowerCase());
  const fits = (part: readonly string[], at: number): boolean =>
    part.every((one, index) => characters[at + index] !== undefined && isOf(one, characters[at + index] ?? ""));
  let at = 0;
  for (const part of parts) {
    while (at < characters.length && !fits(part, at)) at += 1;
    if (!fits(part, at)) return false;
    at += part.length;
  }
  const from = characters.length - (last?.length ?? 0);
  return last === undefined || (from >= at && fits(last, from));
}

/** Each element stands for one character: itself, one of a set, or any. */
function charactersOf(part: string): readonly string[] {
  return part.match(/\[[^\]]*\]|[^]/gu) ?? [];
}

function isOf(element: string, character: string): boolean {
  if (element === "_") return true;
  return element.length > 1 && element.startsWith("[")
    ? element.slice(1, -1).includes(character)
    : element === character;
}
