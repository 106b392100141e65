import { append, bears, listens, type Passage } from "../../pieces";
import { END, noted, type Piece } from "../../tokens";

const CUES = noted("#");

/** What one speaker says while the other at most listens or reads it back. */
export function* passagesOf(spoken: readonly Passage[]): Generator<Passage> {
  let open: Passage | undefined;
  for (const [index, turn] of spoken.entries()) {
    if (turn.pieces.length === 0) continue;
    const full = open !== undefined && open.pieces.length >= MOST_PIECES;
    const same = open?.speaker === turn.speaker;
    if (open !== undefined && !same && !full) {
      if (listens(turn) || urges(turn, open, spoken[index + 1])) continue;
      if (repeats(turn, open)) {
        turn.aside = true;
        yield turn;
        continue;
      }
    }
    if (open !== undefined && same && !full) append(open, turn);
    else {
      if (open !== undefined) yield open;
      open = turn;
    }
  }
  if (open !== undefined) yield open;
}

/** More than anybody dictates; what follows is another passage. */
const MOST_PIECES = 2_000;

/** Whether a turn says a few words between two parts of a number: `go on then`. */
function urges({ pieces }: Passage, before: Passage, behind: Passage | undefined): boolean {
  const number = (piece: Piece | undefined): boolean => piece !== undefined && bears(piece, "0");
  if (pieces.length > 4 || behind?.speaker !== before.speaker || !number(behind.pieces[0])) return false;
  const words = Number(pieces[pieces.length - 1]?.worth) < 4 ? pieces.slice(0, -1) : pieces;
  return (
    words.length < 4 &&
    number(before.pieces[before.pieces.length - 1]) &&
    !words.some((piece) => bears(piece, "02?") || ((piece.bits & CUES) !== 0 && piece.means.cue !== "last")) &&
    // "und die letzten zwei", "date of birth"
    !/^(?:and|und|et|y) \S+ (?!rest|suite|last|letzt|derni|ultim)/.test(words.map(({ word }) => word).join(" "))
  );
}

/** Whether a turn holds no more than what was just said. */
function repeats({ pieces, speaker }: Passage, before: Passage): boolean {
  const last = before.pieces.slice(-BACK);
  const { asRead: first } = pieces.find((piece) => !bears(piece, SKIPPED)) ?? END;
  // Most turns begin with a word that was not said just before.
  if (!last.some(({ asRead }) => asRead.includes(first) || (asRead !== "" && first.startsWith(asRead)))) return false;
  const codes = (all: readonly Piece[]): string =>
    all.map((piece) => (bears(piece, "012") ? piece.asRead : "")).join("");
  const words = (all: readonly Piece[]): string =>
    all.map((piece) => (bears(piece, SKIPPED) ? "" : piece.asRead)).join("");
  const said = words(pieces);
  return (
    (speaker !== "customer" && said.length > 3 && words(last).includes(said)) ||
    (pieces.every((piece) => bears(piece, "0124ky/")) &&
      pieces.some((piece) => bears(piece, "012")) &&
      codes(last).endsWith(codes(pieces)))
  );
}

/** Signs, fillers and what joins the parts of an address. */
const SKIPPED = "4kyb&u";
/** Pieces of what was said before among which a turn is looked for. */
const BACK = 40;
