import type { Reading } from "../reading";
import { noted, type Piece } from "../tokens";
import { BETWEEN } from "./times";

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["$", "dollars"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["₹", "INR"],
  ["rupees", "INR"],
]);
const MONEY = noted("$€£¥₹");
const POINT = /^(?:con|[ck]omm?a|virgule)$/;
/** What stands between two sums. */
const RANGE = /^(?:to|bis|auf|a|hasta|[اإ]ل[يى])$/;
const FRANCS = /^(?:CHF|XOF)$/;
const MOST_NUMBERS = 6;

/** Countries' currencies by the words that several of them share. */
const ARABIC: Readonly<Record<string, RegExp>> = {
  دولار: /^U/,
  ريال: /R$/,
  جنيه: /^EG/,
  دينار: /[^AE]D$/,
  درهم: /^[AM].D$/,
  ليرة: /^LB/,
};

/** Whose money it is, by the begin of a word beside the one for money: `Canadian dollars`, `pesos mexicanos`. */
const NATIONS: Readonly<Record<string, string>> = {
  us: "USD",
  ameri: "USD",
  estad: "USD",
  canad: "CAD",
  kanad: "CAD",
  austr: "AUD",
  mexic: "MXN",
  colom: "COP",
  argen: "ARS",
  chile: "CLP",
  schwe: "CHF",
  suiss: "CHF",
  suizo: "CHF",
};

function nationAt(reading: Reading, at: number): string | undefined {
  return NATIONS[reading.piece(at).word.slice(0, 5)];
}

/** Sums of money: `$61.18`, `sixty one dollars and eighteen cents`, `one two five dot zero zero dollars`. */
export function amountAt(reading: Reading, at: number): number | undefined {
  // Without a word for money a sum is known in two languages alone.
  if (!reading.any(MONEY) && !reading.speaks("de es")) return undefined;
  const { asRead: sign, asSaid: code, means: coded } = reading.piece(at);
  // "EUR 45.20"
  const before = SIGNS.get(sign) ?? (code.length === 3 && code === coded.money ? code : undefined);
  const [digits, last] = sumAt(reading, before === undefined ? at : at + 1);
  // "US-Dollar"
  const behindNation = last + 1 + Number(reading.is(last + 1, "-"));
  const national = reading.piece(behindNation).means.money !== undefined ? nationAt(reading, last) : undefined;
  // "tres millones de pesos"
  const end = national === undefined ? last + Number(digits.endsWith("00000") && reading.is(last, "O")) : behindNation;
  const { asRead, means, word: joint } = reading.piece(end);
  const behind = SIGNS.get(asRead) ?? means.money;
  // "دينارين"
  const whole = digits === "" && asRead.endsWith("ين") ? "2" : digits;
  let money = behind ?? before;
  const { countries } = reading.setting;
  // "18.500 دينار": a dinar has thousandths
  const { word: exact } = reading.piece(end - 1);
  const sum = behind === "دينار" && /^\d+\.\d{3}$/.test(exact) ? exact : whole;
  // "de quarante-cinq à soixante-deux dollars"
  const first = BETWEEN.test(reading.asRead(at - 1))
    ? reading.is(end, "j")
    : reading.is(at - 1, "iO") && RANGE.test(joint);
  if (sum.length > 1 && first) money ??= reading.piece(sumAt(reading, end + 1)[1]).means.money;
  // "kostet vierundzwanzig fünfzig", "das macht 39,80"
  if (
    reading.speaks("de") &&
    /\.\d\d$/.test(sum) &&
    !reading.piece(at).asSaid.includes(".") &&
    /kost|zahl|preis|euro|insges| macht /.test(reading.textOf(at - 12, end + 6))
  )
    money ??= "EUR";
  if (reading.speaks("es")) {
    // "S/ 89.90"
    if (reading.is(at - 1, "/") && reading.asRead(at - 2) === "S") money ??= "PEN";
    // "son cincuenta y cinco con cincuenta"
    if (countries.includes("EUR") && /\d\d\.\d\d$/.test(sum) && reading.textOf(at, end).includes(" con "))
      money ??= "EUR";
  }
  if (sum === "" || money === undefined) return end;
  let to = behind === undefined ? end : end + 1;
  let cents = "";
  if (before === undefined && !sum.includes(".")) [cents, to] = centsAt(reading, to);
  // "dólares americanos", "francs suisses"
  const next = nationAt(reading, to);
  const nation = national ?? (reading.speaks("es fr") ? next : undefined);
  if (nation !== undefined) {
    money = nation;
    if (next === nation) to++;
  }
  // `pesos`, a Spanish `$`, Canadian dollars, Swiss francs.
  const word = money;
  const own = countries.filter((local) =>
    reading.speaks("ar")
      ? ARABIC[word]?.test(local)
      : !/^(?:GBP|EUR)$/.test(local) &&
        /^(?:dollars|pesos|francs)$/.test(word) &&
        (word === "francs") === FRANCS.test(local),
  );
  if (own.length === 1) [money = word] = own;
  return /^\d{1,12}(?:\.\d{1,3})?$/.test(sum + cents) ? reading.add("amount", `${sum}${cents} ${money}`, at, to) : to;
}

