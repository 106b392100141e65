import { namedGuid } from "../model/namedGuid";
import type { Table } from "../metadata/schema";
import { lookupOf, textOf, type Row } from "../model/row";
import { setLookup, type Change } from "./change";

/** The one currency that there is here, which is the organization's base currency. */
export const BASE_CURRENCY = { table: "transactioncurrency", id: namedGuid("base currency") };

/** Parts of an address column, such as `address1_line1`; what a composite is made of. */
const ADDRESS_PART = /^(address[123])_(?:line[123]|city|stateorprovince|postalcode|country)$/;

/** The composite column that a part of an address belongs to; undefined for any other column. */
export function compositeOf(column: string): string | undefined {
  const prefix = ADDRESS_PART.exec(column)?.[1];
  return prefix === undefined ? undefined : `${prefix}_composite`;
}

/** `605 Holderrieth Blvd / Tomball, TX 77375 / USA`, as rows of real environments in English hold it. */
function composite(row: Pick<Row, "values">, prefix: string): string | null {
  const part = (name: string): string => textOf(row, `${prefix}_${name}`);
  const place = [part("city"), part("stateorprovince")].filter((text) => text !== "").join(", ");
  const lines = [
    ...["line1", "line2", "line3"].map(part),
    [place, part("postalcode")].filter((text) => text !== "").join(" "),
    part("country"),
  ].filter((text) => text !== "");
  return lines.length === 0 ? null : lines.join("\r\n");
}

/** The columns that others are derived from or that are derived, which of a table's hundreds are a few. */
interface Derived {
  readonly composites: readonly (readonly [column: string, prefix: string])[];
  /** Amounts of money but for those in the base currency. */
  readonly amounts: readonly string[];
}

const derived = new WeakMap<Table["columns"], Derived>();

function derivedOf({ columns }: Table): Derived {
  let found = derived.get(columns);
  if (found === undefined) {
    const names = Object.keys(columns);
    found = {
      composites: names.flatMap((column) => {
        const prefix = /^(address[123])_composite$/.exec(column)?.[1];
        return prefix === undefined ? [] : [[column, prefix] as const];
      }),
      amounts: names.filter((column) => columns[column]?.type === "Money" && !column.endsWith("_base")),
    };
    derived.set(columns, found);
  }
  return found;
}

/**
 * Fills what the platform derives on every table: composite addresses from their parts, and with an amount of money
 * its currency, the rate and the amount in the base currency.
 */
export function deriveColumns({ table, draft }: Change): void {
  const { composites, amounts } = derivedOf(table);
  for (const [column, prefix] of composites) draft.values[column] = composite(draft, prefix);
  if (table.columns.transactioncurrencyid === undefined) return;
  for (const column of amounts) {
    const value = draft.values[column];
    if (typeof value !== "number") continue;
    if (lookupOf(draft, "transactioncurrencyid") === undefined)
      setLookup(draft, "transactioncurrencyid", BASE_CURRENCY);
    if (table.columns.exchangerate !== undefined) draft.values.exchangerate ??= 1;
    if (table.columns[`${column}_base`] !== undefined) draft.values[`${column}_base`] = value;
  }
}
