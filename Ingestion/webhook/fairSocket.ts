import type { Socket } from "node:net";
import { Duplex } from "node:stream";

/** Bytes of a connection that are parsed before it is another's turn. A whole handoff with its headers, most often. */
const SLICE = 2_048;
/** Milliseconds of parsing after which the event loop gets on with other things. */
const TURN = 4;
/** What is still taken of a connection that was answered, so that its sender comes to read the answer. */
const MOST_LINGERED = { bytes: 65_536, milliseconds: 1_000 } as const;

/**
 * Whose bytes are parsed next. Node parses whatever a connection brought at one go, up to 64 KiB: as chunks of a byte
 * these take it 10 ms, and 300 such connections kept everybody else waiting for seconds.
 */
export class Turns {
  /** Connections with bytes that came just now, before those with a rest. */
  private readonly first: FairSocket[] = [];
  private readonly rest: FairSocket[] = [];
  private isPlanned = false;

  /** @param isRest whether it had a turn since its bytes came */
  public add(socket: FairSocket, isRest: boolean): void {
    (isRest ? this.rest : this.first).push(socket);
    this.plan();
  }

  private plan(): void {
    if (this.isPlanned) return;
    this.isPlanned = true;
    setImmediate(() => this.run());
  }

  private run(): void {
    this.isPlanned = false;
    const end = performance.now() + TURN;
    while (performance.now() < end) {
      const next = this.first.shift() ?? this.rest.shift();
      if (next === undefined) return;
      next.takeTurn();
    }
    this.plan();
  }
}

/** A connection whose bytes reach the HTTP parser in slices, in turn with those of the others. */
export class FairSocket extends Duplex {
  private waiting: Buffer | undefined;
  private isInLine = false;
  private hasEnded = false;
  /** Bytes that are still taken, and for nobody; undefined as long as they are for the parser. */
  private lingering: number | undefined;

  public constructor(
    private readonly socket: Socket,
    private readonly turns: Turns,
  ) {
    super({ allowHalfOpen: true });
    socket.on("data", (bytes: Buffer) => {
      if (this.lingering !== undefined) {
        this.lingering -= bytes.length;
        if (this.lingering <= 0) this.destroy();
        return;
      }
      socket.pause();
      this.waiting = bytes;
      this.standInLine(false);
    });
    socket.on("end", () => {
      this.hasEnded = true;
      if (this.lingering !== undefined) this.destroy();
      else if (this.waiting === undefined) this.push(null);
    });
    socket.on("timeout", () => this.emit("timeout"));
    socket.on("error", (error) => this.destroy(error));
    socket.on("close", () => this.destroy());
  }

  /** Gives the parser its next slice. */
  public takeTurn(): void {
    this.isInLine = false;
    const bytes = this.waiting;
    if (bytes === undefined || this.destroyed) return;
    this.waiting = bytes.length > SLICE ? bytes.subarray(SLICE) : undefined;
    const isWanted = this.push(bytes.subarray(0, SLICE));
    if (this.waiting === undefined && this.hasEnded) this.push(null);
    else if (isWanted) this._read();
  }

  private standInLine(isRest: boolean): void {
    if (this.isInLine) return;
    this.isInLine = true;
    this.turns.add(this, isRest);
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
    if (this.waiting === undefined) this.socket.resume();
    else this.standInLine(true);
  }

  public override _write(bytes: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.socket.write(bytes, encoding, done);
  }

  public override _final(done: () => void): void {
    this.socket.end(done);
  }

  public override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.socket.destroy();
    done(error);
  }
}