/** The numbers from there on as one, with a point where one is said. */
function sumAt(reading: Reading, from: number): readonly [sum: string, to: number] {
  let sum = "";
  let at = from;
  for (; at < from + MOST_NUMBERS; at++) {
    const piece = reading.piece(at);
    if (reading.is(at, "0")) {
      // "61 18": two numbers in signs are one only as groups of thousands.
      if (sum !== "" && reading.is(at, "5") && !sum.endsWith(".")) {
        const grouped = /^\d{3}(?:[.,]\d\d)?$/.test(piece.word) && /^\d{1,3}$/.test(reading.piece(from).word);
        if (from !== at - 1 || !grouped) break;
      }
      sum += written(piece);
    } else {
      // "خمسة ونص دينار"
      if (sum !== "" && reading.is(at, "H") && reading.piece(at + 1).means.money !== undefined) {
        sum += ".50";
        continue;
      }
      // "cincuenta y cuatro con noventa euros"
      const point =
        reading.is(at, "b") ||
        (POINT.test(piece.asRead) && (piece.asRead !== "con" || reading.asRead(at + 1).length === 2));
      if (!point || sum === "" || sum.includes(".") || !reading.is(at + 1, "01")) break;
      sum += ".";
    }
  }
  // "twelve ninety nine dollars", "neun neunzig"
  const pair =
    reading.speaks(sum.length === 4 ? "en de" : "de") &&
    at - from === 2 &&
    !reading.is(from, "5") &&
    reading.asRead(at - 1).length === 2;
  return [pair ? sum.replace(/..$/, ".$&") : sum, at];
}

/** A number in signs with its decimals behind a point: of `1.250,50` and `1,250.50` the last sign, of one sign what follows. */
function written({ word, asRead }: Piece): string {
  const [, whole, decimals] = /^(\d[\d.,'’]*?)(?:[.,](\d\d?))?$/.exec(word) ?? [];
  // "240 mil"
  if (whole === undefined || asRead.length > word.length) return asRead;
  return whole.replace(/\D/g, "") + (decimals === undefined ? "" : `.${decimals}`);
}

function centsAt(reading: Reading, from: number): readonly [cents: string, to: number] {
  const at = reading.is(from, "j") ? from + 1 : from;
  const { worth: value, asRead } = reading.piece(at);
  // "جنيه ونص", "deux euros et demi"
  if (reading.is(at, "H") && (at > from || reading.piece(at).means.joined) && !reading.speaks("en"))
    return [".50", at + 1];
  if (reading.asRead(at).startsWith("وربع")) return [".25", at + 1];
  const places =
    /^(?:فلس|مليم|بيس)/.test(reading.asRead(at + 1)) && !reading.asRead(from - 1).startsWith("درهم") ? 3 : 2;
  if (!reading.is(at, "0") || asRead.length > places) return ["", from];
  const two = `.${asRead.padStart(places, "0")}`;
  if (reading.is(at + 1, "C")) return [two, at + 2];
  // "siete euros con veinte", "vingt dollars et quarante"; "20 pounds 10 days ago" has a word behind it.
  const joined = reading.speaks("fr de") || reading.asRead(from) === "con";
  const end = !reading.speaks("en") || reading.is(at + 1, "4skj") || /^(?:each|per)$/.test(reading.piece(at + 1).word);
  const bare =
    (at === from || joined) && value > 9 && end && !reading.is(at + 1, reading.speaks("es") ? "01hC$%" : "01hBC$%");
  return bare ? [two, at + 1] : ["", from];
}
