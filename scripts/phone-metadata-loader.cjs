// Webpack loader for libphonenumber-js's metadata.min.json.js: the same knowledge of every country in 3 KB (gzip) less.

/**
 * What the metadata is full of, and the one character that stands for it in the bundle; none of them occurs in the metadata. In this order, each
 * in terms of those before: found by trying which next one makes the compressed text smallest, and stopped where that gains next to nothing.
 */
const SHORT = [
  ["@", "\\\\d"],
  ["!", "(?:"],
  ["%", '})","$1 $'],
  ["&", "})(@{"],
  ["*", '],["(@{'],
  ["+", '"],"0$1"'],
  ["/", '%2 $3",["'],
  [";", '",["'],
  ["<", ",0,0"],
  ["=", "@{"],
];

/** Column of a country's row that holds its number formats, and of a format its leading digits (libphonenumber-js/source/metadata.js). */
const FORMATS = 4;
const LEADING_DIGITS = 2;
/** Column of a country's row that holds the possible lengths of its numbers. */
const LENGTHS = 3;

/**
 * Keeps of each format's leading digits the last, most exact pattern: the ones before it serve formatting while somebody types.
 * @param {unknown[]} country row of a country; changed in place
 */
function keepLastLeadingDigits(country) {
  for (const format of country[FORMATS] || []) {
    if (Array.isArray(format[LEADING_DIGITS])) format[LEADING_DIGITS] = format[LEADING_DIGITS].slice(-1);
  }
}

/** @param {string} source the module's text: comments and `export default {...}` */
module.exports = function phoneMetadataLoader(source) {
  const metadata = JSON.parse(source.slice(source.indexOf("{")).replace(/;\s*$/, ""));
  const { countries, nonGeographic, ...rest } = metadata;
  for (const row of [...Object.values(countries), ...Object.values(nonGeographic)]) keepLastLeadingDigits(row);
  // The same column of all countries side by side is alike, and gzip finds what is alike and near. No row ends with 0, so the padding can be told.
  // Countries whose numbers are as long have more else in common, so they stand together (0.4 KB); nothing depends on their order.
  const likeness = ([name, row]) => `${JSON.stringify(row[LENGTHS])} ${name}`;
  const sorted = Object.entries(countries).sort((a, b) => (likeness(a) < likeness(b) ? -1 : 1));
  const names = sorted.map(([name]) => name);
  const rows = sorted.map(([, row]) => row);
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? 0));
  let text = JSON.stringify([names.join(""), columns, nonGeographic, rest]);
  for (const [short, long] of SHORT) {
    if (text.includes(short)) throw new Error(`libphonenumber-js's metadata now holds "${short}": choose another character in ${__filename}.`);
    text = text.replaceAll(long, short);
  }
  return `const [names, columns, nonGeographic, rest] = JSON.parse(
  ${JSON.stringify([...SHORT].reverse())}.reduce((text, [short, long]) => text.split(short).join(long), ${JSON.stringify(text)}),
);
const countries = {};
names.match(/../g).forEach((name, index) => {
  const row = columns.map((column) => column[index]);
  while (row[row.length - 1] === 0) row.pop();
  countries[name] = row;
});
export default { ...rest, nonGeographic, countries };
`;
};
