import { pino, type Logger } from "pino";
import { jsonLine } from "../../Transcript/text/printable";
import { Failure, serverFailure } from "../failures/failure";

export type { Logger } from "pino";

/**
 * JSON lines on stdout, with ids and outcomes. Nothing a caller said, is called or dials from is ever passed to it; the
 * paths below are a second lock for what a library might add.
 * @param words how what went wrong is told, whose settings it may name
 */
export function createLog(
  destination?: { write(line: string): void },
  words: (message: string) => string = (message) => message,
): Logger {
  const options = {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: ({ error, ...others }: Record<string, unknown>) =>
        typeof error === "string" ? { error: words(error), ...others } : { error, ...others },
    },
    redact: {
      paths: [
        "authorization",
        "*.authorization",
        "*.headers",
        "body",
        "*.body",
        "clientSecret",
        "*.clientSecret",
        "apiKey",
        "*.apiKey",
        "token",
        "*.token",
        "password",
        "*.password",
      ],
      censor: "[removed]",
    },
  };
  const stream = destination ?? pino.destination(1);
  // JSON keeps the controls of C1 and what turns the direction of text: as codes they do nothing where a log is shown.
  return pino(options, { write: (line) => stream.write(jsonLine(line)) });
}

/**
 * A failure as it may be logged: our own words, the codes and the status. The other side's text may quote a caller, and
 * stays in the inbox.
 */
export function failureFields(thrown: unknown): Readonly<Record<string, unknown>> {
  const failure = thrown instanceof Failure ? thrown : serverFailure(thrown);
  if (failure === undefined)
    return { error: thrown instanceof Error ? thrown.name : "unknown error", code: codeOf(thrown) };
  const { plain: error, code, remoteCode, status, source } = failure;
  return { error, code, remoteCode, status, source };
}

/**
 * The code of an error of PostgreSQL or the network, such as 57P01 or ECONNREFUSED; never its text, which may quote a
 * value.
 */
function codeOf(thrown: unknown): string | undefined {
  const code = typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : undefined;
  return typeof code === "string" && /^[A-Z0-9_]{3,40}$/.test(code) ? code : undefined;
}
