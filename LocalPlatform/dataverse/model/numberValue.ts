import type { Property, Table } from "../metadata/schema";
import type { Value } from "./row";
import { WebApiError } from "./webApiError";

/**
 * Holds a number against the range of its column. Texts as measured on a real environment (TALXIS/tools-cli, issue 83),
 * codes from Microsoft's published error list.
 * @throws WebApiError 400 0x8004432f for a whole number, 0x80044330 for any other.
 */
export function checkNumber(table: Table, { column, definition }: Property, value: number): void {
  const { range, type } = definition;
  if (range === undefined || (value >= range.min && value <= range.max)) return;
  const refused = `A validation error occurred. The value ${value} of '${column}' on record of type '${table.logicalName}' is outside the valid range`;
  throw type === "Integer"
    ? new WebApiError(400, "0x8004432f", `${refused}. Minimum Value: ${range.min}, Maximum value: ${range.max}`)
    : new WebApiError(400, "0x80044330", `${refused}(${range.min} to ${range.max})`);
}

/** The value with as many decimal places as its column keeps; half a place goes away from zero. */
export function roundedValue({ definition }: Property, value: Value): Value {
  const precision = definition.range?.precision;
  if (typeof value !== "number" || precision === undefined) return value;
  // By the digits as they are written: 1.005 * 100 would be 100.49999999999999.
  const [digits = "", exponent = "0"] = String(Math.abs(value)).split("e");
  if ((digits.split(".")[1]?.length ?? 0) - Number(exponent) <= precision) return value;
  const places = Math.round(Number(`${digits}e${Number(exponent) + precision}`));
  return places === 0 ? 0 : (Math.sign(value) * places) / 10 ** precision;
}
