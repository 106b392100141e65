import { fold } from "../find/fold";
import { textsOf } from "./lexicon/tables";
import { atOnce } from "./slices";

/** What a word may stand for; one word may mean several things, its neighbours tell which. */
export interface Meaning {
  /** `five`, `twenty`, `dreihundertzwölf`. */
  readonly numeral?: number;
  /** `hundred`, `thousand`: what stands before it is taken so many times. */
  readonly times?: number;
  /** `third`. */
  readonly ordinal?: number;
  /** `double`: the digit after it, so many times. */
  readonly repeat?: number;
  /** Joined to the number before it: `وعشرون`. */
  readonly joined?: boolean;
  /** A letter by its name. */
  readonly letter?: string;
  /** 1 to 12. */
  readonly month?: number;
  /** 0 to 6, Monday first. */
  readonly day?: number;
  /** Days from today. */
  readonly ahead?: number;
  /** Currency as ISO code, or its word where several countries have it. */
  readonly money?: string;
  /** The currency of the country that the word shows. */
  readonly country?: string;
  /** What digits or words near it are: a thing's type, or whose number (`account`). */
  readonly cue?: string;
  readonly filler?: boolean;
  /** The marks of Table (lexicon/table.ts)'s one-letter keys. */
  readonly is: string;
}

const NOTHING: Meaning = { is: "" };

export class Lexicon {
  private readonly words = new Map<string, Meaning>();
  private readonly parts: (readonly [head: string, tail: string, cue: string])[] = [];
  private readonly sums: (readonly [head: string, tail: string, number: number])[] = [];
  private readonly patterns = new Map<string, RegExp>();

  /** The texts of the language's table. */
  private readonly table: Record<string, string> = {};

  /** The texts of the English table. */
  private common: ReadonlyMap<string, string> = new Map();

  constructor(readonly language: string) {}

  /** Takes in the text of one of the table's keys. */
  take(key: string, text: string): void {
    this.table[key] = text;
    if (key.length === 1 || key.startsWith("@")) this.read(key, text);
  }

  /** Takes in what all languages share, once they have their own words: the international spelling alphabet, patterns. */
  takeCommon(): void {
    this.common = new Map(textsOf("en"));
    for (const word of (this.common.get("nato") ?? "").split(" "))
      if (!this.words.has(word)) this.words.set(word, { letter: word.charAt(0), is: "G" });
  }

  /** What a folded word may stand for. */
  meaning(word: string): Meaning {
    const known = this.words.get(word);
    if (known !== undefined) return known;
    return this.compound(word);
  }

  /** The pattern of that name for the words of all languages. */
  shared(name: string): RegExp {
    const pattern = this.patterns.get(name) ?? new RegExp((this.common.get(name) ?? "").replace(/\n */g, ""));
    this.patterns.set(name, pattern);
    return pattern;
  }

  /** The language's pattern of that name; matches nothing where the language has none. */
  pattern(name: string): RegExp {
    let pattern = this.patterns.get(name);
    if (pattern === undefined) {
      const source = this.filled(this.table[name] ?? "(?!)").replace(/~(\d)/g, "(?: \\S+){0,$1}? ");
      pattern = new RegExp(` (?:${source}) `, "g");
      this.patterns.set(name, pattern);
    }
    return pattern;
  }

  /** A pattern with the words of each key in it as alternatives; a longer key's text is a pattern itself. */
  private filled(source: string): string {
    return source.replace(/\n */g, "").replace(/\{([a-z]+)\}/gi, (_, key: string) => {
      const text = this.table[key] ?? "";
      return `(?:${key.length > 1 ? this.filled(text) : fold(text).text.replace(/[\s/]+/g, "|")})`;
    });
  }

  private read(key: string, text: string): void {
    for (const [index, spellings] of text.split(/\s+/).entries())
      for (const spelling of key === "/" ? [spellings] : spellings.split("/")) {
        const [name = "", value = spellings.split("/")[0] ?? ""] = spelling.split("=");
        const word = fold(name).text;
        if (word.includes("*")) {
          const [head = "", tail = ""] = word.split("*");
          if (key === "+") this.sums.push([head, tail, Number(value)]);
          // The last part of a German word tells more: "Rechnungsanschrift".
          else this.parts[head === "" ? "unshift" : "push"]([head, tail, key.slice(1)]);
          continue;
        }
        const known = this.words.get(word) ?? NOTHING;
        this.words.set(word, {
          ...known,
          ...valueOf(key, index, value, word),
          is: key.length > 1 ? known.is : known.is + key,
        });
      }
  }

