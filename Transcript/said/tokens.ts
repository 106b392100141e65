import { fold } from "../find/fold";
import type { Lexicon, Meaning } from "./lexicon";

/** Marks of which a passage knows whether any of its pieces bears them. */
const NOTED = "02@&HQhapiwrmSU#zZ$€£¥₹y/b9|7";

/** Those marks of a text as bits. */
export function noted(marks: string): number {
  let bits = 0;
  for (let at = 0; at < NOTED.length; at++) if (marks.includes(NOTED.charAt(at))) bits |= 1 << at;
  return bits;
}

/** Sets of marks as bits, four times 32 for the signs of ASCII. */
const borneBy = new Map<string, Int32Array>();

/**
 * A number, letters, a word or a sign, as the rules for things read them: the same word is the same object wherever it
 * is said, and knows its place only in what stands between two blanks. A call's pieces are read from all over the
 * memory: a third of the time went into waiting for it while each had objects of its own for its marks and its place.
 */
export class Piece {
  /** Where it begins in what stands between two blanks, in UTF-16 units, and what follows it there. */
  start = 0;
  next: Piece | undefined;
  /** The letters that the word may stand for. */
  letters: Piece | undefined;
  /** The number that the word is by itself. */
  alone: Piece | undefined;
  /** As patterns read it, with the blank behind it: a number as 0, of signs only what ends a sentence. */
  readonly spelt: string;
  /** Its marks: pieces that bear the same ones share them. */
  readonly borne: Int32Array;

  constructor(
    /** As it stands in the text. */
    readonly asSaid: string,
    /** Its first word, folded, or digits with the signs between them. */
    readonly word: string,
    /** Digits, capital letters, a folded word, a sign; `|` between two turns. */
    readonly asRead: string,
    readonly means: Meaning,
    /**
     * The marks of its meanings, and of its kind: `0` a number, `1` an ordinal, `2` letters, `3` a word (also an alphabet's
     * word for a letter), `4` a sign, `5` digits as such, `7` what no neighbour changes, `8` one letter, `9` a sign that
     * ends a sentence; a sign is its own mark.
     */
    readonly is: string,
    readonly bits = noted(is),
    /** Of a number. */
    readonly worth = NaN,
  ) {
    const spelt = /[01]/.test(is)
      ? // "wir tragen sie ein"
        asSaid === "ein"
        ? asSaid
        : "0"
      : is.startsWith("4")
        ? is.includes("9") && asRead
        : is.includes("2")
          ? asSaid.length < 3 && asSaid < "\u0600"
            ? asRead.toLowerCase()
            : word
          : asRead;
    this.borne = borneBy.get(is) ?? new Int32Array(4);
    borneBy.set(is, this.borne);
    for (let at = 0; at < is.length; at++) {
      const code = is.charCodeAt(at);
      this.borne[code >> 5] = Number(this.borne[code >> 5]) | (1 << code);
    }
    this.spelt = spelt === false ? "" : `${spelt} `;
  }
}

const NOTHING: Meaning = { is: "" };
/** What stands before the first and behind the last piece. */
export const END = new Piece("", "", "", NOTHING, "4");
/** Ends of sentences and turns. */
export const ENDS = noted("9|");
/** Between two turns. */
export const BREAK = new Piece("", "|", "|", NOTHING, "4|");

/** Blanks, signs and digits of the five languages; all else is part of a word. */
const SIGNS = String.raw`\s\0-@[-\`{-\xA9\xAB-\xB4\xB6-\xB9\xBB-\xBF×÷،؛؟٪-٭۔\u2000-\u2BFF\u3000-\u303F`;
const OTHER_DIGITS = "٠-٩۰-۹０-９";
const DIGIT = `[0-9${OTHER_DIGITS}]`;
const LETTER = `[^${SIGNS}${OTHER_DIGITS}]`;

/**
 * What a recogniser writes for sounds (`[noise]`, `<unk>`), a word broken off (`commen-`, `i~`), a word with what
 * English hangs on it or French puts before it (`that's`, `d'`), digits with what stands between them (`61.18`,
 * `14:30`), any other sign. Nothing in it can be matched in two ways, so it takes no longer for hostile text.
 */
const TOKEN = new RegExp(
  [
    String.raw`\.{3}|[[<](?!\S{0,20}(?:@|${DIGIT}{3}))(?:[^\]\s]{1,20}\]|[^>\s]{1,20}>)`,
    String.raw`((?:[xX]-[rR]ay|[oO]['’][cC]lock)(?!${LETTER})|[ºª]|${LETTER}+(?:['’](?:[sStTmMdD]|re|ve|ll|RE|VE|LL)(?!${LETTER}))?['’]?)([~-](?!\S))?`,
    String.raw`(${DIGIT}+(?:(?:[.,٫٬:/-]|['’](?=${DIGIT}{3}))${DIGIT}+)*(?:\.(?=[ºª]))?)`,
    String.raw`(\S)`,
  ].join("|"),
  "g",
);

