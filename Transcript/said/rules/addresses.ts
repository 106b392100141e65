import { apartmentAt, BLOCK, flatBefore, houseAt, isDoor, shown } from "../apartments";
import type { Reading } from "../reading";
import { noted } from "../tokens";

/** Words a street's name may have. */
const MOST_WORDS = 4;
const STREETS = noted("S");

type Found = readonly [value: string, from: number, to: number] | undefined;

/** Street lines: number, street and apartment. */
export function addressAt(reading: Reading, at: number): number | undefined {
  const begin = reading.skip(0, "sk,.|");
  // "portal 2, quinto c" behind a street that was said before
  const door = at < begin + 2 && reading.wants("address") && reading.spot(begin, STREETS) === reading.length;
  const more = door && apartmentAt(reading, begin)[0] !== "";
  const found: Found = more
    ? ["", begin, begin]
    : ((reading.speaks("en") ? english(reading, at) : reading.speaks("fr ar") ? numberFirst(reading, at) : undefined) ??
      (reading.speaks("en") ? undefined : numberLast(reading, at)));
  if (found === undefined) return undefined;
  const [value, from, to] = found;
  let [line, end] = [value, to];
  // House, floor and apartment
  for (let part = " "; part !== ""; line += part) [part, end] = apartmentAt(reading, end);
  return reading.add("address", line, from, end, { spelling: more || undefined });
}

