import { fold } from "../find/fold";
import type { Table } from "./lexicon/table";
import { tableOf } from "./lexicon/tables";

/** What a word may stand for; one word may mean several things, its neighbours tell which. */
export interface Meaning {
  /** `five`, `twenty`, `dreihundertzwölf`. */
  readonly number?: number;
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
  /** Currency as ISO code, or its word where several countries have it. */
  readonly money?: string;
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
  private readonly patterns = new Map<string, RegExp>();

  constructor(
    readonly language: string,
    private readonly table: Table,
  ) {
    for (const [key, text] of Object.entries(table)) if (key.length === 1 || key.startsWith("@")) this.read(key, text);
  }

  /** What a folded word may stand for. */
  meaning(word: string): Meaning {
    const known = this.words.get(word);
    if (known !== undefined) return known;
    return this.compound(word);
  }

  /** The language's pattern of that name; matches nothing where the language has none. */
  pattern(name: string): RegExp {
    let pattern = this.patterns.get(name);
    if (pattern === undefined) {
      pattern = new RegExp((this.table[name] ?? "(?!)").replace(/\n */g, ""), "g");
      this.patterns.set(name, pattern);
    }
    return pattern;
  }

  private read(key: string, text: string): void {
    for (const [index, spellings] of text.split(/\s+/).entries())
      for (const spelling of key === "/" ? [spellings] : spellings.split("/")) {
        const [name = "", value = ""] = spelling.split("=");
        const word = fold(name).text;
        if (key.length > 1 && word.includes("*")) {
          this.parts.push(
            word.startsWith("*") ? ["", word.slice(1), key.slice(1)] : [word.slice(0, -1), "", key.slice(1)],
          );
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
    if (this.language === "de" && /(?:zehn|zig|ssig|hundert|tausend|und)/.test(word)) {
      const [, stem = word, end] = /^(.*?)(s?te[nrms]?)?$/.exec(word) ?? [];
      const number = this.germanNumber(stem) ?? NaN;
      if (number > 0) return end === undefined ? { number, is: "n" } : { ordinal: number, is: "o" };
    }
    if (this.language === "ar" && word.startsWith("و")) {
      const rest = this.meaning(word.slice(1));
      if (rest !== NOTHING) return { ...rest, joined: true };
    }
    if (this.language === "ar" && word.startsWith("ال")) {
      const rest = this.words.get(word.slice(2));
      if (rest !== undefined) return rest;
    }
    const ordinal = /^(.+?)(?:th|ieth)$/.exec(word)?.[1];
    if (ordinal !== undefined && this.language === "en") {
      const number = this.words.get(ordinal)?.number ?? this.words.get(`${ordinal}y`)?.number;
      if (number !== undefined) return { ordinal: number, is: "o" };
    }
    for (const [head, tail, cue] of this.parts)
      if (word.startsWith(head) && word.endsWith(tail)) return { cue, is: "" };
    return NOTHING;
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
    const last = this.words.get(tens)?.number;
    const first = unit === "" ? 0 : this.words.get(unit)?.number;
    return last === undefined || first === undefined ? undefined : whole + last + first;
  }
}

function valueOf(key: string, index: number, value: string, word: string): Partial<Meaning> {
  if (key === "n") return { number: index };
  if (key === "t") return { number: (index + 2) * 10 };
  if (key === "c") return { number: (index + 1) * 100 };
  if (key === "o") return { ordinal: index + 1 };
  if (key === "m") return { month: index + 1 };
  if (key === "x") return { times: Number(value) };
  if (key === "R") return { repeat: Number(value) };
  if (key === "l") return { letter: value };
  if (key === "G") return { letter: word.charAt(0) };
  if (key === "$") return { money: value.toUpperCase() === value || value.length > 3 ? value : value.toUpperCase() };
  if (key === "f") return { filler: true };
  return key.startsWith("@") ? { cue: key.slice(1) } : {};
}

const made = new Map<string, Lexicon>();

/** The words of a language by its BCP 47 tag; English for one that we have no words of. */
export function lexiconOf(tag: string | undefined): Lexicon {
  const language = tag?.toLowerCase().split("-")[0] ?? "";
  let lexicon = made.get(language);
  if (lexicon === undefined) {
    const table = tableOf(language);
    lexicon = table === undefined ? lexiconOf("en") : new Lexicon(language, table);
    if (table !== undefined) made.set(language, lexicon);
  }
  return lexicon;
}