/** Words of two hours of talk; what is longer is nobody's turn. */
export const MOST = 20_000;
/** No word of a language, and no number that anybody needs, is longer. */
const LONGEST = 40;

/** A call has few different words: each is taken apart once. */
const known = new WeakMap<Lexicon, Map<string, Piece | undefined>>();

/** Takes apart what stands between two blanks of a text, without noise and fillers: the first piece, if any. */
export function tokenizer(lexicon: Lexicon): (text: string) => Piece | undefined {
  const words = known.get(lexicon) ?? new Map<string, Piece | undefined>();
  known.set(lexicon, words);
  return (text) => {
    let first = words.get(text);
    if (first === undefined && !words.has(text)) {
      first = firstOf(text, lexicon);
      if (text.length <= LONGEST && words.size < MOST) words.set(text, first);
    }
    return first;
  };
}

function firstOf(text: string, lexicon: Lexicon): Piece | undefined {
  let first: Piece | undefined;
  let last: Piece | undefined;
  TOKEN.lastIndex = 0;
  let tokens = 0;
  for (let match = TOKEN.exec(text); match !== null && tokens < MOST; match = TOKEN.exec(text)) {
    const [raw, word, broken, number, sign] = match;
    // The signs of Arabic between digits.
    const folded = raw.length > LONGEST ? "" : fold(raw).text.replace("٫", ".").replace(/٬/g, ",");
    // `HM-2204` is no sound.
    const code = /^[A-Z]{2,}$/.test(raw);
    const piece =
      // "six zero two- five five five": only the pause is written.
      broken !== undefined && lexicon.meaning(folded.slice(0, -1)).numeral === undefined
        ? undefined
        : word !== undefined
          ? wordOf(word, broken === undefined ? folded : folded.slice(0, -1), lexicon, code)
          : number !== undefined
            ? new Piece(
                raw,
                folded,
                folded,
                NOTHING,
                "5",
                noted(/\d\D+\d+\D/.test(folded) ? "0m" : /\D/.test(folded) ? "0h" : "0"),
              )
            : sign !== undefined
              ? new Piece(raw, folded, folded, NOTHING, signMarks(folded))
              : undefined;
    if (piece === undefined) continue;
    tokens++;
    piece.start = match.index;
    if (last === undefined) first = piece;
    else last.next = piece;
    last = piece;
  }
  return first;
}

function signMarks(sign: string): string {
  if (/^[.?!;؟]$/.test(sign)) return `479${sign === "؟" ? "?" : sign}`;
  if (sign === "،") return "47,";
  // "²" is folded to a digit.
  return /^[^0-9a-z]$/.test(sign) ? `47${sign}` : "47";
}

function wordOf(raw: string, folded: string, lexicon: Lexicon, code: boolean): Piece | undefined {
  const word = /^(?:x-ray|o.clock)$/.test(folded) ? folded.replace(/\W/, "") : folded;
  // The name, not the preposition, which ends in another letter.
  const means = /^(?:(?:ال)?علي|الـ)$/.test(raw) ? NOTHING : lexicon.meaning(word);
  const { is, letter, numeral: number, ordinal, times, repeat, cue, filler } = means;
  // "en cuanto esté"
  if (filler === true && !code && !raw.endsWith("é")) return undefined;
  const counts = (number ?? ordinal ?? times ?? repeat) !== undefined;
  const one = /^[a-zäöüñء-هي]$/i.test(raw);
  // "IBAN DE61 ..."
  const capitals = cue === undefined && /^[A-ZÀ-Þ]{2,8}$/.test(raw);
  const letters = one || capitals || letter !== undefined;
  const kind = `${is}3${one ? "8" : letters || counts ? "" : "7"}`;
  const bits = noted(
    kind +
      (counts ? "0" : "") +
      (/[Bo]/.test(is) ? "m" : "") +
      (cue === undefined ? "" : /^(?:date|birth)$/.test(cue) ? "#m" : "#") +
      (/.(?:strasse|str|weg|allee|gasse|platz|ring|ufer|damm)$/.test(word) ? "S" : "") +
      (capitals && raw.length > 3 ? "U" : ""),
  );
  const piece = new Piece(raw, word, word, means, kind, bits);
  if (letters) {
    const text =
      word === "oh" ? "O" : raw === "إي" ? "E" : (one ? raw : /^eñe$/i.test(raw) ? "ñ" : (letter ?? raw)).toUpperCase();
    piece.letters = new Piece(
      raw,
      word,
      text,
      means,
      `${is}2${one || letter === undefined ? "" : "3"}`,
      bits | noted("2"),
    );
  }
  return piece;
}
