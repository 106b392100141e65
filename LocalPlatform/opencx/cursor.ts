import { RequestError } from "./errorBody";

/** One page of a documented list: `next` is the cursor of the following page, null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** An opaque cursor: OpenCX documents none of its content, so a client that looks inside must fail here too. */
export function encodeCursor(position: string): string {
  return Buffer.from(position, "utf8").toString("base64url");
}

/**
 * The position inside a cursor that `encodeCursor` made.
 * @throws RequestError 400 when the text is not such a cursor.
 */
export function decodeCursor(cursor: string): string {
  const position = Buffer.from(cursor, "base64url").toString("utf8");
  if (position === "" || encodeCursor(position) !== cursor) throw badCursor();
  return position;
}

/** The answer to a cursor that this server did not hand out. */
export function badCursor(): RequestError {
  return new RequestError(400, "cursor is not one that this API returned; start again without a cursor");
}
