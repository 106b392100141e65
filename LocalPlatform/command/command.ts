import { errorText } from "./errorText";
import { UsageError } from "./flags";
import { error as say } from "./terminal";

/**
 * Runs a command's body. What goes wrong is said in one plain line on stderr, without a stack: exit status 2 for a
 * command line that cannot be understood, 1 for everything else.
 */
export async function runCommand(name: string, body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    const isUsage = error instanceof UsageError;
    say(`${name}: ${errorText(error)}`);
    if (isUsage) say(`See npm ${name === "start" ? "" : "run "}${name} -- --help`);
    process.exit(isUsage ? 2 : 1);
  }
}
