import type { Store } from "../model/store";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const FIRST_NUMBER = 1000;

/**
 * `CAS-nnnnn-XXXXXX`, the autonumber format as shipped. The suffix follows from the number, so that seed cases keep
 * theirs.
 */
function ticketNumber(number: number): string {
  let state = Math.imul(number, 2_654_435_761) >>> 0;
  const suffix = Array.from({ length: 6 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return LETTERS.charAt((state >>> 16) % LETTERS.length);
  });
  return `CAS-${String(number).padStart(5, "0")}-${suffix.join("")}`;
}

/** Ticket numbers of one environment, in a row. A create that fails leaves a gap, as autonumber columns do. */
export function ticketNumbers(store: Store): () => string {
  return () => ticketNumber(store.next("ticketnumber", FIRST_NUMBER));
}
