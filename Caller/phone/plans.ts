import metadata from "libphonenumber-js/min/metadata";

/** Column of a country's row that tells mobile numbers from others, where countries share a calling code. */
const TYPES = 11;

/**
 * The numbering plans of all countries, without what tells apart the countries of one calling code: nobody here asks
 * for that, and it is 2 KB of the control's bundle, whose loader leaves it out too.
 */
export const PLANS: typeof metadata = {
  ...metadata,
  countries: Object.fromEntries(
    Object.entries(metadata.countries).map(([country, row]) => [country, row.slice(0, TYPES)]),
  ),
};
