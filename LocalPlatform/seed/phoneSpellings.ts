/** A range of numbers reserved for fiction, and the ways people write one of them. `line` is 0 to 99. */
export interface PhoneRange {
  readonly country: string;
  readonly spell: readonly ((line: number) => string)[];
}

function two(line: number): string {
  return String(line).padStart(2, "0");
}

function pairs(a: number, b: number): readonly [string, string] {
  return [two(a), two(b)];
}

/** NANP area code with 555-01xx. Source: North American Numbering Plan, numbers for fictional use. */
function american(area: string): PhoneRange {
  return {
    country: "US",
    spell: [
      (line) => `(${area}) 555-01${two(line)}`,
      (line) => `${area}-555-01${two(line)}`,
      (line) => `${area}.555.01${two(line)}`,
      (line) => `+1${area}55501${two(line)}`,
      (line) => `+1 ${area} 555 01${two(line)}`,
      (line) => `1-${area}-555-01${two(line)}`,
      (line) => `${area}55501${two(line)} `,
      (line) => `(${area})\u00a0555\u201101${two(line)}`,
      (line) => `+1 (${area}) 555-01${two(line)} ext. ${10 + (line % 80)}`,
      (line) => ` ${area} 555 01${two(line)}`,
    ],
  };
}

/** 020 7946 0xxx and 07700 900xxx. Source: Ofcom, telephone numbers for drama use. */
const LONDON: PhoneRange = {
  country: "GB",
  spell: [
    (line) => `020 7946 01${two(line)}`,
    (line) => `+44 20 7946 01${two(line)}`,
    (line) => `+44 (0)20 7946 01${two(line)}`,
    (line) => `0044 20 7946 01${two(line)}`,
    (line) => `(020) 7946-01${two(line)}`,
    (line) => `02079460${100 + line}`,
  ],
};
const BRITISH_MOBILE: PhoneRange = {
  country: "GB",
  spell: [
    (line) => `07700 9007${two(line)}`,
    (line) => `+447700 9007${two(line)}`,
    (line) => `+44 7700 9007${two(line)}`,
    (line) => `077009007${two(line)}`,
    (line) => `0044-7700-9007${two(line)}`,
  ],
};

/** 01 99 00 xx xx and 06 39 98 xx xx. Source: Arcep, numbers for audiovisual works. */
const PARIS: PhoneRange = {
  country: "FR",
  spell: [
    (line) => ["01", "99", "00", ...pairs(52, line)].join(" "),
    (line) => ["01", "99", "00", ...pairs(52, line)].join("."),
    (line) => `+33 1 99 00 52 ${two(line)}`,
    (line) => `+33 (0)1 99 00 52 ${two(line)}`,
    (line) => `00331990052${two(line)}`,
  ],
};
const FRENCH_MOBILE: PhoneRange = {
  country: "FR",
  spell: [
    (line) => ["06", "39", "98", ...pairs(63, line)].join("\u00a0"),
    (line) => ["06", "39", "98", ...pairs(63, line)].join("."),
    (line) => `+336399863${two(line)}`,
    (line) => `06-39-98-63-${two(line)}`,
  ],
};

/** 030 23125 xxx. Source: Bundesnetzagentur, numbers for use in media. */
const BERLIN: PhoneRange = {
  country: "DE",
  spell: [
    (line) => `030 23125 2${two(line)}`,
    (line) => `030/231252${two(line)}`,
    (line) => `+49 30 231252${two(line)}`,
    (line) => `+49 (0)30 23125-2${two(line)}`,
    (line) => `(030) 23125-2${two(line)}`,
  ],
};

/** All ranges, American ones more often, as in the data of an American company. */
export const PHONE_RANGES: readonly PhoneRange[] = [
  american("212"),
  american("415"),
  LONDON,
  american("617"),
  american("303"),
  FRENCH_MOBILE,
  american("404"),
  BRITISH_MOBILE,
  american("503"),
  BERLIN,
  american("713"),
  PARIS,
];
