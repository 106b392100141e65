import { randomUUID } from "node:crypto";
import { signedHeaders } from "../ingestion/support/signed";
import { chunked, requestHead } from "../support/rawConnection";
import { bodyOf } from "./bodies";
import type { Random } from "./random";

/** One request as it goes over the wire. */
export interface FuzzedRequest {
  /** How it is signed and framed: the line of the table. */
  readonly kind: string;
  /** In pieces, each a write of its own. */
  readonly pieces: readonly Buffer[];
  /** Whether it ends early, so that no answer can be waited for. */
  readonly isCut: boolean;
}

type Headers = Record<string, string | readonly string[]>;

const SIGNED = "signed";
const SIGNATURES = [
  ...[SIGNED, SIGNED, SIGNED, SIGNED, SIGNED],
  ...["unsigned", "forged", "stale", "malformed", "doubled", "odd id", "other body"],
] as const;
const FRAMES = [
  ...["length", "length", "length", "length", "chunks", "chunks"],
  ...["byte chunks", "too short", "too long", "cut", "bad chunks", "both", "packed", "asking"],
] as const;

/** @param secret `whsec_...`, with which some of them are signed */
export function requestOf(random: Random, secret: string): FuzzedRequest {
  const signature = random.one(SIGNATURES);
  const frame = random.one(FRAMES);
  const body = bodyOf(random);
  const headers: Headers = { ...oddHeaders(random), ...signatureHeaders(random, signature, secret, body) };
  const framed = frameOf(random, frame, body);
  const path = random.chance(90)
    ? "/webhooks/opencx"
    : random.one([
        "/",
        "//webhooks//opencx/",
        "/metrics",
        "/healthz",
        "/../etc/passwd",
        "/%00",
        "/webhooks/opencx?a=%ff",
        "*",
      ]);
  const method = random.chance(95) ? "POST" : random.one(["GET", "PUT", "HEAD", "OPTIONS", "CONNECT", "FUZZ", "post"]);
  const head = Buffer.from(requestHead(path, { ...headers, ...framed.headers }, method), "latin1");
  const bytes = Buffer.concat([head, framed.bytes]);
  const isOdd = method !== "POST" || framed.isCut;
  return { kind: `${signature}, ${frame}`, pieces: piecesOf(random, bytes), isCut: isOdd };
}

function signatureHeaders(random: Random, how: string, secret: string, body: Buffer): Headers {
  const text = body.toString("utf8");
  const signed = signedHeaders(secret, text, { id: `msg_${randomUUID()}` });
  const forged = `v1,${random.bytes(32).toString("base64")}`;
  switch (how) {
    case "unsigned":
      return {};
    case "forged":
      return { ...signed, "webhook-signature": forged };
    case "stale":
      return { ...signedHeaders(secret, text, { at: new Date(Date.now() - 400_000 - random.below(1e9)) }) };
    case "malformed":
      return {
        ...signed,
        [random.one(["webhook-timestamp", "webhook-signature", "webhook-id"])]: random.one([
          ...[
            "",
            " ",
            "v1",
            "v1,",
            "NaN",
            "-1",
            "9".repeat(400),
            "v1,%%%",
            "x".repeat(9_000),
            "1e9",
            "0x1",
            "\xff\xfe",
          ],
        ] as unknown as [string, ...string[]]),
      };
    case "doubled":
      return { ...signed, "webhook-signature": [forged, signed["webhook-signature"]] };
    case "odd id":
      return { ...signedHeaders(secret, text, { id: random.one(["a.b", "x".repeat(300), "a b", "é", "'\"<>"]) }) };
    case "other body":
      return { ...signedHeaders(secret, `${text} `) };
    default:
      return { ...signed };
  }
}

interface Framed {
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly isCut: boolean;
}

function frameOf(random: Random, how: string, body: Buffer): Framed {
  const { length } = body;
  const inChunks = (size: number): Framed => ({
    headers: { "transfer-encoding": "chunked" },
    bytes: Buffer.from(chunked(body, size), "latin1"),
    isCut: false,
  });
  const withLength = (announced: number, more: Headers = {}): Framed => ({
    headers: { ...more, "content-length": String(announced) },
    bytes: body,
    isCut: announced > length,
  });
  switch (how) {
    case "chunks":
      return inChunks(1 + random.below(2_000));
    case "byte chunks":
      return inChunks(1);
    case "too short":
      return withLength(Math.max(0, length - 1 - random.below(50)));
    case "too long":
      return withLength(length + 1 + random.below(500_000));
    case "cut":
      return { ...withLength(length), bytes: body.subarray(0, random.below(length + 1)), isCut: true };
    case "bad chunks":
      return {
        headers: { "transfer-encoding": "chunked" },
        bytes: Buffer.concat([
          Buffer.from(random.one(["zz\r\n", "-1\r\n", "5;x=y\r\nab", "ffffffffffffffff\r\n", "\n"])),
          body,
        ]),
        isCut: true,
      };
    case "both":
      return { ...inChunks(500), headers: { "transfer-encoding": "chunked", "content-length": String(length) } };
    case "packed":
      return withLength(length, { "content-encoding": random.one(["gzip", "br", "deflate", "x", "identity"]) });
    case "asking":
      return withLength(length, { expect: random.one(["100-continue", "100-Continue", "200-ok"]) });
    default:
      return withLength(length);
  }
}

function oddHeaders(random: Random): Headers {
  if (random.chance(60)) return { "content-type": "application/json" };
  return random.one<Headers>([
    {},
    { "content-type": "x".repeat(random.below(3_000)) },
    { "content-type": ["application/json", "text/plain"], cookie: "a=b" },
    { "content-type": "application/json; charset=\xff" },
    { "x-long": "y".repeat(random.below(20_000)) },
    { connection: random.one(["close", "keep-alive, upgrade", "x"]), upgrade: "websocket" },
    { te: "trailers", trailer: "webhook-id", "x-forwarded-for": "'; --" },
    { "bad name": "x" },
    { "content-length": "7" },
    { __proto__: "x", constructor: "y" },
  ]);
}

function piecesOf(random: Random, bytes: Buffer): readonly Buffer[] {
  if (random.chance(70)) return [bytes];
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length && pieces.length < 5;) {
    const size = pieces.length === 4 ? bytes.length : 1 + random.below(bytes.length);
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}
