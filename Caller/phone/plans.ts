import metadata from "libphonenumber-js/min/metadata";

/** Column of a row that tells mobile numbers from others, where countries share a calling code. */
const TYPES = 11;

/**
 * The numbering plans of all countries, without what tells apart the countries of one calling code: nobody here asks
 * for that, and it is 2 KB of the control's bundle. There a loader has the same in place of this module
 * (scripts/smaller/packed/phone-plans-loader.cjs).
 */
export const PLANS: typeof metadata = {
  ...metadata,
  countries: withoutTypes(metadata.countries),
  nonGeographic: withoutTypes(metadata.nonGeographic),
};

function withoutTypes<Part>(rows: Readonly<Record<string, readonly Part[]>>): Record<string, Part[]> {
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, row.slice(0, TYPES)]));
}
