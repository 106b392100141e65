import { isGuid } from "../../../Transcript/text/guid";
import { managedValue } from "./managedProperty";
import { checkNumber } from "./numberValue";
import type { Value } from "./row";
import type { Property, Table } from "../metadata/schema";
import { badPayload, WebApiError } from "./webApiError";

const INT32 = 2_147_483_647;

function utcSeconds(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

/** A date and time as Dataverse keeps it: UTC, whole seconds. */
export function dateTimeText(date: Date): string {
  return utcSeconds(date.getTime());
}

/** Whether a month has that day; `Date` would make 3 March of 31 February. */
function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** ISO 8601 with a zone, as Edm.DateTimeOffset asks; undefined for anything else. */
export function readDateTime(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i.test(text) || !isDay(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : utcSeconds(milliseconds);
}

/** A whole number, also as text: Microsoft's OData reader turns a text into the number that the property is of. */
function wholeNumber(given: unknown): number | undefined {
  const value = typeof given === "string" && /^\s*[+-]?\d{1,10}\s*$/.test(given) ? Number(given) : given;
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) <= INT32 ? value : undefined;
}

function ofType(edm: string, given: unknown): Value | undefined {
  switch (edm) {
    case "Edm.String":
    case "Edm.Binary":
      return typeof given === "string" ? given : undefined;
    case "Edm.Boolean":
      return typeof given === "boolean" ? given : undefined;
    case "Edm.Int32":
      return wholeNumber(given);
    case "Edm.Int64":
      return typeof given === "number" && Number.isInteger(given) ? given : undefined;
    case "Edm.Double":
    case "Edm.Decimal":
      return typeof given === "number" ? given : undefined;
    case "Edm.Guid":
      return typeof given === "string" && isGuid(given) ? given.toLowerCase() : undefined;
    case "Edm.DateTimeOffset":
      return typeof given === "string" ? readDateTime(given) : undefined;
    case "Edm.Date":
      return typeof given === "string" && /^\d{4}-\d\d-\d\d$/.test(given) && isDay(given) ? given : undefined;
    case "mscrm.BooleanManagedProperty":
      return managedValue(given);
    default:
      return undefined;
  }
}

/**
 * A JSON value as the column's type; null empties any column, and so does a text of no characters.
 * @throws WebApiError 400 0x80048d19 when the value is of another type.
 */
export function readValue(table: Table, property: Property, given: unknown): Value {
  const { edm } = property.definition;
  if (given === null || (given === "" && edm === "Edm.String")) return null;
  const value = ofType(edm, given);
  if (value === undefined)
    throw badPayload(
      table.set,
      `Cannot convert the literal '${typeof given === "string" ? given : JSON.stringify(given)}' to the expected type '${edm}'.`,
    );
  return value;
}

/** What XML 1.0 forbids: control characters but tab and line ends, halves of a surrogate pair, U+FFFE and U+FFFF. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const INVALID_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** The earliest day of a date column. Source: Microsoft, DateTimeAttributeMetadata.MinSupportedValue. */
const FIRST_DAY = "1753-01-01";

/**
 * Holds a value against characters, length, range and options. State and status have rules of their own.
 * @throws WebApiError 400 0x80040278 (characters), 0x80044331 (too long), 0x80040203 (too early) or 0x8004431a (no such
 * option); for a number out of range see {@link checkNumber}.
 */
export function checkValue(table: Table, property: Property, value: Value): void {
  const { edm, maxLength, options, type } = property.definition;
  if (typeof value === "number") checkNumber(table, property, value);
  if (typeof value === "string" && INVALID_CHARACTER.test(value)) {
    throw new WebApiError(400, "0x80040278", `The field '${property.column}' contains one or more invalid characters.`);
  }
  if (typeof value === "string" && edm.startsWith("Edm.Date") && value < FIRST_DAY) {
    throw new WebApiError(
      400,
      "0x80040203",
      `Invalid argument. The value ${value} of '${property.column}' is before ${FIRST_DAY}.`,
    );
  }
  if (typeof value === "string" && maxLength !== undefined && value.length > maxLength) {
    throw new WebApiError(
      400,
      "0x80044331",
      `A validation error occurred.  The length of the '${property.column}' attribute of the ` +
        `'${table.logicalName}' entity exceeded the maximum allowed length of '${maxLength}'.`,
    );
  }
  if (
    typeof value === "number" &&
    type === "Picklist" &&
    options !== undefined &&
    !options.some((option) => option.value === value)
  ) {
    throw new WebApiError(
      400,
      "0x8004431a",
      `A validation error occurred. The value ${value} of '${property.column}' on record of type ` +
        `'${table.logicalName}' is outside the valid range. Accepted Values: ` +
        options.map((option) => option.value).join(","),
    );
  }
}
