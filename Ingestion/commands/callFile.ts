import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { z } from "zod";
import { fileFault, unreadable } from "../../Transcript/text/fileFault";
import { Failure, reasonOf } from "../failures/failure";
import type { Handoff } from "../handoff/handoff";
import { JsonLimitError, parseJson } from "../http/json";
import { asHandoff } from "../openFormats/asHandoff";
import { FormatError } from "../openFormats/formatError";
import { isVcon, readVcon } from "../openFormats/vcon";
import { isWebVtt } from "../openFormats/webVtt";
import { readWebVttCall } from "../openFormats/webVttCall";
import { historyItem } from "../opencx/historyItem";
import { session, type Conversations } from "../opencx/session";
import { readEvent } from "../webhook/event";

const callFile = z.looseObject({
  session,
  history: z.union([
    z.array(historyItem),
    z.looseObject({ items: z.array(historyItem) }).transform(({ items }) => items),
  ]),
  webhook: z.looseObject({}),
});

/** Most bytes of a file: a vCon may carry its recording with it. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A call file: what the REST API and the webhook would have said. */
export interface Call {
  readonly handoffs: readonly Handoff[];
  readonly conversations: Conversations;
  /** Of a vCon or WebVTT file: OpenCX does not know the session, and all of the file is one call. */
  readonly isForeign: boolean;
}

/**
 * Reads a call file, a vCon or a WebVTT file; which one it is, its content says.
 * @throws Failure naming the file and what is wrong with it
 */
export async function readCallFile(path: string): Promise<Call> {
  const wrong = (fault: string): Failure =>
    new Failure({ code: "call-file", source: "call-file", values: { file: path, fault } });
  const file = await textOf(path, wrong);
  const text = file.text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  if (text.trim() === "") throw wrong("is empty");
  try {
    if (isWebVtt(text)) return { ...asHandoff(readWebVttCall(text), text, file.writtenAt), isForeign: true };
    const json = parseJson(text);
    if (isVcon(json)) return { ...asHandoff(readVcon(json), text, file.writtenAt), isForeign: true };
    return { ...callIn(json, wrong), isForeign: false };
  } catch (thrown) {
    if (thrown instanceof FormatError || thrown instanceof JsonLimitError) throw wrong(thrown.message);
    if (thrown instanceof SyntaxError) throw wrong(COMPACT.find(([form]) => form.test(text))?.[1] ?? NEITHER);
    throw thrown;
  }
}

async function textOf(
  path: string,
  wrong: (fault: string) => Failure,
): Promise<{ readonly text: string; readonly writtenAt: number }> {
  try {
    // Not waiting: a pipe that nobody writes to would never open.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const opened = await file.stat();
      const fault = opened.isDirectory() ? undefined : fileFault(opened, { closedTo: 0, most: MOST_BYTES });
      if (fault !== undefined) throw wrong(fault);
      return { text: decoded(await file.readFile(), wrong), writtenAt: Math.floor(opened.mtimeMs) };
    } finally {
      await file.close();
    }
  } catch (thrown) {
    throw thrown instanceof Failure ? thrown : wrong(`cannot be read: ${unreadable(reasonOf(thrown))}`);
  }
}

/** Both formats are UTF-8 (RFC 8259, section 8.1; WebVTT, section 4.1): what is read as it would lose letters. */
function decoded(bytes: Buffer, wrong: (fault: string) => Failure): string {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isWide || (bytes.length > 1 && (first === 0 || second === 0))) throw wrong("is UTF-16: save it as UTF-8");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw wrong("is no text in UTF-8: save it as such");
  }
}

const NEITHER = "is not JSON, nor does it begin with WEBVTT";

/** JOSE's compact forms (RFC 7515, section 7.1; RFC 7516, section 7.1), in which no vCon is written. */
const COMPACT: readonly (readonly [RegExp, string])[] = [
  [
    /^[\w-]+\.[\w-]+\.[\w-]*\s*$/,
    "is a signed text in JOSE's compact form: a vCon is signed in its JSON form; take out what it signs",
  ],
  [/^[\w-]+(?:\.[\w-]*){4}\s*$/, "is encrypted, in JOSE's compact form: decrypt it first"],
];

function callIn(json: unknown, wrong: (fault: string) => Failure): Omit<Call, "isForeign"> {
  const parsed = callFile.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = issue?.path.map(String).join(".") ?? "";
    if (place === "") throw wrong("is not a call file, nor a vCon: it holds no JSON object");
    throw wrong(`is not a call file: ${place}: ${issue?.message ?? "is not valid"}`);
  }
  if (parsed.data.session.id === "") throw wrong("is not a call file: session.id: is missing");
  const event = readEvent(JSON.stringify(parsed.data.webhook));
  if (event.kind === "refused") throw wrong(`webhook.${event.field}: ${event.reason}`);
  if (event.kind === "other") throw wrong(`webhook.event: is not conversation.handoff_to_human`);
  const foreign = event.handoffs.find(({ conversationId }) => conversationId !== parsed.data.session.id);
  if (foreign !== undefined) throw wrong(`webhook.data.conversation_id is not session.id`);
  return {
    handoffs: event.handoffs,
    conversations: {
      session: () => Promise.resolve(parsed.data.session),
      history: () => Promise.resolve(parsed.data.history),
    },
  };
}
