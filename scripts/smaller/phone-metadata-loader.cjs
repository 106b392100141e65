// Webpack loader for libphonenumber-js's metadata.min.json.js: the same knowledge of every country in 6.5 KB (gzip) less.
const { pack } = require("./packed-text.cjs");

/**
 * What the metadata is full of, and the one character that stands for it in the bundle; none of them occurs in the
 * metadata. In this order, each in terms of those before: found by trying which next one makes the packed text
 * smallest, and stopped where that gains next to nothing; half the text is half the time to unpack it.
 */
const SHORT = [
  ["!", "\\\\d"],
  ["%", '"],["'],
  ["&", '})","(!'],
  ["*", "})(!{"],
  ["+", "(?:"],
  ["/", '","$1 $2'],
  [";", "0,0,0,"],
  ["<", "!{"],
  ["=", '","'],
  [">", "&{"],
];

/** Columns of a country's row (libphonenumber-js/source/metadata.js). */
const CALLING_CODE = 0;
const LENGTHS = 3;
const FORMATS = 4;
const NATIONAL_PREFIX = 5;
/** What Caller/phone/plans.ts does without. */
const TYPES = 11;
/** Column of a number format that holds its leading digits. */
const LEADING_DIGITS = 2;

/**
 * A format with the last, most exact pattern of its leading digits: the ones before it serve formatting while somebody
 * types.
 * @param {unknown[]} format
 */
const withLastLeadingDigits = (format) =>
  format.map((part, at) => (at === LEADING_DIGITS && Array.isArray(part) ? part.slice(-1) : part));

/** A country's row with how many formats it has in place of them. */
const withNumberOfFormats = (/** @type {unknown} */ part, /** @type {number} */ at) =>
  at === FORMATS && Array.isArray(part) ? part.length : part;

/**
 * Rows as columns, short rows filled up with 0: what is alike then stands side by side, where gzip finds it.
 * @param {unknown[][]} rows none of which ends with 0
 */
const toColumns = (rows) =>
  Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, column) =>
    rows.map((row) => row[column] ?? 0),
  );

/**
 * The opposite of `toColumns`; its source goes into the bundle.
 * @param {unknown[][]} columns
 */
function toRows(columns) {
  return columns[0].map((_, index) => {
    const row = columns.map((column) => column[index]);
    while (row[row.length - 1] === 0) row.pop();
    return row;
  });
}

/**
 * Which countries share a calling code, the main one first, is in the countries' rows but for which one is the main
 * one; its source goes into the bundle.
 * @param {Record<string, unknown[]>} countries rows by country
 * @param {string[]} main countries that come before those of their code that the alphabet has first
 */
function countriesByCode(countries, main) {
  /** @type {Record<string, string[]>} */
  const codes = {};
  for (const name of [...main, ...Object.keys(countries).sort()]) {
    const list = (codes[/** @type {string} */ (countries[name][0])] ??= []);
    if (!list.includes(name)) list.push(name);
  }
  return codes;
}

/** @param {string} source the module's text: comments and `export default {...}` */
module.exports = function phoneMetadataLoader(source) {
  const {
    version,
    country_calling_codes: codes,
    countries,
    nonGeographic,
  } = JSON.parse(source.slice(source.indexOf("{")).replace(/;\s*$/, ""));
  for (const row of Object.values(countries)) {
    row.length = Math.min(row.length, TYPES);
    while (row[row.length - 1] === 0) row.pop();
  }
  for (const row of [...Object.values(countries), ...Object.values(nonGeographic)]) {
    if (row[FORMATS]) row[FORMATS] = row[FORMATS].map(withLastLeadingDigits);
  }
  // Countries that are dialled alike have more else in common, so they stand together; nothing depends on their order.
  const likeness = (/** @type {[string, unknown[]]} */ [name, row]) =>
    JSON.stringify([row[NATIONAL_PREFIX] ?? 0, row[LENGTHS], row[CALLING_CODE], name]);
  const sorted = Object.entries(countries).sort((a, b) => (likeness(a) < likeness(b) ? -1 : 1));
  const names = sorted.map(([name]) => name).join("");
  const formats = toColumns(sorted.flatMap(([, row]) => row[FORMATS] || []));
  const rows = toColumns(sorted.map(([, row]) => row.map(withNumberOfFormats)));
  const main = Object.values(codes).flatMap(([first, second]) => (second < first ? [first] : []));
  let text = JSON.stringify([names, rows, formats, nonGeographic, main]);
  for (const [short, long] of SHORT) {
    if (text.includes(short))
      throw new Error(`libphonenumber-js's metadata now holds "${short}": choose another character in ${__filename}.`);
    text = text.replaceAll(long, short);
  }
  const packed = pack(text);
  return `${packed.source}
const [names, rows, formats, nonGeographic, main] = JSON.parse(
  ${JSON.stringify([...SHORT].reverse())}.reduce((text, [short, long]) => text.split(short).join(long), ${packed.code}),
);
${toRows.toString()}
${countriesByCode.toString()}
const everyFormat = toRows(formats);
const countries = {};
toRows(rows).forEach((row, index) => {
  if (row[${FORMATS}]) row[${FORMATS}] = everyFormat.splice(0, row[${FORMATS}]);
  countries[names.substr(2 * index, 2)] = row;
});
export default { version: ${JSON.stringify(version)}, country_calling_codes: countriesByCode(countries, main), countries, nonGeographic };
`;
};
