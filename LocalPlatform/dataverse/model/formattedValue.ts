import type { Source } from "./environment";
import { lookupOf, type Row, type Value } from "./row";
import type { Property } from "../metadata/schema";

const DATE_TIME = new Intl.DateTimeFormat("en-US", {
  timeZone: "UTC",
  month: "numeric",
  day: "numeric",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
});
const DATE = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", month: "numeric", day: "numeric", year: "numeric" });
const NUMBER = new Intl.NumberFormat("en-US");

/** The primary name of the row that a lookup leads to. */
export function lookupName(source: Source, row: Row, column: string): string | undefined {
  const target = lookupOf(row, column);
  const table = source.schema.tables.get(target?.table ?? "");
  const name =
    target === undefined || table === undefined ? null : source.store.get(target.table, target.id)?.values[table.name];
  return typeof name === "string" ? name : undefined;
}

/** An amount with the symbol of its currency, and as many decimal places as that has. */
function money({ store }: Source, row: Row, value: number): string {
  const held = lookupOf(row, "transactioncurrencyid");
  const currency = held === undefined ? undefined : store.get(held.table, held.id)?.values;
  const places = typeof currency?.currencyprecision === "number" ? currency.currencyprecision : 2;
  const amount = Math.abs(value).toLocaleString("en-US", {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  const whole = `${typeof currency?.currencysymbol === "string" ? currency.currencysymbol : ""}${amount}`;
  return value < 0 ? `(${whole})` : whole;
}

/**
 * The text that people see for a value: an option's label, a lookup's name, a date in the user's format (English of the
 * United States, UTC). Texts have none, since they are their own.
 */
export function formattedValue(source: Source, row: Row, property: Property, value: Value): string | undefined {
  if (value === null) return undefined;
  if (property.lookup) return lookupName(source, row, property.column);
  const { edm, options, type } = property.definition;
  if (type === "Money" && typeof value === "number") return money(source, row, value);
  if (typeof value === "boolean")
    return options?.find((option) => option.value === Number(value))?.label ?? (value ? "Yes" : "No");
  if (typeof value === "number")
    return options?.find((option) => option.value === value)?.label ?? NUMBER.format(value);
  if (edm === "Edm.DateTimeOffset") return DATE_TIME.format(new Date(value)).replace(", ", " ").replace(/\s+/g, " ");
  return edm === "Edm.Date" ? DATE.format(new Date(value)) : undefined;
}
