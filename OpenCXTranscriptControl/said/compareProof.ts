import { isSameName } from "../../Caller/contact/rank";
import { PHONE_COLUMNS } from "../../Caller/phone/filters";
import { fold } from "../../Transcript/find/fold";
import type { Proof } from "../../Transcript/said/heard";
import type { CallerCustomer, ProofColumn } from "../caller/panel/caseStore";

/** How an answer stands to what is known of the contact; undefined: nothing there to compare it with. */
export type Agreement = "same" | "other" | undefined;

/** Digits at the end of two numbers by which they are one, however their begins are written. */
const TELLING = 7;

/** Of folded text. */
const LATIN = /[a-z]/;

const COLUMNS: Readonly<Record<string, ProofColumn>> = {
  "date of birth": "birthdate",
  postcode: "address1_postalcode",
  address: "address1_line1",
  email: "emailaddress1",
};

function plain(value: string): string {
  return fold(value).text.replace(/[^\p{L}\p{Nd}@]/gu, "");
}

/**
 * Compares what a caller answered with the linked contact's columns. Digits of cards and other numbers stand in no
 * column, so they agree with nothing and differ from nothing; nor does a name or a street that has a word of the
 * contact's, a postcode with its digits, or an answer in another script: a caller is no other for what is left out, or
 * for how a recogniser spells.
 */
export function compareProof({ about, value }: Proof, { row, columns }: CallerCustomer): Agreement {
  if (about === "phone") {
    const end = plain(value).slice(-TELLING);
    const held = PHONE_COLUMNS.map((column) => plain(row[column] ?? "")).filter((phone) => phone !== "");
    return held.length === 0 ? undefined : agreement(held.some((phone) => phone.endsWith(end)));
  }
  const column = COLUMNS[about];
  const one = plain((about === "name" ? row.fullname : column && columns?.[column]) ?? "");
  const other = plain(value);
  // A day that was said without its month is in words.
  if (one === "" || LATIN.test(one) !== LATIN.test(other)) return undefined;
  const agrees =
    about === "name"
      ? isSameName(value, row)
      : about === "address" || about === "postcode"
        ? // House number and street without what is behind them, a ZIP code without its last four.
          one.startsWith(other) || other.startsWith(one)
        : // A day without its year.
          one.endsWith(other);
  const digits = (text: string): string => text.replace(/\D/g, "");
  // Letters are misheard: M1 1AE, N1 1AE.
  const inPart =
    about === "postcode" ? digits(one) === digits(other) : value.split(" ").some((word) => one.includes(plain(word)));
  return !agrees && inPart ? undefined : agreement(agrees);
}

function agreement(agrees: boolean): Agreement {
  return agrees ? "same" : "other";
}
