import type { Speaker } from "../conversation";

/** Kinds of things that a rep copies from a call or looks for in it. */
export const THING_TYPES = [
  "phone",
  "email",
  "id",
  "card",
  "amount",
  "date",
  "time",
  "postcode",
  "address",
  "name",
] as const;

export type ThingType = (typeof THING_TYPES)[number];

/** Where words stand: in which turn, counted from 0, and from and to which UTF-16 unit of its text. */
export interface Mark {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
}

/** A thing said on a call, once, however often it is repeated or read back. */
export interface Thing {
  readonly type: ThingType;
  /**
   * As a rep would write it: `2015550123`, `donna.coleman@example.com`, `61.18 USD` (or `61.18 dollars` where the country
   * is open), `2020-05-30`, `--05-30` without a year, `15:45`; the words said where they leave the day or the half of the
   * day open.
   */
  readonly value: string;
  /** The turns that hold a part of the value, in order; it is complete in the last. */
  readonly turns: readonly number[];
  /** Who said it first. */
  readonly by: Speaker;
  /** The words themselves, in order. */
  readonly marks: readonly Mark[];
}

/** What the company's side said that it did or will do. */
export interface Promised {
  readonly turn: number;
  /** The words said, to the end of a clause, without a question behind; an ellipsis where even that is long. */
  readonly what: string;
  /** The words that say when, as said: `within three days`. */
  readonly due: string | null;
  readonly mark: Mark;
}

/** A question that proves who calls, with its answer. */
export interface Proof {
  /** Turns. */
  readonly asked: number;
  readonly answered: number;
  /** `name`, `date of birth`, `last digits`, `postcode`, `address`, `phone`, `email`, `account number` and the like, or `answer`. */
  readonly about: string;
  /** As a {@link Thing} has it. */
  readonly value: string;
}

/** All that was heard on a call. */
export interface Heard {
  readonly said: readonly Thing[];
  readonly promises: readonly Promised[];
  readonly identity: readonly Proof[];
  /** Digits of payment cards and of their security codes, to be masked wherever the call is shown. */
  readonly cards: readonly Mark[];
}
