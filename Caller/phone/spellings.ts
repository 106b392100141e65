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
    `${first} ${spaced}`,
    `${first}-${dashed}`,
    `${first}.${rest.join(".")}`,
    `${first} ${dashed}`,
    `${first} ${joined}`,
    `${first}-${joined}`,
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
  return [
    `(${area})-${rest.join("-")}`,
    `(${area}) ${rest.join("-")}`,
    `(${area}) ${rest.join(" ")}`,
    `(${area}) ${rest.join("")}`,
    `(${area})${rest.join("-")}`,
    `(${area})${rest.join("")}`,
    `${area}/${rest.join("")}`,
    `${area}/${rest.join(" ")}`,
    `${area} / ${rest.join(" ")}`,
    `${area}/${rest.join("-")}`,
  ];
}

/**
 * The spellings that a CRM plausibly holds of one number: with and without country, with `00`, `011` or `(0)`, spaced,
 * dotted, dashed, bracketed. The likeliest come first. A number whose country is not known is given as written and as
 * its digits.
 */
export function phoneSpellings({ written, known, digits }: Phone): readonly string[] {
  if (known === undefined) return distinct([written.trim(), digits]);
  const { countryCallingCode: code, nationalNumber: national } = known;
  const [atHome, international] = [known.formatNational(), known.formatInternational()];
  const abroad = groups(international).slice(1);
  const [area = "", ...rest] = abroad;
  const [spaced, dashed] = [rest.join(" "), rest.join("-")];
  const home = groups(atHome);
  const trunk = home.join("").endsWith(national) ? home.join("").slice(0, -national.length) : "";
  return distinct([
    `+${code}${national}`,
    atHome,
    international,
    `${trunk}${national}`,
    `${code}${national}`,
    national,
    ...grouped(home),
    ...withArea(home),
    ...grouped(abroad).flatMap((each) => [
      `+${code} ${each}`,
      `+${code}-${each}`,
      `${code} ${each}`,
      `${code}-${each}`,
      `00${code} ${each}`,
      each,
    ]),
    `+${code}.${abroad.join(".")}`,
    `${code}.${abroad.join(".")}`,
    `+${code} ${national}`,
    `+${code}-${national}`,
    `+${code}.${national}`,
    `${code} ${national}`,
    `${code}-${national}`,
    `00${code}${national}`,
    `00${code} ${national}`,
    `00${code}-${abroad.join("-")}`,
    ...byHabit(`${trunk}${national}`).flatMap((each) => [each, each.replace(/ /g, "-")]),
    ...byHabit(national).flatMap((each) => [
      each,
      `+${code} ${each}`,
      ...(trunk === "" ? [] : [`+${code} (${trunk})${each}`]),
    ]),
    // As copied from a web page or a word processor.
    ...[atHome, international].map((each) => each.replace(/ /g, "\u00A0")),
    atHome.replace(/-/g, "\u2011"),
    `+${code}${area} ${spaced}`,
    `+${code}${area}-${dashed}`,
    `+${code}(${area})${dashed}`,
    `${code}(${area})${dashed}`,
    `011${code}${national}`,
    `011 ${code} ${abroad.join(" ")}`,
    `011-${code}-${abroad.join("-")}`,
    ...withArea(abroad).flatMap((each) => [`+${code} ${each}`, `${code} ${each}`]),
    ...optionalTrunk(code, trunk, abroad),
    written.trim(),
  ]);
}

/** `+44 (0)20 7946 0958`: the digit that is dialled only at home, in brackets. */
function optionalTrunk(code: string, trunk: string, abroad: readonly string[]): string[] {
  if (trunk === "") return [];
  const [spaced, joined] = [abroad.join(" "), abroad.join("")];
  return [
    `+${code} (${trunk})${spaced}`,
    `+${code} (${trunk}) ${spaced}`,
    `+${code}(${trunk})${spaced}`,
    `+${code} (${trunk})${joined}`,
    `+${code}(${trunk})${joined}`,
  ];
}

function distinct(spellings: readonly string[]): readonly string[] {
  return [...new Set(spellings)].filter((each) => /\d/.test(each) && each.length <= COLUMN_LENGTH);
}
