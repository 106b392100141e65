import { errorText } from "./errorText";
import { UsageError } from "./flags";

/**
 * Runs a command's body. What goes wrong is said in one plain line on stderr, without a stack: exit status 2 for a
 * command line that cannot be understood, 1 for everything else.
 */
export async function runCommand(name: string, body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    const isUsage = error instanceof UsageError;
    process.stderr.write(
      `${name}: ${errorText(error)}\n${isUsage ? `See npm ${name === "start" ? "" : "run "}${name} -- --help\n` : ""}`,
    );
    process.exit(isUsage ? 2 : 1);
  }
}
