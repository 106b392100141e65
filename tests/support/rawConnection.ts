import { connect, type Socket } from "node:net";

/** What came back on a connection, as far as it came. */
export interface RawAnswer {
  /** 0: none, the connection ended. */
  readonly status: number;
  /** Everything that came, interim answers included. */
  readonly text: string;
}

/** A connection that sends bytes as they are, and need not send what it announced. */
export class RawConnection {
  /** Resolves once the other side has ended it. */
  readonly closed: Promise<void>;
  private readonly socket: Socket;
  private text = "";
  private onText: () => void = () => undefined;
  private isClosed = false;

  /** @param keepsItsEnd whether it goes on when the other side has sent its last, until it is reset */
  constructor(url: string, keepsItsEnd = false) {
    const { hostname, port } = new URL(url);
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true, allowHalfOpen: keepsItsEnd });
    // It is reset when the other side has had enough: that is what is tried.
    this.socket.on("error", () => undefined);
    this.socket.on("data", (bytes) => {
      this.text += bytes.toString("latin1");
      this.onText();
    });
    this.closed = new Promise((resolve) =>
      this.socket.once("close", () => {
        this.isClosed = true;
        this.onText();
        resolve();
      }),
    );
  }

  /** @returns itself */
  send(bytes: string | Uint8Array): this {
    if (!this.socket.destroyed) this.socket.write(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes);
    return this;
  }

  /** Resolves when all that was sent is on its way, or cannot be any more. */
  async written(): Promise<void> {
    await Promise.race([this.closed, new Promise<void>((resolve) => this.socket.write("", () => resolve()))]);
  }

  /** Resolves with the next whole answer, or with what there is when the connection ends. */
  async answer(): Promise<RawAnswer> {
    for (;;) {
      const text = this.text;
      const found = /^(?:HTTP\/1\.1 1\d\d [^]*?\r\n\r\n)*HTTP\/1\.1 ((?!1\d\d)\d+) [^]*?\r\n\r\n/.exec(text);
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(found?.[0] ?? "")?.[1] ?? 0);
      const end = (found?.[0].length ?? 0) + length;
      if (found !== null && (text.length >= end || this.isClosed)) {
        this.text = text.slice(end);
        return { status: Number(found[1]), text: text.slice(0, end) };
      }
      if (this.isClosed) return { status: 0, text };
      await new Promise<void>((resolve) => (this.onText = resolve));
    }
  }

  /** Says that nothing more comes, and stays. */
  end(): this {
    this.socket.end();
    return this;
  }

  /** Sends a byte of this every moment, over and over, for as long as the other side takes it. */
  drip(bytes: string): this {
    let at = 0;
    const timer = setInterval(() => this.send(bytes.charAt(at++ % bytes.length)), 20);
    void this.closed.then(() => clearInterval(timer));
    return this;
  }

  /** Takes nothing any more of what comes back. */
  pause(): void {
    this.socket.pause();
  }

  close(): void {
    this.socket.destroy();
  }
}

/** A request's head as it goes over the wire. */
export function requestHead(
  path: string,
  headers: Readonly<Record<string, string | readonly string[]>>,
  method = "POST",
): string {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : value).map((one) => `${name}: ${one}`),
  );
  return [`${method} ${path} HTTP/1.1`, "host: 127.0.0.1", ...lines, "", ""].join("\r\n");
}

/** The head of a delivery whose body is read, since it could be OpenCX's: only the body can refute its signature. */
export function deliveryHead(more: Readonly<Record<string, string>>): string {
  return requestHead("/webhooks/opencx", {
    "webhook-id": "msg_1",
    "webhook-timestamp": String(Math.floor(Date.now() / 1000)),
    "webhook-signature": `v1,${"A".repeat(43)}=`,
    ...more,
  });
}

/** A body as chunks of so many bytes, and the last one. */
export function chunked(body: string | Uint8Array, size: number): string {
  const bytes = Buffer.from(body as string).toString("latin1");
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.slice(at, at + size);
    chunks.push(`${part.length.toString(16)}\r\n${part}\r\n`);
  }
  return `${chunks.join("")}0\r\n\r\n`;
}