/** `12 north main street`. */
function english(reading: Reading, from: number): Found {
  const [flat, begin] = flatBefore(reading, from);
  const own = reading.is(from - 1, "0");
  // "flat 3, 118 ..." begins with the house's number; "... three eleven": the end of another number.
  const more = isDoor(reading, from) && reading.is(reading.skip(from + 1, "2,|&"), "0");
  if (own ? begin < from - 2 || begin === from : more) return undefined;
  const [digits, behind] = houseAt(reading, from);
  if (digits === "" || (own && /^0|,/.test(digits))) return undefined;
  const words = [flat + digits];
  let at = behind;
  for (; at < behind + MOST_WORDS * 4; at++) {
    const piece = reading.piece(at);
    const named = words.length > 1;
    if (reading.is(at, "4")) {
      const passed =
        reading.is(at, "|") || (named ? reading.is(at, ".") && reading.is(at - 1, "E") : reading.is(at, ","));
      if (passed) continue;
      break;
    }
    if (named && reading.is(at, "S") && !reading.is(at + 1, "S") && (digits.length > 1 || piece.asRead !== "way")) {
      const to = reading.is(at + 1, "E") && (!reading.is(at + 2, "3") || reading.is(at + 2, "A")) ? at + 2 : at + 1;
      return [`${words.join(" ")} ${wordsShown(reading, at, to)}`, begin, to];
    }
    // "main that's m a i n": the name spelled.
    const spelled = named ? spelledAt(reading, at, words[words.length - 1] ?? "") : 0;
    if (spelled > 0) at += spelled - 1;
    else if (
      words.length > MOST_WORDS ||
      (piece.means.cue ?? piece.means.money) !== undefined ||
      reading.is(at, "0") ||
      /^(?:minute|hour|day|week|month|mile|time)/.test(piece.asRead) ||
      (reading.is(at, "2") && !reading.is(at, "G") && !/^[nesw]$/i.test(piece.asSaid)) ||
      (reading.is(at, "skap") && !reading.is(at, "SEV") && !(reading.wants("address") && reading.is(at + 1, "S")))
    )
      break;
    else if (/['’]$/.test(reading.piece(at - 1).asSaid)) words.push((words.pop() ?? "") + shown(piece));
    else words.push(shown(piece));
  }
  // As the answer, a street by its name alone: `14 Cheapside`.
  if (words.length < 2 || !reading.fresh || !reading.wants("address") || !reading.is(begin - 1, "4sk#"))
    return undefined;
  const sure =
    reading.is(at, "4") &&
    !(reading.is(behind, ",") || (reading.setting.cased && / [a-z]/.test(reading.said(from, at))));
  return sure ? [words.join(" "), begin, at] : undefined;
}

/** `12 bis rue de la Paix`. */
function numberFirst(reading: Reading, from: number): Found {
  // "j'ai une place jeudi"
  const [digits, behind] = /^une?$/.test(reading.piece(from).asSaid) ? ["", from] : houseAt(reading, from);
  let at = reading.skip(behind, reading.wants("address") ? "|,-O" : "|,-");
  // "قطعة خمسة شارع"
  const block = BLOCK.test(reading.asRead(from - 1));
  let house = (block ? `${reading.piece(from - 1).asSaid} ` : "") + digits;
  if (/^(?:bis|ter)$/.test(reading.asRead(at))) house += ` ${reading.asRead(at++)}`;
  at = reading.skip(at, "|,-");
  if (digits === "" || !reading.is(at, "S")) return undefined;
  const street = reading.piece(at).asSaid;
  // "12 rue des", "rue des tanneurs"
  const again = reading.skip(at + 1, "V,");
  at = reading.skip((reading.is(again, "|") && reading.piece(again + 1).asSaid === street ? again + 1 : at) + 1, "|");
  const end = streetEnd(reading, at);
  return end > at ? [`${house} ${street} ${wordsShown(reading, at, end)}`, block ? from - 1 : from, end] : undefined;
}

/** `Hauptstraße 12`, `Calle Mayor, 12`. */
function numberLast(reading: Reading, from: number): Found {
  const [german, swiss] = [reading.speaks("de"), reading.speaks("fr")];
  const asked = reading.wants("address");
  if ((reading.piece(from).bits & STREETS) === 0)
    return german ? streetless(reading, from) : reading.speaks("es") ? unnamed(reading, from) : undefined;
  let begin = from;
  let end = from + 1;
  const dot = !german && reading.is(end, ".") ? "." : "";
  if (!german) end = streetEnd(reading, end + dot.length);
  else if (reading.is(from, "S")) {
    // "Konrad-Adenauer-Straße"
    const named = (at: number): boolean =>
      reading.is(at, "3") && !reading.is(at, "sk#U0") && reading.cue(at) === undefined && capital(reading, at);
    while (begin > from - 6 && (named(begin - 1) || reading.is(begin - 1, "-"))) begin--;
    begin = reading.skip(begin, "-");
    // "das ist weg", "nehmen sie platz"
    const sure = asked || reading.setting.cased || /er \S+ $| str(?:asse)? $/.test(reading.textOf(from - 1, from + 1));
    if (begin === from || !sure) return undefined;
    // "Eppendorfer Landstraße", "Obere Marktgasse", "unserer Landstraße", "am bahndamm drei"
  } else if (
    /^(?:ober|unter|hinter|alt|neu|gross|klein|lang)en?$|..(?<!ein)er$/.test(reading.asRead(begin - 1)) &&
    !reading.is(begin - 1, "skU") &&
    capital(reading, begin - 1)
  )
    begin--;
  else if (asked && reading.asRead(begin - 1) === "am" && reading.is(begin - 2, "4")) begin--;
  if (!german && end === from + 1 + dot.length) return undefined;
  // "asistencia en carretera marque 1"
  if (!german && !asked && reading.setting.cased && !/\p{Lu}/u.test(reading.said(from + 1, end))) return undefined;
  const name = german
    ? wordsShown(reading, begin, from + 1)
    : `${swiss ? reading.piece(from).asSaid : shown(reading.piece(from))}${dot} ${wordsShown(reading, from + 1 + dot.length, end)}`;
  const number = reading.skip(end, german ? "#|." : swiss && !asked ? "#" : "#,|");
  // "avenida rivadavia al cinco mil"
  const [digits, to] = houseAt(reading, reading.asRead(number) === "al" ? number + 1 : number);
  // "carrera siete número ochenta y dos veintitrés"
  if (!german && digits !== "" && reading.is(end, "#") && (reading.speaks("ar") || reading.is(end - 1, "0125"))) {
    // "número diecinueve a guion sesenta y uno"
    const letter = reading.speaks("es") && reading.is(to, "2") ? reading.asRead(to) : "";
    const next = reading.skip(letter === "" ? to : to + 1, "-y");
    const door = reading.is(next, "0");
    const house = door ? `${digits}${letter}-${reading.asRead(next)}` : digits;
    return [`${name} ${house.includes("-") ? "#" : reading.piece(end).asSaid} ${house}`, begin, door ? next + 1 : to];
  }
  // "chemin des Vignes 8, 1009 Pully"; what is no Swiss house's number has words behind it.
  const ended =
    reading.is(to, "4A") ||
    reading.is(to - 1, "4") ||
    (reading.is(to, "i") && (reading.is(to + 1, "0") || /^à$/i.test(reading.piece(to).asSaid)));
  // "شارع الوصل فيلا اثنين"
  if (digits === "" && reading.speaks("es ar") && apartmentAt(reading, end)[0] !== "") return [name, begin, end];
  if (digits === "" || (swiss && (digits.length > 3 || !ended))) return undefined;
  return [`${name}${!german && reading.is(end, ",") ? "," : ""} ${digits}`, begin, to];
}

/** As the answer to what address: `Am Alten Markt 7`, `unter den linden zwölf`. */
function streetless(reading: Reading, at: number): Found {
  if (!reading.wants("address") || !reading.is(at, "0")) return undefined;
  let begin = at;
  while (begin > at - MOST_WORDS && reading.is(begin - 1, "3") && !reading.is(begin - 1, "0kwm")) {
    begin--;
    if (/^(?:am|an|auf|hinter|im|unter|vor|zum|zur)$/.test(reading.asRead(begin))) break;
  }
  let own = reading.fresh && begin < at && (reading.setting.cased || begin === 0 || reading.is(begin - 1, "k"));
  for (let word = begin; word < at; word++)
    own &&=
      capital(reading, word) &&
      !reading.is(word, "sk#") &&
      reading.cue(word) === undefined &&
      !reading.asRead(word).endsWith("nummer");
  const named = own || (at - begin > 1 && reading.is(begin, "isO") && !reading.is(at - 1, "s"));
  const [digits, to] = houseAt(reading, at);
  return named && digits.length < 4 && (to === reading.length || reading.is(to, "4sA") || reading.is(to - 1, "4"))
    ? [
        `${wordsShown(reading, begin, at).replace(/ (?:Den|Der|Dem) /, (word) => word.toLowerCase())} ${digits}`,
        begin,
        to,
      ]
    : undefined;
}

/** As the answer to what address, a street by its name alone: `en juramento dos mil trescientos, piso 3`. */
function unnamed(reading: Reading, at: number): Found {
  if (!reading.wants("address") || !reading.is(at, "0")) return undefined;
  let begin = at;
  while (begin > at - MOST_WORDS && ofName(reading, begin - 1)) begin--;
  while (reading.is(begin, "V") && !/^l[ao]s$/.test(reading.asRead(begin))) begin++;
  const [digits, to] = houseAt(reading, at);
  return begin < at && digits.length < 6 && reading.is(to, "4A1Q")
    ? [`${wordsShown(reading, begin, at)} ${digits}`, begin, to]
    : undefined;
}

function ofName(reading: Reading, at: number): boolean {
  return reading.is(at, "3") && reading.cue(at) === undefined && (reading.is(at, "V") || !reading.is(at, "0skwmA#"));
}

function capital(reading: Reading, at: number): boolean {
  return !reading.setting.cased || /\p{Lu}/u.test(reading.piece(at).asSaid);
}

/** Where a street's name ends that has its kind before it: a sign, a number, a word that no name has. */
function streetEnd(reading: Reading, from: number): number {
  let at = from;
  // "voiture 7 place 42", "calle 63 a número 24"
  if (reading.is(at, "05"))
    // "شارع مية واثنين", "شارع 26 يوليو"
    return reading.speaks("ar")
      ? at + 1 + Number(reading.is(at + 1, "m"))
      : reading.speaks("es")
        ? ([at + 1, at + 2].find((sign) => reading.is(sign, "#")) ?? at)
        : at;
  if (/^(?:c(?:arre)?ra|diagonal|transversal)$/.test(reading.asRead(at - 1))) return at;
  for (let names = 0; at < from + 8 && names < MOST_WORDS; at++) {
    if (reading.is(at, "V-")) continue;
    const { asSaid, asRead } = reading.piece(at);
    const other = reading.is(at, "4sk#A") && asSaid !== "Est"; // "rue Sherbrooke Est"
    if ((names > 0 && reading.is(at, "0")) || other || reading.cue(at) !== undefined || asRead.endsWith("ieme")) break;
    names++;
  }
  while (at > from && reading.is(at - 1, "V-")) at--;
  return at;
}

function wordsShown(reading: Reading, from: number, to: number): string {
  let text = "";
  // "pasaje Los Quillayes", "plaza de San Telmo"
  const own = (at: number): boolean =>
    !reading.setting.cased && (at === from ? /^[^d-]/ : /^sant?a?$/).test(reading.asRead(at));
  for (let at = from; at < to; at++) {
    const joined = at === from || reading.is(at, "4") || /^(?:-|.*['’])$/.test(reading.piece(at - 1).asSaid);
    const { asSaid, asRead: number } = reading.piece(at);
    // "calle setenta y dos be"
    const part = reading.speaks("es") && reading.is(at, "2") && reading.is(at - 1, "0");
    text += joined || part ? "" : " ";
    text +=
      part || (reading.is(at, "0") && reading.speaks("es ar") && !asSaid.startsWith("ال"))
        ? number
        : reading.is(at, "4V") && !own(at)
          ? asSaid
          : shown(reading.piece(at));
  }
  return text;
}

/** How many pieces from there on spell the word before them. */
function spelledAt(reading: Reading, from: number, word: string): number {
  let letters = "";
  let at = from;
  while (at < from + 2 && reading.is(at, "s") && reading.is(at, "3")) at++;
  for (; letters.length < word.length && reading.is(at, "2"); at++) letters += reading.asRead(at);
  return letters.toLowerCase() === word.toLowerCase() ? at - from : 0;
}
