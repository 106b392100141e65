import type { Turn } from "../conversation";
import { addressAt } from "./rules/addresses";
import { amountAt } from "./rules/amounts";
import { Cards } from "./rules/cards";
import { codeAt } from "./rules/codes";
import { asks } from "./cues";
import { dateAt } from "./rules/dates";
import { openDateAt, TOLD } from "./rules/days";
import { emailAt } from "./rules/emails";
import type { Heard } from "./heard";
import { lexiconIn } from "./lexicon";
import { hearNames } from "./rules/names";
import { passageOf, type Passage } from "./pieces";
import { doorAt } from "./rules/dictation/doors";
import { passagesOf } from "./rules/dictation/passages";
import { Proofs } from "./rules/proofs";
import { hearPromises, type Pledge } from "./rules/promises";
import { Reading, type Asked, type Mention, type Rule } from "./reading";
import { hasZip } from "./rules/postcodes";
import { atOnce } from "./slices";
import { Things } from "./things";
import { BETWEEN, timeAt } from "./rules/times";
import { noted, tokenizer } from "./tokens";

/** What the control and the service need of a turn. */
export type Utterance = Pick<Turn, "speaker" | "text">;

/** Turns that are read before others may run. */
const SLICE = 50;
/** Passages over which what was asked stays asked, when the other side only listens or says something else. */
const STAYS = 3;

/**
 * Each kind of thing, in the order in which they claim pieces, with the marks without which there is none: of a time a
 * sign between digits, a word for the hour, half or part of the day, or one like `at`.
 */
const RULES = (
  [
    [emailAt, "@&"],
    [timeAt, "0HQ", "hapiH"],
    [dateAt, "0m", "hmy/b"],
    [openDateAt, "0wr", "mwr"],
    [amountAt, "0$€£¥₹"],
    [addressAt, "0QS", "S"],
    [doorAt, "0", "S"],
    [codeAt, "02"],
  ] as const
).map(([hear, marks, needs = marks]): Rule => ({ marks: noted(marks), needs: noted(needs), hear }));
const LOCAL = noted("z");
const STATES = noted("Z");
/** Who is called as a state is. */
const NAMED = /\b(?:is|i\W?m|am|you),? (?:\S+ )?(?:washington|virginia|georgia)\b/i;

/**
 * Hears a call by rule, in slices: it yields after every fifty turns or so, and returns what was heard. Words become
 * pieces (numbers, letters, words, signs), the turns of one speaker between which the other only listens become a
 * passage, and each kind of thing is looked for in a passage in turn. What a number is comes from words near it or from
 * what was asked; what nothing tells is left out.
 * @param language BCP 47; of a language that we have no words of, English is looked for
 */
