import type { Mark } from "../../heard";
import { bears, marksOf, type Passage } from "../../pieces";
import { END } from "../../tokens";

/**
 * Where the caller dictated what the other side reads back: its groups in that order, with no more between them than
 * what he may have taken back; empty where he did not.
 * @param passages what he said last, newest first
 */
export function dictatedIn(value: string, passages: readonly Passage[]): readonly Mark[] {
  let rest = value;
  let over = value.length / 2;
  let marks: readonly Mark[] = [];
  for (const passage of passages) {
    const { pieces } = passage;
    let [from, to] = [pieces.length, 0];
    for (let at = from; at-- > 0 && rest !== "";) {
      const piece = pieces[at] ?? END;
      if (!bears(piece, "02")) continue;
      if (rest.endsWith(piece.asRead)) {
        rest = rest.slice(0, -piece.asRead.length);
        from = at;
        to ||= at + 1;
      } else if (rest !== value) over -= piece.asRead.length;
    }
    marks = [...marksOf(passage, from, to), ...marks];
  }
  return rest === "" && over >= 0 ? marks : [];
}

/** Whether one may be the other misheard. */
export function alike(one: string, other: string): boolean {
  return (
    Math.abs(one.length - other.length) < 3 &&
    (one.slice(0, 2) === other.slice(0, 2) || one.slice(-2) === other.slice(-2))
  );
}

/** Whether one address may be the other misheard: they begin alike, or are at one domain. */
export function alikeMail(one: string, other: string): boolean {
  return one.slice(0, 2) === other.slice(0, 2) || one.split("@")[1] === other.split("@")[1];
}
