import type { Reading } from "../../reading";

/** Whether words put right what is said before them: `no, sorry`. */
export function rights(reading: Reading, from: number, to: number): boolean {
  return reading.tells("sorry", reading.textOf(from, to));
}

/** Without the signs for what is between its parts. */
export function flat(text: string): string {
  return text.replace(/[|~]/g, "");
}

/**
 * A run with what is said behind a word of correction in place of what it puts right: as many digits as are said, or
 * those from where both agree: `five five three one`, `no five five one three`.
 * @param phone how many digits a whole phone number has
 */
export function righted(text: string, next: string, phone = /^$/): string | undefined {
  const [said = ""] = next.split("|", 1);
  const all = flat(next);
  let found: string | undefined;
  let best = 0;
  for (let at = 0; at < text.length; at++) {
    const rest = flat(text.slice(at));
    let same = 0;
    while (same < rest.length && rest[same] === said[same]) same++;
    const turn = Number(text[at - 1] === "|");
    const equal = rest.length === said.length && (same > 0 || at === 0 || (text.length > 6 && !text.includes("|", at)));
    const total = same > 0 && phone.test(flat(text.slice(0, at)) + all);
    const score = 2 * same + turn + Number(equal) + 2 * Number(total);
    if (
      score > best &&
      // What agrees in all puts nothing right.
      (same < said.length || said !== all) &&
      (equal || total || (all.length >= rest.length && same + turn > 1)) &&
      (same > 0 || !/[A-Z]/.test(rest + said))
    )
      [found, best] = [text.slice(0, at) + next, score];
  }
  return found;
}
