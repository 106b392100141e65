import { asksForHelp } from "../command/commandLine.mjs";
import { error, out } from "../terminal.mjs";

/**
 * Reads the command line of what runs some of the test files: tells its help, and refuses what is no path.
 * @param {string} name of the command, for what it refuses
 * @param {string} help
 * @returns {{ isAsked(file: string): boolean, by: string }} by: the paths that were given, with ` by ` before them
 */
export function askedFiles(name, help) {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) {
    out(help);
    process.exit(0);
  }
  const unknown = args.find((arg) => arg.startsWith("-"));
  if (unknown !== undefined) {
    error(`${name}: there is no option ${unknown}`);
    process.exit(2);
  }
  return {
    isAsked: (file) => args.length === 0 || args.some((part) => file.includes(part)),
    by: args.length > 0 ? ` by ${args.join(", ")}` : "",
  };
}
