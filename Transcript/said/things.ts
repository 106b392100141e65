import { fold } from "../find/fold";
import type { Mark, Thing } from "./heard";
import { bears, marksOf, type Passage } from "./pieces";
import type { Mention, Reading } from "./reading";
import { sidesOf, taken, TOLD, type Sides } from "./rules/days";
import { alike, alikeMail, dictatedIn } from "./rules/dictation/readBack";
import { respelled } from "./rules/dictation/respelled";
import { righted } from "./rules/dictation/righted";
import type { Piece } from "./tokens";

/** A thing while later words may still complete or correct it. */
type Growing = { -readonly [Key in keyof Thing]: Thing[Key] } & {
  /** Where it is repeated or read back. */
  readonly again: Mark[];
  cue: string | undefined;
  clock: readonly string[];
  surname?: boolean;
};

/** Puts what is said together over the call: repeats and readings back are one thing, a later correction wins. */
export class Things {
  private things: Growing[] = [];
  /** Everything that was ever taken for one of them, with the thing that it was, or still is. */
  private readonly values = new Map<string, Growing>();
  private offered: Sides = [];
  private passages: readonly Passage[] = [];
  /** What the company's side said last. */
  private told: Reading | undefined;

  /** Returns the value before and after, of what the mention completes or puts right. */
  add(said: Mention, read: Reading): readonly [before: string, now: string] | undefined {
    // "on Sunday?", "yes, Sunday"
    const told =
      said.open && this.told?.mentions.find(({ cue, value }) => cue === TOLD && value.split(" ").includes(said.value));
    const [mention, reading] = told && this.told ? [told, this.told] : [said, read];
    const { pieces } = reading.passage;
    let { speaker } = reading.passage;
    let marks = marksOf(reading.passage, mention.from, mention.to);
    const [first] = marks;
    if (first === undefined) return undefined;
    // What the other side reads back of what was dictated in pieces settles which of them belong together.
    const dictated =
      speaker !== "customer" && CODES.has(mention.type) && !this.values.has(mention.value)
        ? dictatedIn(mention.value, this.passages)
        : [];
    const within = ({ type, by, turns: all }: Growing): boolean =>
      by === "customer" && CODES.has(type) && dictated.some(({ turn }) => all.includes(turn));
    const [part] = dictated.length > 0 ? this.things.filter(within) : [];
    if (part !== undefined) this.things = this.things.filter((each) => !within(each));
    if (dictated.length > 0) [marks, speaker] = [dictated, "customer"];
    else if (this.known(mention, first.turn, speaker)) {
      const same = ({ type, value }: Growing): boolean => type === mention.type && value === mention.value;
      const likely = this.values.get(mention.value);
      (likely && same(likely) ? likely : this.things.find(same))?.again.push(...marks);
      return undefined;
    }
    const near = mention.open === true ? 0 : 3;
    const around = pieces.slice(Math.max(0, mention.from - near), mention.to + near);
    const asked = near > 0 && mention.cue === undefined && reading.wants("date");
    const named = mention.type === "date" ? this.dropOpenDay(around, asked) : undefined;
    const before = dictated.length > 0 ? undefined : this.changed(mention, speaker, first.turn);
    const turns = marks.map(({ turn }) => turn);
    const clock = mention.open === true ? (mention.clock ?? []) : [];
    if (before === undefined && /^(?:phone.{1,6}|address,.*)$/.test(mention.type + mention.value)) return ["-", "-"];
    if (before !== undefined) {
      const { value } = before;
      const whole =
        CODES.has(mention.type) && mention.value.length < value.length
          ? (righted(value, mention.value) ?? (mention.value.length * 2 > value.length ? mention.value : value))
          : mention.value;
      if (whole === value) return [value, value];
      const spelled =
        mention.spelling === true &&
        // An address is completed by its door.
        (mention.type === "address" ? value + mention.value : respelled(value, mention.value, reading.speaks("de fr")));
      if (spelled === value) return undefined;
      const other = mention.surname === true ? value : mention.value;
      const joined = mention.type === "name" && !mention.corrects && !other.includes(" ");
      before.value =
        spelled !== false
          ? spelled
          : joined
            ? before.surname === true || mention.surname === false
              ? `${mention.value} ${before.value}`
              : `${before.value} ${mention.value}`
            : // "the fifth of january 2027, no, the eighth of january"
              whole.replace(/^-(?=-)/, /^\d{4}(?=-)/.exec(value)?.[0] ?? "-");
      this.values.set(before.value, before);
      before.clock = clock;
      // Spelled as it was heard, with the surname first.
      if (spelled !== false && spelled.split(" ").reverse().join(" ") === value) return [value, spelled];
      before.turns = [...new Set([...before.turns, ...turns])];
      before.marks = [...before.marks, ...marks];
      return [value, before.value];
    }
    const { type, value, cue, surname } = mention;
    const thing: Growing = { type, value, turns, by: speaker, marks, again: [], cue, clock, surname };
    this.values.set(value, thing);
    // "Wednesday the ninth", then "Wednesday is fine"
    if (named !== undefined) this.values.set(named.asSaid.toLowerCase(), thing);
    this.things.push(thing);
    return part && [part.value, value];
  }

