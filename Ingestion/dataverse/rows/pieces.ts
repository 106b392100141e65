/**
 * A text in pieces of whole lines, as few as its order allows; a line that is longer than a piece is cut.
 * @param most size of a piece, as `sizeOf` counts; at least that of one character
 */
export function pieces(text: string, most: number, sizeOf: (text: string) => number): readonly string[] {
  const found: string[] = [];
  let piece: string[] = [];
  let size = 0;
  const close = (): void => {
    if (piece.length > 0) found.push(piece.join(""));
    piece = [];
    size = 0;
  };
  for (const line of text.split(/(?<=\n)/).flatMap((each) => cutLine(each, most, sizeOf))) {
    const own = sizeOf(line);
    if (size + own > most) close();
    piece.push(line);
    size += own;
  }
  close();
  return found;
}

/** A line, in as many parts as it takes; no character is torn in two. */
function cutLine(line: string, most: number, sizeOf: (text: string) => number): readonly string[] {
  if (sizeOf(line) <= most || line.length < 2) return [line];
  const middle = Math.floor(line.length / 2);
  const at = /[\uDC00-\uDFFF]/.test(line.charAt(middle)) ? middle + 1 : middle;
  if (at >= line.length) return [line];
  return [...cutLine(line.slice(0, at), most, sizeOf), ...cutLine(line.slice(at), most, sizeOf)];
}

/** Text as a note shows it: notes are rich text, and what a caller said is no markup. */
export function escapedLines(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>\n");
}
