import type { IncomingMessage } from "node:http";

const [CR, LF] = [13, 10];

/**
 * Where one request of a connection ends, told from its bytes before the parser has them: Node parses whatever it is
 * given, and begins to answer every request in it. A border that is misjudged costs no more than a slice: what is a
 * request, the parser alone decides.
 */
export class RequestBounds {
  /** What is being answered. */
  private request: IncomingMessage | undefined;
  /** Bytes of its body that are yet to come, as announced; undefined: it comes in chunks. */
  private left: number | undefined;
  /** Whether nothing of the next request was handed on. */
  private isBetween = true;
  /** The end of a line with which what was handed on ended: a blank line may follow. */
  private tail = "";

  /** Whether a request came whole, and its answer is under way. */
  public isAnswering(): boolean {
    return this.request !== undefined && (this.request.complete || this.left === 0);
  }

  /** The bytes without the blank lines that stand before a request, which mean nothing. */
  public begun(bytes: Buffer): Buffer {
    if (!this.isBetween) return bytes;
    const from = bytes.findIndex((byte) => byte !== CR && byte !== LF);
    return bytes.subarray(from < 0 ? bytes.length : from);
  }

  /** As many of the bytes as belong to the request under way: its headers, then its body, or a part of them. */
  public next(bytes: Buffer): Buffer {
    if (bytes.length > 0) this.isBetween = false;
    const slice = bytes.subarray(0, this.left ?? this.blankLineIn(bytes));
    if (this.left !== undefined) this.left -= slice.length;
    this.tail = /\n\r?$/.exec(this.tail + slice.subarray(-2).toString("latin1"))?.[0] ?? "";
    return slice;
  }

  /** Its headers are read, and its answer begins. */
  public answer(request: IncomingMessage): void {
    this.request = request;
    const { "transfer-encoding": encoding, "content-length": length } = request.headers;
    this.left = encoding === undefined ? Number(length ?? 0) : undefined;
  }

  /** Its answer is over: the next may come. */
  public answered(): void {
    this.request = undefined;
    this.left = undefined;
    this.isBetween = true;
    this.tail = "";
  }

  /** Where the first blank line ends; undefined: nowhere. */
  private blankLineIn(bytes: Buffer): number | undefined {
    const text = this.tail + bytes.toString("latin1");
    const found = /\n\r?\n/.exec(text);
    return found === null ? undefined : found.index + found[0].length - this.tail.length;
  }
}