  /** Of days or times that were offered with `or` those stay that the company says again. */
  settle(reading: Reading): void {
    if (reading.passage.speaker === "customer") {
      this.passages = [reading.passage, ...this.passages].slice(0, 4);
      return;
    }
    this.told = reading;
    const days = reading.mentions.filter(({ type }) => type === "date" || type === "time");
    const kept = taken(this.offered, days);
    if (kept !== undefined) {
      for (const { type, value } of this.offered.flat())
        if (!kept.some((each) => each.value === value) && kept.some((each) => each.type === type)) {
          this.things = this.things.filter((each) => each.type !== type || each.value !== value);
          this.values.delete(value);
        }
      this.offered = [];
    }
    this.offered = sidesOf(reading, days) ?? this.offered;
  }

  /** A card's number that was dictated in parts: what its parts were taken for is none. */
  addCard({ type, value, turns, by, marks }: Thing): void {
    // The end of one said wrong with the begin of it said again, too
    if (this.things.some((each) => each.type === type && `${each.value}${each.value}`.includes(value))) return;
    const inside = (mark: Mark): boolean =>
      marks.some((each) => each.turn === mark.turn && each.start <= mark.start && mark.end <= each.end);
    const at = this.things.findIndex((each) => each.marks.every(inside));
    const rest = this.things.filter(
      (each) => !each.marks.every(inside) && !(each.cue === "last" && value.endsWith(each.value)),
    );
    rest.splice(at < 0 ? rest.length : at, 0, { type, value, turns, by, marks, again: [], cue: "card", clock: [] });
    this.things = rest;
  }

  all(): readonly Thing[] {
    return this.things.map(({ type, value, turns, by, marks, again }) => ({
      type,
      value,
      turns,
      by,
      marks: [...marks, ...again],
    }));
  }

  /** Whether a time of day is one said before with another hour or other minutes: `three thirty`, then `at two thirty`. */
  misheard(time: string): boolean {
    const like = (each: string): boolean => each.slice(0, 2) === time.slice(0, 2) || each.slice(-2) === time.slice(-2);
    return this.recent().some(({ type, value, clock }) => type === "time" && (like(value) || clock.some(like)));
  }

  /** A day that was only named ("next friday") is none once its date is said with it; nor is a past one that is asked for. */
  private dropOpenDay(around: readonly Piece[], asked: boolean): Piece | undefined {
    const named = around.find((piece) => bears(piece, "w"));
    const drops = (value: string): boolean =>
      (asked && /^(yes|ges|hier|ayer)/i.test(value)) ||
      fold(value)
        .text.split(" ")
        .includes(named?.asRead ?? "");
    const at = this.things.findIndex(({ type, value }) => type === "date" && drops(value));
    if (at >= 0) this.things.splice(at, 1);
    return named;
  }

