import type { Timed } from "./timeline";
import { isSpoken } from "./turn";

/** Types of items by which a call begins or ends. OpenCX publishes no list that holds, so words are looked for. */
const CALL_START = /call[\W_]*(start|beg[aiu]n|incoming|initiat|ring)|incoming[\W_]*call/i;
const CALL_END = /call[\W_]*(end|finish|hang|hung|complet|disconnect)|resolv|closed/i;

/** A pause this long between two words, with a call's end or start in between, parts two calls. */
const REDIALLED = 60_000;
/** A pause this long parts two calls without any such item: the AI ends a call long before, when nobody speaks. */
const SILENCE = 10 * 60_000;

/** A session or call that is born longer before its first word was not born with this call. */
const BIRTH = 5 * 60_000;

/**
 * The items of the call that ended with the handoff: a returning caller continues the session of an earlier call, also
 * of one that needed no handoff.
 * @param items between the handoff before and this one, in order
 */
export function currentCall(items: readonly Timed[]): readonly Timed[] {
  let from = 0;
  let said: number | undefined;
  /** Where a call ended or began since the last word. */
  let border: number | undefined;
  items.forEach(({ item, time }, index) => {
    const { type } = item.event;
    if (isSpoken(item)) {
      const pause = said === undefined || time === undefined ? 0 : time - said;
      if (pause >= SILENCE || (border !== undefined && pause >= REDIALLED)) from = border ?? index;
      said = time;
      border = undefined;
    } else if (CALL_START.test(type) || (border === undefined && CALL_END.test(type))) border = index;
  });
  return items.slice(from);
}

/**
 * Milliseconds since 1970 from which the turns' times count: the item that began the call, else the session's birth,
 * else the first word. Never after the first word, nor long before it: a session can be days older than the call.
 * @param items of the call, in order
 * @param born of the session
 * @param handedOffAt stands for the first word of a call without words
 */
export function startOf(items: readonly Timed[], born: number | undefined, handedOffAt: number): number | undefined {
  const words = items.filter(({ item }) => isSpoken(item));
  const first = words.length === 0 ? handedOffAt : words[0]?.time;
  const isBirth = (time: number | undefined): time is number =>
    first !== undefined && time !== undefined && time <= first && first - time <= BIRTH;
  const began = items.findLast(({ item, time }) => CALL_START.test(item.event.type) && isBirth(time))?.time;
  return began ?? (isBirth(born) ? born : words[0]?.time);
}
