// Webpack loader for libphonenumber-js's code: without what our bundle cannot reach, 4.3 KB (gzip) less. A minifier
// cannot know that the metadata is of today's format, or that Caller/phone hands over nothing but digits.

/** @type {[pattern: RegExp, replacement: string]} */
const EXTENDS = [/^function _extends\(\).*$/m, "const _extends = Object.assign;"];

/**
 * What stands in a file of the library, and what the bundle has in its place.
 * @type {Record<string, [pattern: RegExp, replacement: string][]>}
 */
const CHANGES = {
  // Formats of metadata before 1.7.35: ours is the package's own.
  "metadata.js": [
    [/^\s*setVersion\.call\(.*\);$/gm, ""],
    [/this\.v[123]\b(?! = )/g, "false"],
    [/^function setVersion[^]*?^}/m, ""],
    // Looks at metadata for what is wrong with it, and names of methods that only older versions' users know.
    [/^ {4}validateMetadata\(metadata\);$/m, ""],
    [/(?<=^export function validateMetadata\(metadata\) \{)[^]*?(?=^})/m, ""],
    [
      /^ {2}(?:country|getCountries|getDefaultCountryMetadataForRegion|chooseCountryByCountryCallingCode)\(.*\) \{[^]*?^ {2}\}/gm,
      "",
    ],
    // What nobody asks: other ways to write an extension, whether a national prefix may be left out, and the code for abroad
    // of several; and errors about countries that the library has looked up before.
    [/^ {2}(?:isNonGeographicCallingCode|defaultIDDPrefix|ext|usesNationalPrefix)\(.*\) \{[^]*?^ {2}\}/gm, ""],
    [/^ {2}\w*[nN]ationalPrefixIsOptionalWhenFormatting\w*\(.*\) \{[^]*?^ {2}\}/gm, ""],
    [/^ +if \(!(?:countryMetadata|this\.hasCallingCode\(callingCode\))\) \{\s*throw [^}]*\}`\);\s*\}/gm, ""],
    [/ \|\| this\.metadata\.nonGeographical/, ""],
    [/if \(metadata\.hasCountry\(country\)\) \{\s*(return .*)\s*\}\s*throw .*/, "$1"],
    [/if \(countryCodes\.length === 1 && countryCodes\[0\]\.length === 3\) \{\s*return;\s*\}/, ""],
    // Types of numbers: Caller/phone/plans.ts does without.
    [/^ {2}(?:type|hasTypes|types)\(.*\) \{[^]*?^ {2}\}/gm, ""],
    [/^class Type \{[^]*?^}/m, ""],
    [/^function getType\([^]*?^}/m, ""],
    // Asked by the library's formatter of what is being typed alone.
    [/^ {2}nationalPrefixIsMandatoryWhenFormattingInNationalFormat\(.*\) \{[^]*?^ {2}\}/m, ""],
    // Numbers of no country stand apart in today's metadata.
    [/ else \{(?:\s*\/\/.*)*\s*const countryCodes[^]*?^ {4}\}/gm, ""],
    // What is looked up twice to return it, and the country that nobody makes of them.
    [
      /if \(this\.getCountryCodesForCallingCode\(callingCode\)\) \{\s*return true;\s*\}[^]*?(?=^ {2}\})/m,
      "return this.getCountryCodesForCallingCode(callingCode) || this.nonGeographic()[callingCode];\n",
    ],
    [/const countryCodes = (this\.countryCallingCodes\(\)\[callingCode\];)\s*if[^]*?(?=^ {2}\})/m, "return $1\n"],
    [/if \(this\.nonGeographic\(\)\) \{\s*const metadata = ([^;]*;)[^]*?(?=^ {2}\})/m, "return $1\n"],
    [/if \(legacyArgumentCallingCode\) \{[^}]*\}/, ""],
    [/ && countryCode !== '001'/, ""],
  ],
  // Arguments in every order: Caller/phone gives text, options and metadata.
  "parsePhoneNumber.js": [
    [
      /parsePhoneNumber\(\) \{\s*const \{[^]*?normalizeArguments\(arguments\);/,
      "parsePhoneNumber(text, options, metadata) {",
    ],
  ],
  // Types again.
  "checkNumberLength.js": [
    [/metadata\.type\(type\)/, "undefined"],
    [/if \(!possible_lengths\) \{[^}]*\}/, ""],
    [
      /if \(type === 'FIXED_LINE_OR_MOBILE'\) \{[^]*?^ {2}\}\s*\/\/.*\s*else if \(type && !type_info\) \{[^]*?^ {2}\}/m,
      "",
    ],
  ],
  // Caller/phone/dialString has read digits of other scripts and dropped all else.
  "parseIncompletePhoneNumber.js": [[/let result = '';[^]*?return result;/, "return string;"]],
  // Object.assign as old browsers had it; and parse.js throws no errors in the bundle.
  "parsePhoneNumber_.js": [
    [EXTENDS[0], ""],
    // Caller/phone/parse.ts names countries that are in the plans.
    [/if \(options && options\.defaultCountry[^]*?^ {2}\}/m, ""],
    [/try \{\s*(return .*)\s*\} catch [^]*(?=^\})/m, "$1\n"],
  ],
  "parsePhoneNumberWithError_.js": [
    [EXTENDS[0], ""],
    [/_extends\(\{\}, options, \{\s*v2: true\s*\}\)/, "options"],
  ],
  // Text around a number, `tel:` addresses and extensions, which Caller/phone/dialString has read by then.
  "parse.js": [
    [/options = options \|\| \{\};/, ""],
    [/exactCountry === '001'/, "false"],
    [/parseInput\(text, options\.v2, options\.extract\)/, "{ number: text }"],
    [/options\.v2/g, "true"],
    [/^const (?:PHONE_NUMBER_START|AFTER_PHONE_NUMBER_END)_PATTERN = .*$/gm, ""],
    // What is no number is undefined. Nobody asks how it was dialled, nor through whose lines.
    [
      /const \{\s*number: formattedPhoneNumber,\s*ext,\s*error\s*\} = \{ number: text \};/,
      "const formattedPhoneNumber = text;",
    ],
    [/if \(options\.defaultCountry && !metadata\.hasCountry[^]*?^ {2}\}/m, ""],
    [/if \(error === 'TOO_SHORT'\) \{[^}]*\}/, ""],
    [/throw new ParseError\('\w+'\);/g, "return;"],
    [/if \((carrierCode|ext)\) \{\s*phoneNumber\.\1 = \1;\s*\}/g, ""],
    [/phoneNumber\.__countryCallingCodeSource = countryCallingCodeSource;/, ""],
    [/^ *(?:countryCallingCodeSource|carrierCode),?$/gm, ""],
    [/countryCallingCode,(?=\s*\} = parsePhoneNumber)/, "countryCallingCode"],
  ],
  "extractCountryCallingCode.js": [[/^ *countryCallingCodeSource: .*$/gm, ""]],
  "stripIddPrefix.js": [
    [/^const CAPTURING_DIGIT_PATTERN = .*$/m, ""],
    [/const matchedGroups = [^]*?\n {2}\}/, "if (number[0] === '0') return;"],
  ],
  // A prefix, and the lines that a number was dialled through: the number without them is asked for alone.
  "extractNationalNumberFromPossiblyIncompleteNumber.js": [
    [/^ {6}let carrierCode;$/m, ""],
    [/if \((?:capturedGroupsCount > 1|hasCapturedGroups)\) \{\s*carrierCode = [^}]*\}/g, ""],
    [/let nationalPrefix;[^]*?(?=return \{\s*nationalNumber,)/, ""],
    [/^ *(?:nationalPrefix|carrierCode),?$/gm, ""],
  ],
  "extractNationalNumber.js": [[/^ *carrierCode,?$/gm, ""]],
  "formatNationalNumberUsingFormat.js": [
    [/^ *(?:withNationalPrefix|carrierCode|metadata),?$/gm, ""],
    [/withNationalPrefix && (?=format.*\? format)/, ""],
  ],
  // What the plans' formats have between digits.
  "applyInternationalSeparatorStyle.js": [[/new RegExp\(.*, 'g'\)/, "/[-/. ()]+/g"]],
  // Types once more.
  "isValid.js": [
    [/^ {2}if \(metadata\.hasTypes\(\)\) \{[^]*?^ {2}\}/m, ""],
    [/options = options \|\| \{\};/, ""],
    [/options\.v2/g, "true"],
  ],
  "getCountryByNationalNumber.js": [[/else if \(getNumberType\([^]*?\)\) \{/, "else if (false) {"]],
  // The answers of the library's first version, plain objects: Caller/phone asks for none.
  "isPossible.js": [
    [/options\.v2/g, "true"],
    [/if \(options === undefined\) \{\s*options = \{\};\s*\}/, ""],
    [/input\.phone \|\| /, ""],
    // Metadata without lengths, which today's is never.
    [/if \(metadata\.possibleLengths\(\)\) \{\s*(return .*)\s*\}/, "$1"],
    [/if \(!input\.countryCallingCode\) \{\s*throw [^}]*\}/, ""],
    [/if \(input\.countryCallingCode && metadata\.isNonGeographic[^]*?(?=^})/m, ""],
  ],
  // Formats and questions that nobody has, and arguments of a constructor that the library alone calls.
  "format.js": [
    [/case 'E\.164':[^]*?(?=^ {2}\}\n\})/m, ""],
    [/^function merge\(\.\.\.objects\) \{[^]*?^}/m, ""],
    [/if \(options\) \{[^]*?options = DEFAULT_OPTIONS;\s*\}/, ""],
    [/metadata\.ext\(\)/, "' ext. '"],
    [/return ext \? formatExtension\(.*/, "return ext ? formattedNumber + ' ext. ' + ext : formattedNumber;"],
    [/, options\.formatExtension/g, ""],
    [/(?<=^function pickFirstMatchingElement\(.*\) \{)[^]*?(?=^\})/m, "return elements.find(testFunction);"],
    [/if \(!metadata\.hasCountry\(input\.country\)\) \{\s*throw [^]*?`\);\s*\}/, ""],
    [/\} else return input\.phone \|\| '';/, "}"],
    [/options\.v2 \? input\.nationalNumber : input\.phone/, "input.nationalNumber"],
    [/if \(!nationalNumber\) \{[^]*?\n {6}\}/g, ""],
    [/withNationalPrefix: [^]*?metadata(?=\s*\}\))/, ""],
    [/input\.carrierCode(?=, 'NATIONAL')/, "null"],
    [
      /if \(input\.country && input\.country !== '001'\) \{[^]*?\} else if [^]*?\}/,
      "metadata.selectNumberingPlan(input.country || input.countryCallingCode);",
    ],
    // Of the patterns of leading digits the plans have one at most.
    [
      /if \(format\.leadingDigitsPatterns\(\)\.length > 0\) \{[^]*?\n {4}\}/,
      "const [digits] = format.leadingDigitsPatterns();\nif (digits && nationalNumber.search(digits) !== 0) return false;",
    ],
  ],
  "PhoneNumber.js": [
    [EXTENDS[0], ""],
    [/options \? _extends\(\{\}, options, \{\s*v2: true\s*\}\) : \{\s*v2: true\s*\}/, "undefined"],
    [/\{\s*v2: true\s*\}/g, "undefined"],
    // The library makes an object of a calling code alone.
    [
      /const \{\s*country,\s*callingCode: countryCallingCode\s*\} = .*$/m,
      "const countryCallingCode = countryOrCountryCallingCode;",
    ],
    [/^ *this\.country = country;$/m, ""],
    [/^ {4}if \(!countryOrCountryCallingCode\)[^]*?validateMetadata\(metadata\);$/m, ""],
    [/^ {2}(?:getPossibleCountries|isNonGeographic|isEqual|getType|getURI)\(.*\) \{[^]*?^ {2}\}/gm, ""],
  ],
};

/** The files that it is for. */
const test = new RegExp(
  `libphonenumber-js[\\\\/]es6-modern[\\\\/](?:helpers[\\\\/])?(?:${Object.keys(CHANGES).join("|").replaceAll(".", "\\.")})$`,
);

/**
 * @this {{ resourcePath: string }} webpack's loader context
 * @param {string} source of one of the library's files
 */
function phoneCodeLoader(source) {
  const file = require("node:path").basename(this.resourcePath);
  return CHANGES[file].reduce((text, [pattern, replacement]) => {
    const changed = text.replace(pattern, replacement);
    if (changed === text) throw new Error(`libphonenumber-js's ${file} no longer holds ${pattern}: see ${__filename}.`);
    return changed;
  }, source);
}

module.exports = Object.assign(phoneCodeLoader, { test });