  private recent(): readonly Growing[] {
    return this.things.slice(-RECENT);
  }

  /** Said before: the same, a part of it, or what the other side misheard of it. */
  private known({ type, value, spelling, corrects, cue, clock = [] }: Mention, turn: number, speaker: string): boolean {
    if (spelling === true) return false;
    if (this.values.has(value)) return true;
    // "martes 22" behind "martes 22 de diciembre"
    const [day = ""] = value.toLowerCase().split(" ", 1);
    if (type === "date" && /^[-\d]/.test(this.values.get(day)?.value ?? "")) return true;
    const codes = CODES.has(type);
    return this.recent().some((each) => {
      if (type === "time" && clock.includes(each.value)) return true;
      // "the second of april" of one born then
      if (
        type === "date" &&
        each.type === "date" &&
        (each.value.split(" ").includes(value) || each.value.endsWith(value.slice(1)))
      )
        return true;
      const code = codes && CODES.has(each.type);
      // Last digits that were asked for are not those of another number that ends alike.
      if (code && value.length > 1 && each.value.endsWith(value) && !(cue === "last" && each.type === "id"))
        return true;
      if (type === "name" && each.type === "name" && each.value.split(" ").includes(value)) return true;
      if (speaker === each.by || type !== each.type) return false;
      // Of another street, the company's side tells its own.
      if (type === "address" && speaker !== "customer" && value.split(" ").some((word) => each.value.includes(word)))
        return true;
      // What one side reads back wrong is no thing; a time or day that it sets is one.
      return (
        (speaker !== "customer" || !corrects) &&
        (type === "name" ||
          (type === "address" && speaker === "customer") ||
          (type === "email" && alikeMail(value, each.value)) ||
          (code && (alike(value, each.value) || each.value.startsWith(value)))) &&
        turn - (each.turns[each.turns.length - 1] ?? 0) < 4
      );
    });
  }

  /** The thing that these words complete or put right. */
  private changed(
    { type, value, corrects, spelling, cue, answers, surname }: Mention,
    speaker: string,
    turn: number,
  ): Growing | undefined {
    if (type === "time") {
      const open = this.recent().find(({ clock }) => clock.includes(value));
      if (open !== undefined) return open;
    }
    let last: Growing | undefined;
    for (const each of this.recent())
      if (each.type === type && (each.by === speaker || (corrects && speaker === "customer" && type !== "amount")))
        last = each;
    if (last === undefined) return undefined;
    // "it is L 40", "L 400 97 3"
    if (spelling === true || (type === "id" && value.startsWith(last.value) && last.value.length < 6)) return last;
    // First name and surname asked one after the other.
    if (
      type === "name" &&
      (!((surname === true ? "" : value) + last.value).includes(" ") || (surname === false && last.surname === true)) &&
      (answers
        ? answers.proof && (surname !== undefined || answers.turn > (last.turns[0] ?? 0))
        : surname !== undefined)
    )
      return last;
    if (type === "name")
      return value.startsWith(`${last.value} `) || (corrects && turn - (last.turns[0] ?? 0) < 12) ? last : undefined;
    // "the ninth of november 1984", and of something else "no, the third of february"
    const [one, other] = [value, last.value].map((date) => /-(..)-(..)$/.exec(date));
    if (one && other && one[1] !== other[1] && one[2] !== other[2] && turn > Math.max(...last.turns)) return undefined;
    return corrects && (last.cue === cue || type === "phone") && turn - (last.turns[last.turns.length - 1] ?? 0) < 4
      ? last
      : undefined;
  }
}

/** Things that later words may still repeat in part, complete or correct. */
const RECENT = 60;

const CODES: ReadonlySet<string> = new Set(["phone", "id", "card", "postcode"]);
