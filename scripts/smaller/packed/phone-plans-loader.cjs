// Webpack loader for Caller/phone/plans.ts: the same knowledge of every country in 9 KB (gzip) less. It is unpacked row
// by row when somebody asks, in the order of calling codes: the script loads without, and a case waits for the rows up
// to its caller's country. Before the rows stands what plans changed (old-forms.cjs).
const { readFileSync } = require("node:fs");
const path = require("node:path");
const { changesIn } = require("./old-forms.cjs");
const { pack, IMPORT } = require("./packed-text.cjs");

/**
 * What the patterns are full of, and the one character that stands for it in the bundle; none of them occurs in the
 * metadata. In this order, each in terms of those before: half the text is half the time to unpack it. `unpack.js` knows
 * those that open a bracket or close one.
 */
const SHORT = [
  ["!", "\\d"],
  ["%", "(?:"],
  [">", "(!{"],
  ["&", "})"],
  ["<", "!{"],
  ["/", "$1 $2"],
  ["*", " $3"],
  ["#", "&>"],
];

/**
 * What a row has of the library's columns (libphonenumber-js/source/metadata.js), and a format of its own: all that
 * phone-code.js reads. A row's place of each is the kind of its fields, too.
 */
const COLUMNS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10];
const FORMAT_COLUMNS = [0, 1, 2, 3, 5];
/** Columns that are no text. */
const [LENGTHS, FORMATS] = [3, 4];
/** Kinds of fields: a format's from the first on; and of what comes before all rows. */
const [FORMAT, NAME, CODE] = [11, 17, 18];
/** Those of a change: kinds that its texts are foretold best by. */
const CHANGE = [10, 0, 16, 19];
/** Column of a format that holds its leading digits. */
const LEADING_DIGITS = 2;

/** @typedef {[kind: number, text: string]} Field */
/** @typedef {[code: string, ...columns: unknown[]]} Row */
/** @typedef {[name: string, row: Row][]} Rows */

/**
 * A format's fields. Of its leading digits the last, most exact pattern: the ones before it serve formatting while
 * somebody types.
 * @param {unknown[]} format
 * @returns {Field[]}
 */
const formatFields = (format) =>
  FORMAT_COLUMNS.map((column, place) => {
    const part = column === LEADING_DIGITS ? [format[column] || ""].flat().pop() : format[column];
    return [FORMAT + place, String(part || "")];
  });

/**
 * A row's fields, without its calling code; a format without a pattern ends its formats, and a length is one digit.
 * @param {Row} row
 * @returns {Field[]}
 */
const rowFields = (row) =>
  COLUMNS.slice(1).flatMap((column, place) => {
    const list = /** @type {unknown[]} */ ([row[column] || []].flat());
    if (column === FORMATS)
      return [.../** @type {unknown[][]} */ (list).flatMap(formatFields), /** @type {Field} */ ([FORMAT, ""])];
    return [
      [
        place + 1,
        column === LENGTHS ? list.map((each) => Number(each).toString(36).toUpperCase()).join("") : list.join(""),
      ],
    ];
  });

/**
 * The plans, unpacked row by row; its source goes into the bundle. What a row or a format has none of is the empty
 * text; a format's leading digits are one pattern.
 * @param {(kind: number) => string} read the next field, as packed
 * @param {number} count of rows
 * @param {(text: string) => string} long a text with what SHORT stands for
 * @param {number} changed how many changes come first
 */
function plansOf(read, count, long, changed) {
  const text = (/** @type {number} */ kind) => long(read(kind));
  const formats = () => {
    const list = [];
    for (let pattern = text(11); pattern !== ""; pattern = text(11))
      list.push([pattern, ...[12, 13, 14, 15].map(text)]);
    return list.length > 0 && list;
  };
  const changes = Array.from({ length: changed }, () => [10, 0, 16, 19].map(text));
  /** @type {unknown[][]} */
  const rows = [];
  const rowAt = (/** @type {number} */ index) => {
    while (rows.length <= index) {
      /** @type {unknown[]} */
      const row = [];
      for (let column = 1; column < 10; column++) row[column] = column === 4 ? formats() : text(column);
      row[3] = Array.from(String(row[3]), (digit) => parseInt(digit, 36));
      rows.push(row);
    }
    return rows[index];
  };
  /** @type {Record<string, string[]>} */
  const codes = {};
  const countries = {};
  const nonGeographic = {};
  let code = 0;
  for (let index = 0; index < count; index++) {
    const name = read(17);
    code += Number(read(18));
    const callingCode = String(code);
    if (name !== "") codes[callingCode] = (codes[callingCode] || []).concat(name);
    Object.defineProperty(name === "" ? nonGeographic : countries, name || callingCode, {
      enumerable: true,
      get() {
        const row = rowAt(index);
        row[0] = callingCode;
        return row;
      },
    });
  }
  return { changes, codes, countries, nonGeographic };
}

/**
 * All rows, those of a calling code in the library's order, the main country first.
 * @param {{ country_calling_codes: Record<string, string[]>, countries: Record<string, Row>, nonGeographic: Record<string, Row> }} metadata
 * @returns {Rows}
 */
function inOrder({ country_calling_codes: codes, countries, nonGeographic }) {
  const rows = Object.values(nonGeographic).map((row) => /** @type {[string, Row]} */ (["", row]));
  for (const name of Object.values(codes).flat()) rows.push([name, countries[name]]);
  return rows.sort(([, a], [, b]) => Number(a[0]) - Number(b[0]));
}

/**
 * Instead of a module's text: `plans.ts` says what the plans are, and the library's metadata has them.
 * @this {{ resourcePath: string }}
 */
module.exports = function phonePlansLoader() {
  const metadata = JSON.parse(readFileSync(require.resolve("libphonenumber-js/metadata.min.json"), "utf8"));
  const rows = inOrder(metadata);
  let last = 0;
  const heads = rows.flatMap(([name, [code]]) => {
    const step = Number(code) - last;
    last += step;
    return /** @type {Field[]} */ ([
      [NAME, name],
      [CODE, String(step || "")],
    ]);
  });
  const list = changesIn(path.dirname(this.resourcePath));
  const changed = list.flatMap((texts) => texts.map((text, at) => /** @type {Field} */ ([CHANGE[at], text])));
  const fields = [...changed, ...heads, ...rows.flatMap(([, row]) => rowFields(row))].map(([kind, text]) => {
    if (SHORT.some(([short]) => text.includes(short)))
      throw new Error(`libphonenumber-js's metadata now holds "${text}": choose other characters in ${__filename}.`);
    return /** @type {Field} */ ([kind, SHORT.reduce((each, [short, long]) => each.split(long).join(short), text)]);
  });
  const packed = pack(fields);
  return `${IMPORT}
${plansOf}
let plans;
const open = () => plans || (plans = plansOf(
  ${packed},
  ${rows.length},
  (text) => ${JSON.stringify([...SHORT].reverse())}.reduce((text, [short, long]) => text.split(short).join(long), text),
  ${list.length},
));
export const PLANS = {
  get changes() { return open().changes; },
  get country_calling_codes() { return open().codes; },
  get countries() { return open().countries; },
  get nonGeographic() { return open().nonGeographic; },
};
`;
};
