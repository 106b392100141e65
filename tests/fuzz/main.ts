import { chmodSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../../LocalPlatform/command/command";
import { readFlags, wholeNumber } from "../../LocalPlatform/command/flags";
import { error as say } from "../../LocalPlatform/command/terminal";
import { environmentOf } from "../ingestion/support/installation";
import { setUpProgram, start } from "../ingestion/support/program";
import { PLANTED } from "./bodies";
import { memoryOf, probeCrowds } from "./probes";
import { sendFuzzed } from "./send";

const REQUESTS = 50_000;
const AT_ONCE = 16;
const MOST_MEGABYTES = 150;
/** With as many connections as are promised. */
const [MANY, MOST_MILLISECONDS] = [300, 100];
/** With more of them: what Kubernetes waits for a probe's answer, unless it is told otherwise. */
const MOST_MILLISECONDS_OF_MORE = 1_000;

const HELP = `npm run fuzz [-- SEED]
Sends 50,000 seeded requests, right and wrong, to the built service with an inbox of its own, and crowds of connections
after them. Fails on any 5xx but that of the cap, on a caller's word in the log, on memory over ${MOST_MEGABYTES} MB at any time,
on a /healthz that takes over ${MOST_MILLISECONDS} ms beside ${MANY} connections or a second beside more, less what the machine let
service and asker wait for a processor. Takes a minute or two, and Linux.
`;

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}\n`).join("");
}

/** @returns what was not as it must be */
async function fuzz(seed: number): Promise<readonly string[]> {
  const setup = await setUpProgram("fuzz");
  // Run by root, PostgreSQL works under another account.
  chmodSync(setup.folder, 0o755);
  const { DATABASE_URL: _none, ...environment } = environmentOf(setup.servers, "");
  const program = start("serve", {
    ...environment,
    DATA_DIR: path.join(setup.folder, "data"),
  });
  try {
    const url = await program.listening();
    const pid = program.child.pid ?? 0;
    const atFirst = memoryOf(pid, "VmRSS");
    const started = performance.now();
    const { secret, requests } = { secret: setup.servers.opencx.webhookSecret, requests: REQUESTS };
    const { statuses, failures } = await sendFuzzed({ url, secret, seed, requests, atOnce: AT_ONCE });
    const seconds = (performance.now() - started) / 1000;
    const codes = [...new Set([...statuses.values()].flatMap((counts) => [...counts.keys()]))].sort((a, b) => a - b);
    process.stdout.write(
      table([
        ["seed " + String(seed), ...codes.map((code) => (code === 0 ? "-" : String(code)))],
        ...[...statuses]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([kind, counts]) => [kind, ...codes.map((code) => String(counts.get(code) ?? ""))]),
      ]),
    );
    const peak = memoryOf(pid, "VmHWM");
    process.stdout.write(
      `${requests} requests in ${Math.round(seconds)} s; memory ${Math.round(atFirst)} MB at first, ${Math.round(peak)} MB at most\n\n`,
    );
    const probes = await probeCrowds(url, pid);
    process.stdout.write(
      table([
        ["while there are", "/healthz median ms", "longest ms", "less the machine's ms", "unanswered", "MB"],
        ...probes.map(({ what, median, longest, own, unanswered, memory }) => [
          what,
          ...[median, longest, own, unanswered, memory].map((value) => String(Math.round(value))),
        ]),
      ]),
    );
    program.child.kill("SIGTERM");
    const code = await program.ended;
    const log = program.lines.join("\n");
    process.stdout.write(`${program.lines.length} lines of log, ${Math.round(log.length / 1024)} KiB\n`);
    return [
      ...failures,
      ...PLANTED.filter((word) => log.includes(word)).map((word) => `the log holds ${word}`),
      ...(code === 0 ? [] : [`the service ended with ${String(code)}`]),
      ...probes
        .filter(({ memory }) => !(memory <= MOST_MEGABYTES))
        .map(({ what, memory }) => `memory came to ${Math.round(memory)} MB with ${what}`),
      ...probes
        .filter(
          ({ connections, own, unanswered }) =>
            !(own <= (connections > MANY ? MOST_MILLISECONDS_OF_MORE : MOST_MILLISECONDS)) || unanswered > 0,
        )
        .map(({ what }) => `/healthz was away or slow while there were ${what}`),
    ];
  } finally {
    program.child.kill("SIGKILL");
    await program.ended;
    await setup.close();
  }
}

await runCommand("fuzz", async () => {
  const [seed = "1", ...rest] = process.argv.slice(2);
  if (readFlags(seed.startsWith("-") ? [seed, ...rest] : rest, { help: "switch" }).on("help")) {
    process.stdout.write(HELP);
    return;
  }
  const faults = await fuzz(wholeNumber(seed, "SEED", { from: 0, to: 2 ** 32 - 1 }));
  for (const fault of faults.slice(0, 20)) say(`FAIL ${fault}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
});
