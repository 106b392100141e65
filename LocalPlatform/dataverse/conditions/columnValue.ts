import { isGuid } from "../../../Transcript/text/guid";
import { readDateTime } from "../model/columnValue";
import type { Property } from "../metadata/schema";
import { WebApiError } from "../model/webApiError";

/** A value that is not one of the column's type. Code and text: Microsoft's published error list. */
function invalidValue(property: Property, text: string): WebApiError {
  return new WebApiError(
    400,
    "0x80041108",
    `Invalid value specified for type. '${text}' is no value of '${property.column}', which is of type ${property.definition.type}.`,
  );
}

const NUMBERS: ReadonlySet<string> = new Set(["Edm.Int32", "Edm.Int64", "Edm.Decimal", "Edm.Double"]);

function dateTime(text: string): string | undefined {
  // Without a zone it is meant in the user's, which is UTC for all.
  const time = text.trim().replace(" ", "T");
  return readDateTime(time) ?? readDateTime(`${time}Z`) ?? readDateTime(`${time}T00:00:00Z`);
}

/** A value that stands as text in a condition, as rows of the column hold it. @throws WebApiError 400 0x80041108 */
export function conditionValue(property: Property, text: string): string | number | boolean {
  const { edm } = property.definition;
  if (edm === "Edm.Guid") {
    const id = text.trim().replace(/^\{(.*)\}$/, "$1");
    if (isGuid(id)) return id.toLowerCase();
  } else if (edm === "Edm.Boolean") {
    if (/^(1|true)$/i.test(text.trim())) return true;
    if (/^(0|false)$/i.test(text.trim())) return false;
  } else if (NUMBERS.has(edm)) {
    if (text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
  } else if (edm === "Edm.DateTimeOffset") {
    const time = dateTime(text);
    if (time !== undefined) return time;
  } else if (edm === "Edm.Date") {
    const time = dateTime(text);
    if (time !== undefined) return time.slice(0, "2000-01-01".length);
  } else return text;
  throw invalidValue(property, text);
}

/** A whole number that an operator takes beside its column, such as the X of LastXDays. */
export function wholeValue(property: Property, text: string): number {
  if (!/^\s*[+-]?\d{1,9}\s*$/.test(text)) throw invalidValue(property, text);
  return Number(text);
}
