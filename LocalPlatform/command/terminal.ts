import { jsonLine, lineWriter } from "../../Transcript/text/printable";

/** The ones that write to stdout and stderr: whatever is in a line, it does nothing there. */
export const out = lineWriter(process.stdout);
export const error = lineWriter(process.stderr);

/** JSON for whoever started the command, as one line on stdout. */
export function outJson(json: string): void {
  process.stdout.write(jsonLine(json));
}
