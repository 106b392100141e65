import { FEWEST_DIGITS, PHONE_COLUMNS, type PhoneColumn } from "../phone/filters";
import { MATCH_LEVELS, matchPhones, type MatchLevel } from "../phone/match";
import { parsePhone, type Phone } from "../phone/parse";

/** A row of contact, as far as it was selected. */
export type ContactRow = {
  readonly contactid: string;
  readonly fullname?: string | null;
  readonly emailaddress1?: string | null;
} & Readonly<Partial<Record<PhoneColumn, string | null>>>;

/** A contact that may be the caller, and why. */
export interface RankedContact<Row extends ContactRow = ContactRow> {
  readonly row: Row;
  /** Never NO_MATCH. */
  readonly level: MatchLevel;
  /** The phone column that matched best. */
  readonly column: PhoneColumn;
  /** That column's value as stored. */
  readonly matched: string;
  /** The contact's full name is the caller's, whatever the case, accents, spaces and punctuation. */
  readonly sameName: boolean;
}

const NAMES = new Intl.Collator("en", { sensitivity: "base", ignorePunctuation: true });

/**
 * The contacts whose number is the caller's, best first: those of the caller's name, then by level, then by how likely
 * the column is to be the caller's, then as given. A contact counts once, by its best column; one that matches nowhere
 * is left out, whatever its name.
 * @param defaultCountry of numbers stored without one, as in `parsePhone`
 * @param callerName as the caller gave it; empty = not known
 */
export function rankContacts<Row extends ContactRow>(
  caller: Phone,
  rows: readonly Row[],
  defaultCountry?: string,
  callerName = "",
): readonly RankedContact<Row>[] {
  return rows
    .flatMap((row) => bestMatch(caller, row, defaultCountry, callerName) ?? [])
    .sort((a, b) => byName(a, b) || byLevel(a, b) || byColumn(a, b));
}

function bestMatch<Row extends ContactRow>(
  caller: Phone,
  row: Row,
  defaultCountry: string | undefined,
  callerName: string,
): RankedContact<Row> | undefined {
  const sameName = isSameName(callerName, row.fullname ?? "");
  const matches = PHONE_COLUMNS.flatMap((column): RankedContact<Row>[] => {
    const matched = row[column];
    if (typeof matched !== "string") return [];
    const stored = parsePhone(matched, defaultCountry);
    // An internal extension is the end of anybody's number.
    if (stored.digits.length < FEWEST_DIGITS) return [];
    const level = matchPhones(caller, stored);
    return level === "NO_MATCH" ? [] : [{ row, level, column, matched, sameName }];
  });
  return matches.sort(byLevel)[0];
}

function isSameName(a: string, b: string): boolean {
  return NAMES.compare(a, b) === 0 && NAMES.compare(a, "") !== 0;
}

function byName(a: RankedContact, b: RankedContact): number {
  return Number(b.sameName) - Number(a.sameName);
}

function byLevel(a: RankedContact, b: RankedContact): number {
  return MATCH_LEVELS.indexOf(a.level) - MATCH_LEVELS.indexOf(b.level);
}

function byColumn(a: RankedContact, b: RankedContact): number {
  return PHONE_COLUMNS.indexOf(a.column) - PHONE_COLUMNS.indexOf(b.column);
}
