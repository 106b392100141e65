// What the control's bundle has in place of libphonenumber-js's code (phone-code-loader.cjs): the same answers to what
// Caller/phone asks, of digits alone, which Caller/phone/dialString has read by then.

/**
 * What is known of a country's numbers.
 * @typedef {any[]} Row
 */

// Columns of a row, and of each of its formats, as the packed plans have them (packed/phone-plans-loader.cjs).
const CODE = 0;
const ABROAD = 1;
const NUMBER = 2;
const LENGTHS = 3;
const FORMATS = 4;
const PREFIX = 5;
const RULE = 6;
const READ_PREFIX = 7;
const TRANSFORM = 8;
const LEADING_DIGITS = 9;
const WRITTEN = 1;
const ITS_RULE = 3;
const WRITTEN_ABROAD = 4;

const starts = (/** @type {string} */ pattern) => RegExp(`^(?:${pattern})`);
const fits = (/** @type {string} */ pattern, /** @type {string} */ digits) => RegExp(`^(?:${pattern})$`).test(digits);

/**
 * The row of a calling code's main country, or of numbers of no country.
 * @returns {Row | undefined}
 */
function rowOf(/** @type {any} */ plans, /** @type {string} */ code) {
  const [country] = plans.country_calling_codes[code] || [];
  return plans.countries[country] || plans.nonGeographic[code];
}

/** How many digits too long a number is, or nearly: 0 where it is as long as some are, less where it is too short. */
function tooLong(/** @type {Row} */ row, /** @type {string} */ { length }) {
  /** @type {number[]} */
  const lengths = row[LENGTHS];
  if (lengths.includes(length)) return 0;
  return length > lengths[lengths.length - 1] ? 1 : -1;
}

/**
 * The row that a national number is read by: of the countries of one calling code, that which has its first digits.
 * @returns {Row | undefined} undefined where none of several has
 */
function exactRow(/** @type {any} */ plans, /** @type {string} */ code, /** @type {string} */ national) {
  /** @type {string[]} */
  const countries = plans.country_calling_codes[code] || [];
  const isOf = (/** @type {string} */ country) => {
    const leading = plans.countries[country][LEADING_DIGITS];
    return leading && starts(leading).test(national);
  };
  return plans.countries[countries.length < 2 ? countries[0] || "" : countries.find(isOf) || ""];
}

/** Digits without the prefix that they are dialled with at home, if they are a number without it. */
function withoutPrefix(/** @type {any} */ plans, /** @type {Row} */ row, /** @type {string} */ digits) {
  const prefix = row[READ_PREFIX] || row[PREFIX];
  const found = prefix && starts(prefix).exec(digits);
  if (!found) return digits;
  const [all, ...groups] = found;
  const national =
    row[TRANSFORM] && groups.pop() ? digits.replace(starts(prefix), row[TRANSFORM]) : digits.slice(all.length);
  const isLost = fits(row[NUMBER], digits) && !fits(row[NUMBER], national);
  return isLost || tooLong(exactRow(plans, row[CODE], national) || row, national) < 0 ? digits : national;
}

/**
 * As libphonenumber-js has it, of digits that may begin with a plus, and of what Caller/phone asks.
 * @param {string} text
 * @param {{ defaultCountry?: import("libphonenumber-js/core").CountryCode, defaultCallingCode?: string }} assumed
 * @param {any} plans
 */
export function parsePhoneNumberFromString(text, { defaultCountry, defaultCallingCode }, plans) {
  /** @type {Row | undefined} */
  const home = defaultCountry ? plans.countries[defaultCountry] : rowOf(plans, defaultCallingCode || "");
  let row = home;
  let digits = text;
  const [before] = (defaultCountry && home && starts(`\\+|${home[ABROAD]}`).exec(text)) || /^\+?/.exec(text) || [""];
  const abroad = text.slice(before.length);
  if (before === "+" || (before !== "" && /^[1-9]/.test(abroad))) {
    const length = [1, 2, 3].find((each) => rowOf(plans, abroad.slice(0, each))) || 0;
    row = rowOf(plans, abroad.slice(0, length));
    digits = abroad.slice(length);
  } else if (home && text.startsWith(home[CODE])) {
    const rest = text.slice(home[CODE].length);
    const [short, long] = [rest, text].map((each) => withoutPrefix(plans, home, each));
    if (tooLong(home, long) > 0 || (fits(home[NUMBER], short) && !fits(home[NUMBER], long))) {
      row = rowOf(plans, home[CODE]);
      digits = rest;
    }
  }
  if (!row) return undefined;
  /** @type {string} */
  const code = row[CODE];
  const national = withoutPrefix(plans, row, digits);
  if (national.length < 2 || national.length > 17) return undefined;
  const plan = exactRow(plans, code, national) || row;
  let end = "";
  const write = (/** @type {boolean} */ isAbroad) => {
    const main = rowOf(plans, code) || plan;
    /** @type {Row[]} */
    const formats = plan[FORMATS] || main[FORMATS] || [];
    const format = formats.find(
      ([pattern, , leading]) => fits(pattern, national) && (!leading || starts(leading).test(national)),
    );
    if (!format) return national + end;
    const [pattern, { [WRITTEN]: written }] = [RegExp(format[0]), format];
    if (isAbroad)
      return (
        national
          .replace(pattern, format[WRITTEN_ABROAD] || written)
          .replace(/[-/. ()]+/g, " ")
          .trim() + end
      );
    const rule = format[ITS_RULE] || plan[RULE] || main[RULE];
    return national.replace(pattern, rule ? written.replace(/(\$\d)/, rule) : written) + end;
  };
  return {
    countryCallingCode: code,
    nationalNumber: national,
    number: `+${code}${national}`,
    isPossible: () => tooLong(plan, national) === 0,
    isValid: () => fits(plan[NUMBER], national),
    setExt(/** @type {string} */ extension) {
      end = ` ext. ${extension}`;
    },
    formatNational: () => write(false),
    formatInternational: () => `+${code} ${write(true)}`,
  };
}
