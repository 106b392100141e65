/** What a command says on the terminal. */
export interface Terminal {
  /** Results, on stdout. */
  out(line: string): void;
  /** Problems, on stderr. */
  error(line: string): void;
}

/** Exit codes of every command. */
export const EXIT = {
  ok: 0,
  /** Something the command was asked for did not come about. */
  failed: 1,
  /** The command or the settings are wrong; nothing was tried. */
  usage: 2,
} as const;

/** Text from outside, safe on a terminal: control characters could move the cursor or change the title. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, " ");
}