export function* hearing(turns: readonly Utterance[], language: string | undefined): Generator<void, Heard> {
  const lexicon = yield* lexiconIn(language);
  const firstOf = tokenizer(lexicon);
  const spoken: Passage[] = [];
  const english = lexicon.language === "en";
  // What the whole call shows: in which countries it is, whether names have capitals.
  const countries = new Set<string>();
  let capitals = 0;
  // Some recognisers write capitals alone: they tell nothing then.
  const loud = lexicon.language !== "ar" && !turns.some(({ text }) => /\p{Ll}/u.test(text));
  for (const [index, { text: words, speaker }] of turns.entries()) {
    const low = loud ? words.toLowerCase() : words;
    const text = low.length === words.length ? low : words;
    const passage = passageOf(text, speaker, index, lexicon, firstOf);
    spoken.push(passage);
    const local = (passage.bits & LOCAL) !== 0;
    if (local) for (const { means } of passage.pieces) if (means.country !== undefined) countries.add(means.country);
    const state = (passage.bits & STATES) !== 0 && !NAMED.test(text);
    if (english && (state || hasZip(text))) countries.add("USD");
    const begin = passage.pieces[0]?.asSaid.charAt(0) ?? "";
    if (begin !== begin.toLowerCase()) capitals++;
    else if (/[^!-@¿¡]/.test(begin)) capitals--;
    if (index % SLICE === SLICE - 1) yield;
  }
  const setting = { american: english && countries.has("USD"), countries: [...countries], cased: capitals > 0 };
  const things = new Things();
  const promises: Pledge[] = [];
  const proofs = new Proofs();
  const cards = new Cards();
  let asked: readonly Asked[] = [];
  let told: readonly Asked[] = [];
  let [idle, opening, age, read] = [false, true, 0, 0]; // Idle: nothing was answered.
  for (const passage of passagesOf(spoken)) {
    const customer = passage.speaker === "customer";
    const reading = new Reading(
      passage,
      lexicon,
      setting,
      customer ? asked : told,
      customer && opening,
      customer && age === 0,
    );
    cards.take(reading);
    if (passage.aside === true) continue;
    for (const rule of RULES) reading.each(rule);
    hearNames(reading);
    if (reading.mentions.length > 1) reading.mentions.sort((a, b) => a.from - b.from);
    for (const pledge of hearPromises(reading)) promise(promises, pledge);
    things.settle(reading);
    for (const mention of reading.mentions) {
      if (mention.cue === TOLD || inPromise(mention, reading, promises, things)) continue;
      proofs.add(mention, reading, things.add(mention, reading));
    }
    if (customer) {
      proofs.answer(reading);
      opening = false;
      idle = reading.mentions.length === 0;
      if (!idle) told = [];
      if (++age > STAYS) asked = [];
      for (const { type, answers } of reading.mentions)
        if ((type === "id" || type === "postcode") && answers !== undefined) answers.answered = true;
    } else {
      const now = asks(reading);
      proofs.ask(now);
      told = reading.mentions.some(({ type }) => type === "id") ? [] : now.filter(({ cue }) => cue === "id");
      // "the last digits of your phone?" "which one?" "the mobile's": they are still asked for.
      const still = idle ? asked.filter(({ cue, answered }) => cue === "last" && answered !== true) : [];
      if (now.length > 0) [asked, age] = [[...now, ...still], 0];
    }
    if ((read += passage.turns.length) > SLICE) {
      read = 0;
      yield;
    }
  }
  const { marks, numbers } = yield* cards.found();
  for (const card of numbers) things.addCard(card);
  return {
    said: things.all(),
    promises: promises.map(({ turn, what, due, mark }) => ({ turn, what, due, mark })),
    identity: proofs.all,
    cards: marks,
  };
}

const heard = new WeakMap<readonly Utterance[], Map<string | undefined, Heard>>();

/** Hears a call at once; reading the same turns again costs nothing. */
export function hear(turns: readonly Utterance[], language: string | undefined): Heard {
  const known = heard.get(turns) ?? new Map<string | undefined, Heard>();
  heard.set(turns, known);
  let result = known.get(language);
  if (result === undefined) {
    result = atOnce(hearing(turns, language));
    known.set(language, result);
  }
  return result;
}

/** What is the same however it is said: to get in touch, to put right, to send a doctor. */
function alike(): readonly RegExp[] {
  return [
    /get back|contact you|in touch|reach out|follow up|an update/i,
    /correct|resolv|fix/i,
    /information/i,
    /m.decin/i,
    /pompier|secours/i,
  ];
}
const ALSO = /(?<!\S)(?:also|auch|aussi|tambi.n|كمان|أيضا)/;

/** Whether it is when a promise is due, which stands in the promise. */
function inPromise(
  { from, to, type, value, open }: Mention,
  reading: Reading,
  promises: readonly Pledge[],
  things: Things,
): boolean {
  if (type === "date" ? open !== true : type !== "time" || reading.passage.speaker === "customer") return false;
  const words = reading.said(from, to).toLowerCase();
  return promises.some(
    ({ due, turn }) =>
      // "we have nine thirty", "good", "I booked nine thirty"
      turn <= reading.turn(from) &&
      due !== null &&
      due.toLowerCase().includes(words) &&
      // Between two times nothing was misheard.
      (type === "date" || BETWEEN.test(due) || !things.misheard(value)),
  );
}

/** Adds a promise, or to the same one made before when it is due. */
function promise(promises: Pledge[], pledge: Pledge): void {
  const deeds = alike().filter((deed) => deed.test(pledge.what));
  let at = promises.findIndex(
    ({ verb, low }) => (verb === pledge.verb && !ALSO.test(pledge.low)) || deeds.some((deed) => deed.test(low)),
  );
  if (at < 0 && pledge.again) at = promises.length - 1;
  const known = promises[at];
  if (known === undefined) promises.push(pledge);
  else if (known.due === null && pledge.due !== null) promises[at] = { ...known, due: pledge.due };
}
