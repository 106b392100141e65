import type { Reading } from "../reading";

/** The states of the USA and its capital as the post writes them. */
const STATE =
  /^(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])$/;
/** Where two letters end and a ZIP code follows. */
const BEFORE_ZIP = /(?= \d{5}(?![\d-]))(?<=\b[A-Z]{2})/;

/** Whether two letters are a state's. */
export function isState(text: string): boolean {
  return STATE.test(text);
}

/** Whether a text has `ME 04101`: that of a call in the USA. */
export function hasZip(text: string): boolean {
  return text
    .split(BEFORE_ZIP)
    .slice(0, -1)
    .some((part) => isState(part.slice(-2)));
}

/**
 * Whether digits are a postcode right behind a street line: `14 quai de la Fosse, 44300`, with a town behind it `1009
 * Pully`; or all that is said where an address was asked for: `ja zwei eins null drei sieben`.
 */
export function behindAddress(reading: Reading, text: string, from: number, to: number): boolean {
  const { asSaid } = reading.piece(to);
  const town = reading.setting.cased ? /^[A-ZÀ-Þ]/.test(asSaid) : asSaid.length > 2 && !reading.is(to, "sk4#");
  // "in vier vier eins drei sieben dortmund", "à soixante-neuf mille cent villeurbanne"; no "à douze mille kilomètres"
  const named =
    town &&
    reading.is(to, "7") &&
    reading.is(to + 1, "4") &&
    (reading.wants("postcode") || reading.is(from - 1, "sO")) &&
    (to - from > 1 || !/[ns]$/.test(asSaid));
  const only = reading.asked.length === 1 && reading.wants("address") && text.length > 4 && reading.is(to, "4");
  // "toledo ohio four three six oh four"
  if (text.length === 5 && (reading.is(from - 1, "Z") || reading.is(from - 2, "Z"))) return true;
  return (
    !reading.speaks("en") &&
    /^(?:\d{4,5}|(?:[A-Z]\d){3})$/.test(text) &&
    (text.length > 4 || town) &&
    (only ||
      (named && text.length > 4) ||
      reading.mentions.some(
        ({ type, to: end }) => type === "address" && from - end < 4 + Number(text.length > 4) && from >= end,
      ))
  );
}
