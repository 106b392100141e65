import { ownCue } from "../cues";
import type { Mark } from "../heard";
import { bears } from "../pieces";
import type { Mention, Reading } from "../reading";
import { END } from "../tokens";
import { OF_CARD } from "./cardNumber";

/** Words of when a card ends. */
const DATED = /expi|exp |valid|g.ltig|abl.?uf|cadu|venc|صلاح|نته/;

/** One number said, as it may belong to a payment card. */
export class Digits {
  private known: readonly [cue: string | undefined, other: boolean] | undefined;

  constructor(
    readonly text: string,
    readonly mark: Mark,
    private readonly reading: Reading,
    private readonly at: number,
    /** Said after a card's number was asked for, until something else is. */
    readonly asked: boolean,
    /** Words between it and the number before it in its passage; endless at the passage's begin. */
    readonly gap: number,
    /** The one before it in its passage. */
    readonly before: Digits | undefined,
  ) {}

  /** Heard or told as something that is no card. */
  get other(): boolean {
    return this.told[1];
  }

  /** Said as, or asked for as, a card's security code. */
  get code(): boolean {
    const [cue, other] = this.told;
    return cue === "cvc" || (!other && this.reading.wants("cvc"));
  }

  /** Told as the last ones: `Endung 4444`. */
  get ending(): boolean {
    return this.told[0] === "last";
  }

  /** Told or asked as a card's. */
  get wanted(): boolean {
    return this.asked || this.thing?.type === "card";
  }

  /** Told as when a card ends: `valid until four twenty seven`. */
  get dated(): boolean {
    const { at, before } = this;
    return DATED.test(this.reading.textOf(Math.max((before?.at ?? -1) + 1, at - 5), at));
  }

  /** Told or asked for as `the code` alone, or said when nothing else was asked since the card's number. */
  get coded(): boolean {
    const { asked, gap, reading } = this;
    // Of a date asked for the code may follow in the same breath.
    const still = gap < Infinity || OF_CARD.includes(reading.asked[0]?.cue ?? "card");
    return (asked && still) || reading.wants("code") || this.told[0] === "code";
  }

  private get thing(): Mention | undefined {
    return this.reading.mentions.find(({ from, to }) => from <= this.at && this.at < to);
  }

  /** The cue of a number's first group is the cue of all. */
  private get told(): readonly [cue: string | undefined, other: boolean] {
    if (this.known === undefined) {
      const { reading, at, gap, thing } = this;
      const [cue] =
        this.before !== undefined && gap === 0 && at - this.before.at < 5
          ? this.before.told
          : [ownCue(reading, at, at + 1)];
      const code = thing?.type === "id" && thing.cue === "last";
      const phone = thing?.type === "phone" && this.asked && cue === undefined && !thing.value.startsWith("+");
      // "FR76 3000 ..."
      const letters = bears(reading.passage.pieces[at - 1] ?? END, "2") && reading.glued(at - 1);
      const told = letters || (cue !== undefined && !OF_CARD.includes(cue));
      const other = thing?.type !== "card" && (told || (thing !== undefined && !code && !phone));
      this.known = [cue, other];
    }
    return this.known;
  }
}

/** Whether a number of one or two digits is none but those. */
export function whole(reading: Reading, at: number, least: number, most: number): boolean {
  const { worth: value, asRead } = reading.piece(at);
  return value >= least && value <= most && asRead.length < 3;
}
