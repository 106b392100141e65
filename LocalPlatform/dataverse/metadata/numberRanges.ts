import type { Column } from "./schemaShape";

type Range = NonNullable<Column["range"]>;

const COUNT: Range = { min: 0, max: 1_000_000_000 };
const MONEY: Range = { min: 0, max: 100_000_000_000_000, precision: 2 };
const SINCE_NEVER: Range = { min: -1, max: 2_147_483_647 };

/** By name, since the same column means the same on each table. Source: Microsoft's table reference. */
const NAMED: readonly (readonly [RegExp, Range])[] = [
  [/^address\d_latitude$/, { min: -90, max: 90, precision: 5 }],
  [/^address\d_longitude$/, { min: -180, max: 180, precision: 5 }],
  [/^address\d_utcoffset$/, { min: -1500, max: 1500 }],
  [/^(timezoneruleversionnumber|utcconversiontimezonecode)$/, SINCE_NEVER],
  [/^(actual|billed)serviceunits$/, COUNT],
  [/^(numberofchildren|numberofemployees|sharesoutstanding)$/, COUNT],
  [/^passport(hi|lo)$/, COUNT],
  [/^(annualincome|creditlimit|marketcap|revenue)$/, MONEY],
  [/^influencescore$/, { min: 0, max: 1_000_000_000, precision: 2 }],
  [/^sentimentvalue$/, { min: -100_000_000_000, max: 100_000_000_000, precision: 2 }],
  [/^exchangerate$/, { min: 1e-12, max: 100_000_000_000, precision: 12 }],
];

/** The most that the type itself takes. Source: Microsoft, MinSupportedValue and MaxSupportedValue of each type. */
const OF_TYPE: Readonly<Partial<Record<Column["type"], Range>>> = {
  Integer: { min: -2_147_483_648, max: 2_147_483_647 },
  Decimal: { min: -100_000_000_000, max: 100_000_000_000 },
  Double: { min: -100_000_000_000, max: 100_000_000_000 },
  Money: { min: -922_337_203_685_477, max: 922_337_203_685_477 },
};

/** The numbers that a column takes; undefined for a column of another kind. */
export function numberRange(name: string, { type }: Column): Range | undefined {
  const ofType = OF_TYPE[type];
  return ofType === undefined ? undefined : (NAMED.find(([pattern]) => pattern.test(name))?.[1] ?? ofType);
}
