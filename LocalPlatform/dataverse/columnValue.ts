import { isGuid } from "./guid";
import type { Value } from "./row";
import type { Property, Table } from "./schema";
import { badPayload, WebApiError } from "./webApiError";

const INT32 = 2_147_483_647;

const utcSeconds = (milliseconds: number): string => new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace(".000Z", "Z");

/** A date and time as Dataverse keeps it: UTC, whole seconds. */
export const dateTimeText = (date: Date): string => utcSeconds(date.getTime());

/** ISO 8601 with a zone, as Edm.DateTimeOffset asks; undefined for anything else. */
export const readDateTime = (text: string): string | undefined => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : utcSeconds(milliseconds);
};

const ofType = (edm: string, given: unknown): Value | undefined => {
  switch (edm) {
    case "Edm.String":
    case "Edm.Binary":
      return typeof given === "string" ? given : undefined;
    case "Edm.Boolean":
      return typeof given === "boolean" ? given : undefined;
    case "Edm.Int32":
      return typeof given === "number" && Number.isInteger(given) && Math.abs(given) <= INT32 ? given : undefined;
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
      return typeof given === "string" && /^\d{4}-\d\d-\d\d$/.test(given) ? given : undefined;
    default:
      return undefined;
  }
};

/**
 * A JSON value as the column's type; null empties any column.
 * @throws WebApiError 400 0x80048d19 when the value is of another type.
 */
export const readValue = (table: Table, property: Property, given: unknown): Value => {
  if (given === null) return null;
  const { edm } = property.definition;
  const value = ofType(edm, given);
  if (value === undefined) throw badPayload(table.set, `Cannot convert the literal '${typeof given === "string" ? given : JSON.stringify(given)}' to the expected type '${edm}'.`);
  return value;
};

/**
 * Holds a value against length and options. State and status have rules of their own.
 * @throws WebApiError 400 0x80044331 (too long) or 0x8004431a (no such option).
 */
export const checkValue = (table: Table, property: Property, value: Value): void => {
  const { maxLength, options, type } = property.definition;
  if (typeof value === "string" && maxLength !== undefined && value.length > maxLength) {
    throw new WebApiError(
      400,
      "0x80044331",
      `A validation error occurred.  The length of the '${property.column}' attribute of the '${table.logicalName}' entity exceeded the maximum allowed length of '${maxLength}'.`,
    );
  }
  if (typeof value === "number" && type === "Picklist" && options !== undefined && !options.some((option) => option.value === value)) {
    throw new WebApiError(
      400,
      "0x8004431a",
      `A validation error occurred. The value ${value} of '${property.column}' on record of type '${table.logicalName}' is outside the valid range. Accepted Values: ${options.map((option) => option.value).join(",")}`,
    );
  }
};
