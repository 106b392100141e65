import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { letGo } from "./letGo";
import { RequestBounds } from "./requestBounds";

/** Bytes that are a short request, such as a probe's: more of what came just now is not parsed at one go. */
const SHORT = 512;
/** Bytes of what is left of a connection that are parsed before it is another's turn: most of a handoff. */
const SLICE = 1_024;
/** Bytes that are parsed of one that nobody waits for. */
const SLICE_ALONE = 2_048;
/** Milliseconds of parsing after which the event loop gets on with other things. */
const ROUND = 2;
/** Milliseconds that bytes wait at most because connections keep coming. */
const LONGEST_WAIT = 20;
/** What is still taken of a connection that was answered, so that its sender comes to read the answer. */
const MOST_LINGERED = { bytes: 65_536, milliseconds: 1_000 } as const;

/**
 * Whose bytes are parsed next. Node parses whatever a connection brought at one go, up to 64 KiB: as chunks of a byte
 * these take it 10 ms, and 300 such connections kept everybody else waiting for seconds.
 */
export class Turns {
  /** Connections with a short request, with the beginning of more, and with a rest of it: in this order. */
  private readonly lines: readonly [FairSocket[], FairSocket[], FairSocket[]] = [[], [], []];
  private isPlanned = false;
  private hasNewcomer = false;
  /** When each line had its turn, as `now()`. */
  private lastRound = 0;

  /** @param now milliseconds of a clock that never goes back */
  public constructor(private readonly now: () => number = () => performance.now()) {}

  /** A connection was accepted. */
  public greet(): void {
    this.hasNewcomer = true;
  }

  /**
   * @param bytes that it brought
   * @param isRest whether it had a turn since they came
   */
  public add(socket: FairSocket, bytes: number, isRest: boolean): void {
    this.lines[isRest ? 2 : bytes > SHORT ? 1 : 0].push(socket);
    this.plan();
  }

  private plan(): void {
    if (this.isPlanned) return;
    this.isPlanned = true;
    setImmediate(() => this.run());
  }

  private run(): void {
    this.isPlanned = false;
    const started = this.now();
    // Node accepts one connection a round of its event loop: long rounds keep all that come waiting.
    const isShort = this.hasNewcomer && started - this.lastRound < LONGEST_WAIT;
    this.hasNewcomer = false;
    if (isShort) this.giveTurn(this.lines[0]);
    else {
      // Each line at least one turn: who fills the first shuts nobody out.
      for (const line of this.lines) while (this.giveTurn(line) && this.now() - started < ROUND);
      this.lastRound = started;
    }
    if (!this.isEmpty()) this.plan();
  }

  /** @returns whether there is one who waits for it */
  private giveTurn(line: FairSocket[]): boolean {
    const next = line.shift();
    next?.takeTurn(this.isEmpty() ? SLICE_ALONE : line === this.lines[2] ? SLICE : SHORT);
    return next !== undefined;
  }

  private isEmpty(): boolean {
    return this.lines.every((line) => line.length === 0);
  }
}

/**
 * A connection whose bytes reach the HTTP parser in slices, in turn with those of the others, and one request at a
 * time: what comes behind it waits here, unread by the parser, until its answer is written and taken.
 */
export class FairSocket extends Duplex {
  private waiting: Buffer | undefined;
  private readonly requests = new RequestBounds();
  private isInLine = false;
  private hasEnded = false;
  /** Bytes that are still taken, and for nobody; undefined as long as they are for the parser. */
  private lingering: number | undefined;

  public constructor(
    private readonly socket: Socket,
    private readonly turns: Turns,
  ) {
    super({ allowHalfOpen: true });
    turns.greet();
    socket.on("data", (bytes: Buffer) => {
      if (this.lingering !== undefined) {
        this.lingering -= bytes.length;
        letGo(bytes);
        if (this.lingering <= 0) this.destroy();
        return;
      }
      socket.pause();
      this.waiting = bytes;
      this.standInLine(bytes, false);
    });
    socket.on("end", () => {
      this.hasEnded = true;
      if (this.lingering !== undefined) this.destroy();
      else if (this.waiting === undefined) this.pushEnd();
    });
    socket.on("timeout", () => this.emit("timeout"));
    socket.on("error", (error) => this.destroy(error));
    socket.on("close", () => this.destroy());
  }

  /**
   * Gives the parser its next slice.
   * @param most bytes of it
   */
  public takeTurn(most: number): void {
    this.isInLine = false;
    if (this.destroyed || this.requests.isAnswering() || this.waiting === undefined) return;
    const bytes = this.requests.begun(this.waiting);
    const slice = this.requests.next(bytes.subarray(0, most));
    this.waiting = bytes.length > slice.length ? bytes.subarray(slice.length) : undefined;
    const isWanted = slice.length === 0 || this.push(slice);
    if (this.waiting === undefined && this.hasEnded) this.pushEnd();
    else if (isWanted) this._read();
  }

  /** A request came whole but for its body: nothing behind it is parsed until the response has closed. */
  public answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.answer(request);
    response.once("close", () => {
      this.requests.answered();
      if (this.lingering !== undefined || this.destroyed) return;
      if (this.waiting === undefined && this.hasEnded) this.pushEnd();
      else this._read();
    });
  }

  /** Who sends no more waits for the answer all the same, and Node would end the connection before it. */
  private pushEnd(): void {
    if (!this.requests.isAnswering()) this.push(null);
  }

  private standInLine({ length }: Buffer, isRest: boolean): void {
    if (this.isInLine) return;
    this.isInLine = true;
    this.turns.add(this, length, isRest);
  }

  /** As of a socket of Node's, by which its HTTP side ends idle connections. */
  public setTimeout(milliseconds: number): this {
    this.socket.setTimeout(milliseconds);
    return this;
  }

  /**
   * As of a socket of Node's: ends, and lets go of the connection once all is written. While its sender still sends it
   * would be reset under the sender's hands, and the answer lost with it; so a little more is taken first.
   */
  public destroySoon(): void {
    this.end();
    if (this.writableFinished) this.linger();
    else this.once("finish", () => this.linger());
  }

  private linger(): void {
    this.lingering = MOST_LINGERED.bytes - (this.waiting?.length ?? 0);
    this.waiting = undefined;
    if (this.hasEnded || this.destroyed || this.lingering <= 0) {
      this.destroy();
      return;
    }
    const timer = setTimeout(() => this.destroy(), MOST_LINGERED.milliseconds);
    this.once("close", () => clearTimeout(timer));
    this.socket.resume();
  }

  public override _read(): void {
    if (this.requests.isAnswering()) return;
    if (this.waiting === undefined) this.socket.resume();
    else this.standInLine(this.waiting, true);
  }

  public override _write(bytes: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.socket.write(bytes, encoding, done);
  }

  public override _final(done: () => void): void {
    this.socket.end(done);
  }

  public override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.socket.destroy();
    if (this.waiting !== undefined) letGo(this.waiting);
    this.waiting = undefined;
    done(error);
  }
}
