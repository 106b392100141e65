/** So many digits are a number of their own. */
const FEWEST = 7;
/** Numbers of a range of extensions at most. */
const WIDEST = 20;
/** Of so many digits no number comes about by chance. */
const LONG = 9;
/** Digits of an area code at least, and of a number's end that stands for the whole at most. */
const [SHORTEST_AREA, LONGEST_END] = [3, 5];

/** What stands within a number, as a set of characters in a pattern; what is neither that nor a digit parts numbers. */
const GAP = "\\s().\\p{Pd}";
const PARTS = new RegExp(`([^+\\d${GAP}]+)`, "u");
/** What stands between numbers of which the second leaves out what it shares with the first; any other word does not. */
const JOINING = /^(?:\P{L}*|or|and|und|oder|et|ou|[yoaà]|to|thru|al)$/iu;

/**
 * Where a caller's number stands among other digits: beside a second number with nothing but a space, hyphen or plus
 * between, before or behind office hours and other remarks (`9-5`, `24h`), or in a short form (`0177/0178`,
 * `077-79`, `555-0177, 555-0178` behind an area code).
 * @param text with digits of one script
 * @param national the caller's number without its country
 * @param code the caller's calling code; empty when not known
 * @returns the number as it is written there, and how many levels below EXACT it is at best: what stands beside it may
 * be its extension
 */
export function numbersIn(text: string, national: string, code: string): readonly (readonly [string, Grade])[] {
  return national.length < (code === "" ? FEWEST : SHORTEST)
    ? []
    : // A plus begins a number whatever stands before it: two countries can have the same national number.
      [
        ...[text, ...text.split(/(?=\+)/).slice(1)].flatMap((part) => whole(part, national, code)),
        ...shortened(text, national),
      ];
}

/** The best level of a number found within a text. */
export type Grade = "EXACT" | "NSN" | "SHORT_NSN";

/** The shortest national numbers, of Tristan da Cunha, have so many digits. */
const SHORTEST = 4;

function whole(text: string, national: string, code: string): readonly (readonly [string, Grade])[] {
  if (!text.replace(/\D/g, "").includes(national)) return [];
  const pattern = new RegExp(
    // From where a part starts; then the country and trunk code, the number and what follows it.
    `(?:^|[^+\\d${GAP}])((?:\\d{2,5}/)?(?:[+\\d${GAP}]*?(?:(?=\\+)|[+${GAP}]))??)` +
      `((?:(?:\\+|00|011)?[\\s(]*${code})?[${GAP}]*[0168]{0,2}[${GAP}]*${national.replace(/\d(?=\d)/g, `$&[${GAP},/'·]*`)})` +
      `(?!\\d)([\\d${GAP}]*(?:/(?:[${GAP}]*\\d){5,})?)`,
    "gu",
  );
  return [...text.matchAll(pattern)].flatMap(([, front = "", written = "", behind = ""]) => {
    // Of several numbers in front the last, which may go on here.
    const before = plain(front).replace(/.*(?=\+)/, "");
    // Another country's code, or another area's.
    if (/^[+0]\d{0,6}$/.test(before)) return [];
    const [, end = ""] = /^\s*\p{Pd}\s*(\d{1,4})\s*$/u.exec(behind) ?? [];
    const [early, late] = [before, plain(behind)].map((each) => each !== "" && each.length < FEWEST);
    // The end of one number and the start of the next; a long one between two remarks is a number all the same.
    if (early === true && /^[^/]*\d/.test(behind) && (late !== true || national.length < LONG)) return [];
    return [
      [written, isRange(national, end) ? "NSN" : early === true || late === true ? "SHORT_NSN" : "EXACT"] as const,
    ];
  });
}

/** The number that is meant by its last digits alone, behind one that has the others; at the end of the caller's. */
function shortened(text: string, national: string): readonly (readonly [string, Grade])[] {
  let base = "";
  return text.split(PARTS).flatMap((piece, at, pieces) => {
    if (at % 2 === 1) return [];
    const digits = plain(piece);
    const [, start = "", end = ""] = /^(.*\d)\s*\p{Pd}\s*(\d{1,5})\D*$/u.exec(piece) ?? [];
    const first = plain(start);
    const range = first.length >= FEWEST && isRange(first, end);
    if (range) base = first;
    // What lacks more than a country's code or a 0 lacks the area.
    else if (digits.length > base.length - SHORTEST_AREA) base = digits;
    const own = national.slice(-(range ? end : digits).length);
    // Of few digits with a hyphen inside nobody makes a number: 9-5.
    const meant = range
      ? own > first.slice(-end.length) && own <= end
      : own === digits &&
        JOINING.test(pieces[at - 1] ?? "") &&
        // 24/7 are hours.
        (own.length > 2 || at + 1 === pieces.length || isRange(base, own)) &&
        (start === "" || own.length > LONGEST_END);
    return meant && base.length >= FEWEST ? [[base.slice(0, -own.length) + own, "SHORT_NSN"] as const] : [];
  });
}

/** Whether the digits behind a hyphen are the last of a few numbers that the first begins: 077-79. */
export function isRange(first: string, end: string): boolean {
  const width = Number(end) - Number(first.slice(-end.length));
  return end !== "" && width > 0 && width < WIDEST;
}

function plain(text: string): string {
  return text.replace(/[^+\d]/g, "");
}
