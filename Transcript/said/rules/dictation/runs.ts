import type { Reading } from "../../reading";
import { isState } from "../postcodes";
import { flat, righted, rights } from "./righted";

/** Digits and letters said or written one after the other. */
export interface Run {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const MOST_SIGNS = 40;
/** Words between two parts of what is dictated. */
export const THEN = /^(?:then|dann|puis|ensuite|luego|ثم|بعدين)$/;
/** `one four nine at the end` */
const AT_END = /^ (?:at the end|am ende|a la fin|al final) /;
/** Words of an aside in a dictation. */
const ASIDE = 12;

/** Words around the last of a number: `and the letter B at the end`, `y por último`. */
const LAST =
  / (?:letter|buchstabe|letra|lettre|حرف|end|ende|schluss|fin|final|letzte[ns]|ultimo|last|[وف]?ي? ?(?:ال)?اخر) /;

/** The number that begins there: put right where its speaker does so, with what he says of it after an aside. */
export function codeRun(reading: Reading, from: number): Run | undefined {
  let run = runAt(reading, from);
  for (let more = run; run !== undefined && more !== undefined;) [run, more] = [more, further(reading, more)];
  return run && { ...run, text: flat(run.text) };
}

/** The run that begins there, with `|` between two turns. */
function runAt(reading: Reading, from: number): Run | undefined {
  let text = "";
  let parts = "";
  let between = "";
  let at = from;
  let to = from;
  for (; text.length < MOST_SIGNS; at++) {
    const piece = reading.piece(at);
    // `CA 94105`, `, CA nine four one zero five`: letters and a postcode.
    const number = reading.is(at, "0");
    const state = number && reading.speaks("en") && isState(text) && !reading.glued(at - 1);
    if (state && (/^\d{5}(?:-\d{4})?$/.test(piece.word) || reading.is(from - 1, ","))) break;
    const letters =
      reading.is(at, "2") && belongs(reading, at, to) && !(/^\d{5}$/.test(text) && piece.asRead.length > 1);
    if (
      letters ||
      (number && !piece.asSaid.startsWith("a ") && !isArticle(reading, at, to, text === "" || between === "|"))
    ) {
      // "dieciséis millones", "cuatrocientos dos mil": one number
      if (/.0{6}$/.test(reading.asRead(to - 1)) && !reading.is(at, "5"))
        parts = text = text.slice(0, -6) + piece.asRead.padStart(6, "0");
      else {
        text += piece.asRead;
        parts += (between || (to > from && reading.paused(at) ? "~" : "")) + piece.asRead;
      }
      to = at + 1;
      between = "";
      continue;
    }
    if (text === "") return undefined;
    // Four digits may be the end of a longer number.
    if (townAt(reading, at + 1) && (text.length < 4 || reading.asRead(at + 1).length > 4)) break;
    if (reading.is(at, "|")) between = "|";
    // "655, eh, 655 01 40 92"
    else if (reading.is(at, ",") && reading.is(at - 1, ",")) between ||= "~";
    if ((reading.is(at, ",-|()#/_") && reading.is(at, "4")) || (piece.asRead === "forward" && reading.is(at + 1, "/")))
      continue;
    const plate = /^[A-Z]{1,3}$/.test(text); // "heinrich und dann m r 427"
    const point = reading.is(at, ".");
    // "77 A 04." "Und dann K 9"
    const pause = [at - 3, at - 2, at - 1, at + 1].some((near) => reading.is(near, "|"));
    // "one" is also a word of "one moment".
    const next = reading.is(at + 1, "0") ? at + 1 : reading.skip(at + 1, `,-|()#./${pause ? "jk" : plate ? "k" : ""}`);
    const more = reading.is(next, "01");
    if (
      !(point
        ? (more && (reading.is(at + 1, "|") || reading.glued(at))) || (reading.is(at + 1, "|") && reading.is(next, "2"))
        : reading.is(at, "jk") && !rights(reading, at, at + 1) // "44211 and 555 010 2233"
          ? (more || ((plate || pause) && reading.is(next, "2"))) &&
            (THEN.test(piece.asRead) || !(text.length > 4 && reading.is(at - 1, "5") && reading.is(next, "5")))
          : reading.is(at, reading.speaks("en ar") ? "y/" : "y/b") && (more || reading.is(next, "2")))
    )
      break;
    // "zwei drei vier moment zwei drei vier fünf"
    between ||= "~";
  }
  const { asRead: end } = reading.piece(to - 1);
  const word = (index: number): boolean => reading.is(index, "0") && !reading.is(index, "5");
  // "zero one one moment": the last word belongs to what follows; so does in another turn that of "one white van".
  if (
    to - from > 1 &&
    (/^(?:mom|sec|inst)/.test(reading.piece(to).word)
      ? end === "1" && word(to - 1)
      : /[^|]{3}\|\d$/.test(parts) &&
        reading.is(to, "3") &&
        !reading.is(to, "0126kj#") &&
        (!reading.is(to, "s") || (end === "1" && word(to - 1))))
  ) {
    to--;
    while (reading.is(to - 1, "4jk")) to--;
    parts = parts.replace(/[|~]?\d$/, "");
  }
  // "hundert prozent", "mil gracias": a round number is no code.
  const { worth: value } = reading.piece(from);
  const round =
    to - from === 1 && word(from) && value % 100 === 0 && value > 0 && value < 10_000 && !reading.wants("postcode");
  if (round || to === from) return undefined;
  // "six cent douze euh six cent douze quatre", in another turn from the begin: said again behind a pause
  text = parts.split(/(?=[~|])/).reduce((all, part) => {
    const said = flat(part);
    const turn = part.startsWith("|");
    for (let at = 0; at < all.length && !(turn && at > 0); at++) {
      const rest = flat(all.slice(at));
      if (
        rest.length > 2 + Number(turn) &&
        [rest, `0${rest}`].some((each) => said.startsWith(each)) &&
        !/^(.)\1*$/.test(rest)
      )
        return all.slice(0, at) + said;
    }
    return all + part.replace("~", "");
  });
  return { text, from, to };
}

/** Whether a number is an article: `un ORL`, in another turn `ein Golf`; where nothing is read, before a letter. */
function isArticle(reading: Reading, at: number, to: number, begins: boolean): boolean {
  const { asSaid } = reading.piece(at);
  return (
    (reading.is(to - 1, "5") && reading.is(at + 1, "3")
      ? /^(?:une?|eine?|uno?|una|one)$/i
      : /^(?:une|eine|una)$/i
    ).test(asSaid) ||
    (/^(?:a .*|un|ein)$/.test(asSaid) &&
      (begins
        ? reading.is(at + 1, "2") && !reading.is(at + 2, "2")
        : // "sí un seat", "dann ein Buchstabe"
          reading.speaks("es de") && reading.is(at + 1, "7")))
  );
}

/**
 * The run with what comes behind a few words: digits put right (`zero twenty one no zero twelve`), or more of them by
 * `and then` or as single ones, to the end of the turn.
 */
function further(reading: Reading, { text: parts, from, to }: Run): Run | undefined {
  const text = flat(parts);
  const and = (place: number): boolean => reading.is(place, "j") || reading.piece(place).means.joined === true;
  let turn = Infinity;
  let joins = false;
  for (let at = to; at < to + ASIDE && !reading.is(at, "69"); at++) {
    const cue = reading.cue(at) ?? "birth";
    if (cue !== "birth" && !and(at) && (cue !== "last" || reading.is(at + 1, "0#"))) break;
    if (reading.is(at, "|")) turn = at + 1;
    joins ||= and(at);
    const letter = (place: number): boolean => reading.is(place, "2") && !reading.is(place, "sj");
    const lone = letter(at) && !letter(at - 1);
    const run = at > to && (lone || reading.is(at, "0")) ? runAt(reading, at) : undefined;
    if (run === undefined && !lone) continue;
    const next = run ?? { text: reading.asRead(at), to: at + 1 };
    const said = flat(next.text);
    const { length } = said;
    const more = length - text.length;
    const ends = AT_END.test(reading.textOf(next.to, next.to + 3));
    const last = ends || reading.is(next.to, "4");
    const lasting = ends || LAST.test(reading.textOf(to, at));
    if (lone && !last && !lasting) continue;
    // "die fängt mit 2 X an also 2 X 4 9"
    let whole = more > 0 && text.length > 1 && said.startsWith(text) ? said : undefined;
    if (rights(reading, to, at)) {
      // "4109 no 07, 4107": said once more from the begin.
      if (more > 0 && length > 3 && said.indexOf(text.slice(0, 2)) === more) whole = said.slice(more);
      // "zéro six trente-neuf quatre-vingt-dix-huit zéro neuf non zéro huit soixante et onze"; "no a question"
      else if (length > 2 || last)
        whole ??= righted(
          parts,
          next.text,
          reading.speaks("fr") ? /^.{10}$/ : reading.speaks("es") ? /^.{9,10}$/ : undefined,
        );
    } else if (
      (last || (lone && lasting)) &&
      text.length > 1 &&
      reading.asked.length > 0 &&
      (lasting ||
        [turn, turn + 1, at - 2, lone ? at - 1 : at - 2].some(and) ||
        // The parts of an IBAN
        (/^[A-Z]{2}\d\d.{8}/.test(text) && length > 5) ||
        // "... nine and it happened on two zero zero two" is of something else.
        (length > 1 && (reading.asRead(to - 1) + reading.asRead(at)).length < 3 && !joins && !reading.is(at - 1, "iO")))
    )
      whole = parts + next.text;
    if (last || whole !== undefined) return whole === undefined ? undefined : { text: whole, from, to: next.to };
  }
  return undefined;
}

/** Whether letters belong to digits or letters beside them; `a` and `i` before and behind words are words. */
function belongs(reading: Reading, at: number, end: number): boolean {
  const { asSaid } = reading.piece(at);
  const near = (step: number): boolean => {
    const next = reading.is(at + step, ",-/|y") ? at + 2 * step : at + step;
    return reading.is(THEN.test(reading.asRead(next)) ? next + step : next, "02");
  };
  // "il y a un", "four two one i think", "إيه خمسة"
  if (reading.textOf(at - 1, at + 2).includes(" y a ")) return false;
  if (reading.speaks("ar") && reading.is(at, "sk"))
    return reading.is(at + 1, "2") || reading.is(at - 1, "2") || (!reading.is(at, "k") && at + 1 === reading.length);
  // "31 500, ese es"
  if (asSaid === "ese" && reading.is(at + 1, "sI")) return false;
  // "cuatro cero y cero nueve"
  if (asSaid === "y" && reading.speaks("es") && (reading.is(at - 1, "06") || !reading.is(at + 1, "02"))) return false;
  if (asSaid.length === 1 && reading.is(at, "s"))
    return near(1) ? end === at || near(-1) || reading.is(at - 1, "4") : near(-1) && reading.is(at + 1, "4");
  // "P wie Potsdam, dann Martha"
  return near(1) || near(-1) || reading.is(at - 1, "y") || reading.paused(at + 1);
}

/** `20249 Hamburg`, `1009 Pully`: five digits or four as written, before a word with a capital. */
export function townAt(reading: Reading, at: number): boolean {
  const to = at + 1;
  const { asSaid } = reading.piece(to);
  return (
    reading.setting.cased &&
    reading.speaks("de fr es") &&
    /^\d{4,5}$/.test(reading.piece(at).word) &&
    reading.is(to, "3") &&
    /^[A-ZÀ-Þ][a-zß-ÿ]{2}/.test(asSaid) &&
    reading.piece(to).means.money === undefined
  );
}
