import { FEWEST_DIGITS, PHONE_COLUMNS, type PhoneColumn } from "../phone/filters";
import { MATCH_LEVELS, matchPhones, type MatchLevel } from "../phone/match";
import { parsePhone, type Phone } from "../phone/parse";
import { splitName } from "./name";

/** A row of contact, or of account, as far as it was selected. An account has neither of these names. */
export type ContactRow = {
  readonly contactid?: string;
  readonly fullname?: string | null;
  readonly firstname?: string | null;
  readonly lastname?: string | null;
} & Readonly<Partial<Record<PhoneColumn, string | null>>>;

/** A contact that may be the caller, or an account that the caller may be calling from, and why. */
export interface RankedContact<Row extends ContactRow = ContactRow> {
  readonly row: Row;
  /** Never NO_MATCH. */
  readonly level: MatchLevel;
  /** The phone column that matched best. */
  readonly column: PhoneColumn;
  /** That column's value as stored. */
  readonly matched: string;
  /** See {@link isSameName}. */
  readonly sameName: boolean;
  /** Whether all that is told of the caller's name is in the contact's: the first name alone, or the last. */
  readonly nearName: boolean;
}

/** Müller is Muller, and in a telephone book Mueller. */
const NAMES = ["en", "de-u-co-phonebk"].map(
  (locale) => new Intl.Collator(locale, { sensitivity: "base", ignorePunctuation: true }),
);
/** A title before any name, and before a first and a last one. */
const [TITLE, TITLE_OF_TWO] = ["", "(?=\\S+ \\S)"].map(
  (behind) => new RegExp(`^(?:dr|prof|mrs?|ms|miss|sir|herr|frau|mme|sra?)\\.? ${behind}`, "i"),
) as [RegExp, RegExp];

/**
 * The rows whose number is the caller's, best first: those of the caller's name, then by level, then those of whose name
 * the caller told a part, then by how likely the column is to be the caller's, then as given. A row counts once, by its
 * best column; one that matches nowhere is left out, whatever its name.
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
    .sort((a, b) => byName(a, b) || byLevel(a, b) || byNearName(a, b) || byColumn(a, b));
}

/**
 * Whether the contact's name is the caller's, whatever the case, accents, spaces and punctuation, also where full names
 * are written last name first (a setting of Dynamics: `Davis, Michael`, `Davis Michael`), and with or without an initial
 * or a title that the other lacks.
 * @param callerName as the caller gave it; empty = not known, and nobody's
 */
export function isSameName(callerName: string, { fullname, firstname, lastname }: ContactRow): boolean {
  if (callerName === "") return false;
  const [callers, theirs] = [namesOf(callerName), namesOf(fullname ?? "")];
  // James Thomas is not Thomas James: without a comma the two columns tell which is the last name, where both are there.
  const [columns, reversed] = firstname && lastname ? [[`${firstname} ${lastname}`], []] : [[], [callers.reversed]];
  return (
    agree([...callers.whole, ...reversed], [...theirs.whole, theirs.short, ...columns]) ||
    agree([callers.short], theirs.whole)
  );
}

/** A name as it may stand written, without the initial behind its first name, and last name first. */
function namesOf(name: string): {
  readonly whole: readonly string[];
  readonly short: string;
  readonly reversed: string;
} {
  const { firstName, lastName } = splitName(name);
  return {
    whole: [name, `${firstName} ${lastName}`, name.replace(TITLE_OF_TWO, "")],
    short: `${firstName.replace(/ \p{L}\.?$/u, "")} ${lastName}`,
    reversed: `${lastName} ${firstName}`,
  };
}

function agree(some: readonly string[], others: readonly string[]): boolean {
  return NAMES.some((names) =>
    some.some((a) => names.compare(a, "") !== 0 && others.some((b) => names.compare(a, b) === 0)),
  );
}

function isNearName(callerName: string, fullname: string): boolean {
  const theirs = fullname.split(/[\s,]+/);
  const told = callerName.replace(TITLE, "").split(/[\s,]+/);
  return told.every((word) => word !== "" && agree([word], theirs));
}

function bestMatch<Row extends ContactRow>(
  caller: Phone,
  row: Row,
  defaultCountry: string | undefined,
  callerName: string,
): RankedContact<Row> | undefined {
  const matches = PHONE_COLUMNS.flatMap((column): Omit<RankedContact<Row>, "sameName" | "nearName">[] => {
    const matched = row[column];
    if (typeof matched !== "string") return [];
    const stored = parsePhone(matched, defaultCountry);
    // An internal extension is the end of anybody's number.
    if (stored.digits.length < FEWEST_DIGITS) return [];
    const level = matchPhones(caller, stored);
    return level === "NO_MATCH" ? [] : [{ row, level, column, matched }];
  });
  const [best] = matches.sort(byLevel);
  return (
    best && {
      ...best,
      sameName: isSameName(callerName, row),
      nearName: isNearName(callerName, row.fullname ?? ""),
    }
  );
}

function byNearName(a: Pick<RankedContact, "nearName">, b: Pick<RankedContact, "nearName">): number {
  return Number(b.nearName) - Number(a.nearName);
}

function byName(a: Pick<RankedContact, "sameName">, b: Pick<RankedContact, "sameName">): number {
  return Number(b.sameName) - Number(a.sameName);
}

function byLevel(a: Pick<RankedContact, "level">, b: Pick<RankedContact, "level">): number {
  return MATCH_LEVELS.indexOf(a.level) - MATCH_LEVELS.indexOf(b.level);
}

function byColumn(a: Pick<RankedContact, "column">, b: Pick<RankedContact, "column">): number {
  return PHONE_COLUMNS.indexOf(a.column) - PHONE_COLUMNS.indexOf(b.column);
}
