import { jsonLine, lineWriter } from "../../Transcript/text/printable";

/** What a command says on the terminal, a line each. */
export interface Terminal {
  /** Results, on stdout. */
  out(line: string): void;
  /** Problems, on stderr. */
  error(line: string): void;
}

/** How a command says what it found. */
export interface ReportOptions {
  /** Takes each result, for a program that reads JSON; absent: they are said in words. */
  readonly json?: ((value: unknown) => void) | undefined;
}

/** Exit codes of every command. */
export const EXIT = {
  ok: 0,
  /** Something the command was asked for did not come about. */
  failed: 1,
  /** The command or the settings are wrong; nothing was tried. */
  usage: 2,
} as const;

/** The one that writes to stdout and stderr; the log writes to stdout too. Whatever is in a line, it does nothing there. */
export const TERMINAL: Terminal = { out: lineWriter(process.stdout), error: lineWriter(process.stderr) };

/** What of a report is said to people: it may name settings. */
const SAID: ReadonlySet<string> = new Set(["action", "cause", "error", "flags", "reason"]);

/**
 * One line of JSON on stdout, for the program that started this one.
 * @param words how settings are called in what it says to people; absent: as it says them
 */
export function writeReport(value: unknown, words: (message: string) => string = (message) => message): void {
  const said = (key: string, part: unknown): unknown =>
    SAID.has(key) && typeof part === "string" ? words(part) : part;
  process.stdout.write(jsonLine(JSON.stringify(value, said)));
}

/**
 * From now on the process outlives who reads what it says: `status | head` has read enough, or who kept the log has
 * ended. Any other fault of the two still ends it.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
}
