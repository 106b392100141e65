import { runCommand } from "../../LocalPlatform/command/command";
import { readFlags, wholeNumber } from "../../LocalPlatform/command/flags";
import { error as say } from "../../LocalPlatform/command/terminal";
import { Random } from "../fuzz/random";
import { KillablePostgres } from "./killablePostgres";
import { storm } from "./storm";

/** How many processes have workers, one storm after the other. */
const WORKERS = [1, 4] as const;
/** Webhooks that nobody may send, in all. */
const BAD = 2_000;

const HELP = `npm run chaos [-- SEED] [--minutes N]
Hands calls off to the built service, first with one worker and then with four, while processes are killed and frozen,
the database is killed, and every HTTP call of theirs meets every fault: by the seed, 15 minutes in all unless told
otherwise. Beside them ${BAD} webhooks come that nobody may send. Fails when a handoff that was taken is lost, has two
cases, or is a dead letter without a reason of its own, and when a bad webhook is taken, answered 5xx or quoted.
Takes Linux.
`;

async function chaos(seed: number, minutes: number): Promise<readonly string[]> {
  const postgres = await KillablePostgres.start();
  const failures: string[] = [];
  try {
    for (const workers of WORKERS) {
      const result = await storm({
        postgres,
        random: new Random(seed * 31 + workers),
        workers,
        // The rest is for the last ones to land.
        minutes: (minutes / WORKERS.length) * 0.9,
        badWebhooks: BAD / WORKERS.length,
      });
      const { failures: own, bad, ...counts } = result;
      process.stdout.write(
        `seed ${seed}, ${workers} ${workers === 1 ? "worker" : "workers"}: ${Object.entries(counts)
          .map(([what, count]) => `${what} ${count}`)
          .join(
            ", ",
          )}; bad webhooks ${[...bad.statuses].map(([status, count]) => `${count} x ${status}`).join(", ")}\n`,
      );
      failures.push(...own.map((each) => `${workers} of them: ${each}`));
    }
  } finally {
    await postgres.close();
  }
  return failures;
}

await runCommand("chaos", async () => {
  const [first = "1", ...rest] = process.argv.slice(2);
  const isSeed = !first.startsWith("-");
  const flags = readFlags(isSeed ? rest : process.argv.slice(2), { help: "switch", minutes: "value" });
  if (flags.on("help")) {
    process.stdout.write(HELP);
    return;
  }
  const seed = wholeNumber(isSeed ? first : "1", "SEED", { from: 0, to: 2 ** 31 });
  const minutes = flags.number("minutes", { from: 1, to: 600 }) ?? 15;
  const failures = await chaos(seed, minutes);
  for (const failure of failures.slice(0, 20)) say(`FAIL ${failure}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
});
