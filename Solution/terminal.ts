import { lineWriter } from "../Transcript/text/printable";

/** The ones that write to stdout, results, and to stderr, problems: whatever is in a line, it does nothing there. */
export const out = lineWriter(process.stdout);
export const error = lineWriter(process.stderr);