  /** A word of which the table has the parts. */
  private compound(word: string): Meaning {
    if (this.language === "de" && /(?:zehn|zig|ssig|hundert|tausend|und|te[nrms]?$)/.test(word)) {
      // "neunzehnvierundsechzig"
      const years = word.replace(/^(neunzehn|zwanzig)(?=.{3})(?!hundert|tausend|s?te)/, "$1hundert");
      const [, stem = word, end] = /^(.*?)(s?te[nrms]?)?$/.exec(years) ?? [];
      // "sechster"
      const number = this.germanNumber(stem) ?? this.germanNumber(`${stem}s`) ?? NaN;
      if (number > 0) return end === undefined ? { numeral: number, is: "n" } : { ordinal: number, is: "o" };
    }
    if (this.language === "ar" && word !== "") {
      const rest = this.meaning(word.slice(1));
      if (rest !== NOTHING && word.startsWith("و")) return { ...rest, joined: true };
      if (/^[بفل].{3}/.test(word)) {
        const { numeral: number, times, month, country, cue } = rest;
        // "هل تدفع بالبطاقة؟"
        if ((number ?? times ?? month ?? country) !== undefined || cue === "card") return rest;
      }
      const named = word.startsWith("ال") ? this.words.get(word.slice(2)) : undefined;
      // "في المئة" is no number, "الطيب" a name.
      if (named?.numeral === 100) return NOTHING;
      if (named !== undefined) return { ...named, is: named.is.replace("k", "") };
      // "اسمكم", "بطاقتك", "رقمها"
      const [, base = "", stem = base] = /^(?:ال)?((.{3,}?)ت?)(?:[كج]م?|ي|ها?|و)$/.exec(word) ?? [];
      const { cue, country, is } = this.words.get(base) ?? this.words.get(`${stem}ه`) ?? this.meaning(base);
      if (cue !== undefined || country !== undefined || /[#K]/.test(is))
        return { cue, country, is: is.replace(/[^#Kz]/g, "") };
    }
    const sum = this.sum(word);
    if (sum !== undefined) return { numeral: sum, is: "n" };
    const ordinal = /^(.+?)(?:th|ieth)$/.exec(word)?.[1];
    if (ordinal !== undefined && this.language === "en") {
      const number = this.words.get(ordinal)?.numeral ?? this.words.get(`${ordinal}y`)?.numeral;
      if (number !== undefined) return { ordinal: number, is: "o" };
    }
    for (const [head, tail, cue] of this.parts)
      if (word.startsWith(head) && word.endsWith(tail)) return { cue, is: "" };
    // "Zählernummer"
    return /.{3}(?<!haus)nummer$/.test(word) ? { cue: "id", is: "" } : NOTHING;
  }

  /** The number of a word that puts a unit together with what it is added to or multiplied by: `veintidós`. */
  private sum(word: string): number | undefined {
    const known = this.words.get(word.replace(/ث/g, "ت"))?.numeral;
    if (known !== undefined) return known;
    for (const [head, tail, by] of this.sums) {
      if (!word.startsWith(head) || !word.endsWith(tail)) continue;
      // `ثلطعش`, `ربعمية`: Arabic units as dialects write them.
      const part = word
        .slice(head.length, word.length - tail.length)
        .replace(/[ثط]/g, "ت")
        .replace(/(..)[تا]+$/, "$1");
      const unit = (this.words.get(`ا${part}`) ?? this.words.get(part))?.numeral ?? 10;
      if (unit < 10) return by < 100 ? by + unit : by * unit;
    }
    return undefined;
  }

  private germanNumber(word: string): number | undefined {
    let rest = word;
    let whole = 0;
    for (const times of [1000, 100]) {
      const name = times === 1000 ? "tausend" : "hundert";
      const at = rest.indexOf(name);
      if (at < 0) continue;
      const before = at === 0 ? 1 : this.germanNumber(rest.slice(0, at));
      if (before === undefined) return undefined;
      whole += before * times;
      rest = rest.slice(at + name.length).replace(/^und/, "");
    }
    if (rest === "") return whole;
    const [, unit = "", tens = rest] = /^(.+?)und(.+)$/.exec(rest) ?? [];
    const last = this.sum(tens);
    const first = unit === "" ? 0 : this.sum(unit);
    return last === undefined || first === undefined ? undefined : whole + last + first;
  }
}

function valueOf(key: string, index: number, value: string, word: string): Partial<Meaning> {
  if (key === "n") return { numeral: index };
  if (key === "t") return { numeral: (index + 2) * 10 };
  if (key === "c") return { numeral: (index + 1) * 100 };
  if (key === "o") return { ordinal: index + 1 };
  if (key === "m") return { month: index + 1 };
  if (key === "w") return { day: index };
  if (key === "r") return { ahead: index || -1 };
  if (key === "D") return { ahead: 0 };
  if (key === "x") return { times: Number(value) };
  if (key === "R") return { repeat: Number(value) };
  if (key === "l") return { letter: value };
  if (key === "G") return { letter: word.charAt(0) };
  if (key === "$") return { money: value };
  if (key === "z") return { country: value.toUpperCase() };
  if (key === "f") return { filler: true };
  return key.startsWith("@") ? { cue: key.slice(1) } : {};
}

const made = new Map<string, Lexicon>();

/** The words of a language by its BCP 47 tag; English for one that we have no words of. They are made once, in slices. */
export function* lexiconIn(tag: string | undefined): Generator<void, Lexicon> {
  const language = tag?.toLowerCase().split("-")[0] ?? "";
  const known = made.get(language);
  if (known !== undefined) return known;
  const texts = textsOf(language);
  if (texts === undefined) return yield* lexiconIn("en");
  const lexicon = new Lexicon(language);
  for (const [key, text] of texts) {
    lexicon.take(key, text);
    yield;
  }
  lexicon.takeCommon();
  made.set(language, lexicon);
  return lexicon;
}

/** {@link lexiconIn} at once. */
export function lexiconOf(tag: string | undefined): Lexicon {
  return atOnce(lexiconIn(tag));
}
