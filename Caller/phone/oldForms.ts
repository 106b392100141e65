/**
 * What numbering plans changed: digits in front that both forms have, those that one form has and the other has
 * instead, and what follows in both: `.7` are seven digits. All with the country's calling code.
 *
 * Sources, each the regulator's where one is named; those of Brazil, Vietnam, Mexico, Saudi Arabia and Gabon agree with
 * the recipes of Google's libphonenumber (migrator/src/data/recipes.csv):
 * - Brazil: Anatel, resolution 553 of 14 December 2010, mobile numbers get a 9 (29 July 2012 to the end of 2016)
 * - Mexico: IFT, numbering plan of 3 August 2019: the 1 behind 52 and the 044 and 045 went away
 * - Argentina: no change, and no regulator's text: the 9 before a mobile number's area code is dialled from abroad
 *   alone, as phone companies tell their customers (support.toku.co, 28286847786649)
 * - Vietnam: MIC, 15 September 2018, mobile numbers of eleven digits get ten; 2017, Hanoi's area code
 * - Ivory Coast: ARTCI, 31 January 2021, ten digits; Benin: ARCEP, 30 November 2024, 01
 * - Colombia: CRC, resolution 5826/2019, fixed numbers get 60 (1 September 2021)
 * - Chile: Subtel, fixed numbers get a 2 (20 October 2012 to 6 July 2013, some areas before)
 * - Ecuador: mobile numbers get a 9 (30 September 2012); Mauritius: ICTA, a 5 (1 September 2013)
 * - Cameroon: ART, 21 November 2014, 2 and 6; Qatar: ictQATAR, 28 July 2010, the first digit twice
 * - Costa Rica: ICE, 20 March 2008, 2 and 8
 * - Saudi Arabia: CITC, 13 May and 18 August 2013, fixed numbers get a 1
 * - Egypt: NTRA, 6 October 2011, mobile numbers get the digit of their operator, 0, 1 or 2, behind the 1
 * - Gabon: ARCEP, 15 November 2019, 1, 6 and 7 in place of the 0, which some left out from abroad
 * - Morocco: ANRT, 7 March 2009, 5 and 6; Uruguay: URSEC, 29 August 2010, a 4 outside Montevideo
 * - Kosovo: 383, which ITU assigned on 15 December 2016, in place of Monaco's, Slovenia's and Serbia's codes: ARKEP,
 *   told to other regulators on 3 September 2019 (AKEP, 24 September 2019)
 */
const CHANGES: readonly (readonly [area: string, old: string, present: string, rest: string])[] = [
  ["55\\d\\d", "", "9", "[6-9].7"],
  ["52", "1", "", ".10"],
  ["54", "", "9", ".10"],
  ["84", "16", "3", "[2-9].7"],
  ["84", "12", "7", "[068].7"],
  ["84", "12", "8", "[345].7"],
  ["84", "121", "79", ".7"],
  ["84", "122", "77", ".7"],
  ["84", "127", "81", ".7"],
  ["84", "129", "82", ".7"],
  ["84", "18", "5", "[68].7"],
  ["84", "19", "5", "9.7"],
  ["84", "", "2", "4.8"],
  ["225", "", "01", "[014-9][0-3].6"],
  ["225", "", "05", "[014-9][456].6"],
  ["225", "", "07", "[014-9][789].6"],
  ["225", "", "21", "[23]\\d8.5"],
  ["225", "", "25", "[23]\\d0.5"],
  ["225", "", "27", "[23]\\d[1-79].5"],
  ["229", "", "01", ".8"],
  ["57", "", "60", "[124-8].7"],
  ["562", "", "2", "[2-9].6"],
  ["56[3-7]\\d", "", "2", ".6"],
  ["593", "", "9", "[89].7"],
  ["230", "", "5", "[79].6"],
  ["237", "", "2", "[23].7"],
  ["237", "", "6", "[5-9].7"],
  ["974", "", "3", "3.6"],
  ["974", "", "4", "4.6"],
  ["974", "", "5", "5.6"],
  ["974", "", "6", "6.6"],
  ["974", "", "7", "7.6"],
  ["966", "", "1", "[1-467].7"],
  ["201", "", "0", "[069].7"],
  ["201", "", "1", "[14].7"],
  ["201", "", "2", "[278].7"],
  ["241", "0", "1", "1.6"],
  ["241", "0", "6", "[256].6"],
  ["241", "0", "7", "[47].6"],
  ["241", "", "6", "[256].6"],
  ["241", "", "7", "[47].6"],
  ["212", "", "5", "[23].7"],
  ["212", "", "6", "[14-7].7"],
  ["598", "", "4", "[3-7].6"],
  ["506", "", "2", "[24-7].6"],
  ["506", "", "8", "[38].6"],
  ["", "377", "383", "4[45].6"],
  ["", "386", "383", "4[39].6"],
  ["", "381", "383", "[23][89]\\d?.6"],
];

interface Change {
  readonly old: string;
  readonly present: string;
  readonly form: RegExp;
}

let read: readonly Change[] | undefined;

/** All changes, read when a number is first asked about: the bundle has them packed with the numbering plans. */
function changes(): readonly Change[] {
  read ??= CHANGES.map(([area, old, present, rest]) => {
    return { old, present, form: new RegExp(`^(${area})(${old}|${present})(${rest.replace(".", "\\d{")}})$`) };
  });
  return read;
}

/**
 * The numbers that were or became this one when its numbering plan changed. Whoever is one of them has the other as
 * well: the relation is symmetric.
 * @param digits of the number with its calling code, without the plus
 */
export function otherForms(digits: string): readonly string[] {
  return changes().flatMap(({ old, present, form }) => {
    const [, area, part, rest] = form.exec(digits) ?? [];
    return rest === undefined ? [] : [`${area ?? ""}${part === old ? present : old}${rest}`];
  });
}

/** Whether the number is as it was written before its numbering plan changed. */
export function isOldForm(digits: string): boolean {
  return changes().some(({ old, form }) => form.exec(digits)?.[2] === old);
}
