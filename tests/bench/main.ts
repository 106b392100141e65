import { mkdir, writeFile } from "node:fs/promises";
import os from "node:os";
import { isMainThread } from "node:worker_threads";
import { runCommand } from "../../LocalPlatform/command/command";
import { readFlags, UsageError, type Flags } from "../../LocalPlatform/command/flags";
import { acceptBench } from "./accept.bench";
import { bundleBench } from "./bundle.bench";
import { descriptionBench } from "./description.bench";
import { landingBench } from "./landing.bench";
import { lookupBench } from "./lookup.bench";
import { ratio, type Comparison } from "./measure";
import { phoneBench } from "./phone.bench";
import { recallBench } from "./recall.bench";
import { saidBench } from "./said.bench";
import { screenBench } from "./screen/screen.bench";
import { send } from "./sender";
import { backlogBench } from "./service/backlog.bench";
import { organizationsBench } from "./service/organizations.bench";
import { reactionBench } from "./service/reaction.bench";
import { sickSessionsBench } from "./service/sickSessions.bench";
import { throughputBench } from "./service/throughput.bench";

const number = (value: number): string => value.toLocaleString("en", { maximumSignificantDigits: 3 });

/** Every bench by its name, in the order of the table. */
const BENCHES: Readonly<Record<string, (whole: boolean) => readonly Comparison[] | Promise<readonly Comparison[]>>> = {
  bundle: bundleBench,
  screen: screenBench,
  phone: phoneBench,
  recall: recallBench,
  description: descriptionBench,
  said: saidBench,
  lookup: lookupBench,
  landing: landingBench,
  accept: acceptBench,
  reaction: reactionBench,
  throughput: throughputBench,
  "sick-sessions": sickSessionsBench,
  organizations: organizationsBench,
  backlog: backlogBench,
};

/** The benches that are wanted, all where none is named. @throws UsageError for a name that there is not */
function chosen(flags: Flags): readonly string[] {
  const names = flags.text("only")?.split(",") ?? Object.keys(BENCHES);
  for (const name of names)
    if (!Object.hasOwn(BENCHES, name))
      throw new UsageError(`--only takes names of ${Object.keys(BENCHES).join(", ")}, not "${name}"`);
  return names;
}

/**
 * `npm run bench`: every figure beside a rival or a limit of the same run; the ratio is above 1 where ours is better.
 */
async function bench(flags: Flags): Promise<void> {
  const rows: Comparison[] = [];
  for (const name of chosen(flags)) rows.push(...((await BENCHES[name]?.(flags.on("whole"))) ?? []));

  const cells = [
    ["what", "ours", "beside", "theirs", "unit", "ratio"],
    ...rows.map((row) => [row.what, number(row.ours), row.beside, number(row.theirs), row.unit, number(ratio(row))]),
  ];
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  for (const line of cells)
    process.stdout.write(`${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}\n`);

  await mkdir("out", { recursive: true });
  const load = os.loadavg()[0];
  const machine = { node: process.version, cpus: os.cpus().length, model: os.cpus()[0]?.model ?? "unknown", load };
  await writeFile(
    "out/bench.json",
    `${JSON.stringify({ at: new Date().toISOString(), machine, rows: rows.map((row) => ({ ...row, ratio: ratio(row) })) }, null, 2)}\n`,
  );
}

const HELP = `npm run bench [-- flags]
Measures, each figure beside a rival or a limit of the same run: a table on screen, out/bench.json for machines. The
machine should be otherwise idle.
  --only NAME,...  these alone: ${Object.keys(BENCHES).join(", ")}
  --whole          drains the whole backlog, in place of a minute of it
`;

await (isMainThread
  ? runCommand("bench", async () => {
      const flags = readFlags(process.argv.slice(2), { help: "switch", only: "value", whole: "switch" });
      if (flags.on("help")) process.stdout.write(HELP);
      else await bench(flags);
    })
  : send());
