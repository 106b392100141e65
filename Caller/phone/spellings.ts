import { otherForms } from "./oldForms";
import type { Phone } from "./parse";

/** Dataverse's phone columns hold 50 characters. */
const COLUMN_LENGTH = 50;

/** The digit groups of a formatted number: `(202) 555-0143` is 202, 555, 0143. */
function groups(formatted: string): readonly string[] {
  return formatted.match(/\d+/g) ?? [];
}

/** One national number as people write its groups. */
function grouped([first = "", ...rest]: readonly string[]): string[] {
  if (rest.length === 0) return [first];
  const [spaced, dashed, joined] = [rest.join(" "), rest.join("-"), rest.join("")];
  return [
    `${first}-${dashed}`,
    `${first} ${spaced}`,
    `${first}.${rest.join(".")}`,
    `${first} ${joined}`,
    `${first} ${dashed}`,
  ];
}

/**
 * Lengths of the groups that people make when they do not group as the numbering plan does: UK numbers as 0207 946 0958
 * and 07700 900 461, Spanish ones in threes.
 */
const HABITS = "44 2222 333 3222 2322 234 334 433 46 55 244 533 434 344 56 444".split(" ");

/** The digits in every grouping that is common for so many. */
function byHabit(digits: string): readonly string[] {
  return HABITS.flatMap((lengths) => {
    let end = 0;
    const parts = lengths.split("").map((length) => digits.slice(end, (end += Number(length))));
    return end === digits.length ? [parts.join(" ")] : [];
  });
}

/** The same with the area code set apart, as it stands in front of a number that was written without a country. */
function withArea([area = "", ...rest]: readonly string[]): string[] {
  if (rest.length === 0) return [];
  const [spaced, dashed, joined] = [rest.join(" "), rest.join("-"), rest.join("")];
  return [
    `(${area}) ${dashed}`,
    `(${area}) ${spaced}`,
    `(${area})${dashed}`,
    `(${area})-${dashed}`,
    `(${area}) ${joined}`,
    `${area}/${joined}`,
  ];
}

/**
 * The spellings that a CRM most plausibly holds of one number: with and without country, with `00`, `011` or `(0)`,
 * spaced, dotted, dashed, bracketed. The likeliest come first, since a query takes only so many. A number whose country
 * is not known is given as written and as its digits.
 */
export function phoneSpellings({ written, known, digits }: Phone): readonly string[] {
  if (known === undefined) return distinct([written.trim(), digits]);
  const { countryCallingCode: code, nationalNumber: national } = known;
  const [atHome, international] = [known.formatNational(), known.formatInternational()];
  const abroad = groups(international).slice(1);
  const [area = "", ...rest] = abroad;
  const [spaced, dashed] = [abroad.join(" "), abroad.join("-")];
  const home = groups(atHome);
  const trunk = home.join("").endsWith(national) ? home.join("").slice(0, -national.length) : "";
  return distinct([
    `+${code}${national}`,
    atHome,
    international,
    `${trunk}${national}`,
    `${code}${national}`,
    national,
    written.trim(),
    ...otherForms(code + national).flatMap((other) => [`+${other}`, other.slice(code.length)]),
    ...grouped(home),
    ...(trunk === "" ? [] : [`+${code} (${trunk})${spaced}`, `+${code}(${trunk})${national}`]),
    ...withArea(home),
    `+${code} ${dashed}`,
    `+${code}-${dashed}`,
    `${code}-${dashed}`,
    `00${code}${national}`,
    `00${code} ${spaced}`,
    `011${code}${national}`,
    `+${code} ${national}`,
    `+${code}-${national}`,
    `${code}-${national}`,
    ...byHabit(`${trunk}${national}`),
    ...byHabit(national).flatMap((each) => [
      each,
      `+${code} ${each}`,
      ...(trunk === "" ? [] : [`+${code} (${trunk})${each}`]),
    ]),
    `+${code} (${area}) ${rest.join("-")}`,
    `+${code}.${abroad.join(".")}`,
    `+${code} ${area} ${rest.join("-")}`,
    `+${code} ${area} ${rest.join("")}`,
    `${code}(${area})${rest.join("-")}`,
    `+${code}(${area})${rest.join("-")}`,
    `${code} ${spaced}`,
    spaced,
    `00${code}-${dashed}`,
    `+${code}.${national}`,
  ]);
}

/** What is dialled, and what stands between its digits; no other character reaches a query. */
const DIALLED = /^[-+()./ ]*\d[-+()./ \d]*$/;

function distinct(spellings: readonly string[]): readonly string[] {
  return [...new Set(spellings)].filter((each) => DIALLED.test(each) && each.length <= COLUMN_LENGTH);
}
