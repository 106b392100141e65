import { mkdir, writeFile } from "node:fs/promises";
import os from "node:os";
import { isMainThread } from "node:worker_threads";
import { runCommand } from "../../LocalPlatform/command/command";
import { readFlags } from "../../LocalPlatform/command/flags";
import { acceptBench } from "./accept.bench";
import { bundleBench } from "./bundle.bench";
import { descriptionBench } from "./description.bench";
import { landingBench } from "./landing.bench";
import { ratio, type Comparison } from "./measure";
import { phoneBench } from "./phone.bench";
import { recallBench } from "./recall.bench";
import { saidBench } from "./said.bench";
import { screenBench } from "./screen/screen.bench";
import { send } from "./sender";
import { reactionBench } from "./service/reaction.bench";
import { sickSessionsBench } from "./service/sickSessions.bench";
import { throughputBench } from "./service/throughput.bench";

const number = (value: number): string => value.toLocaleString("en", { maximumSignificantDigits: 3 });

/**
 * `npm run bench`: every figure beside a rival or a limit of the same run; the ratio is above 1 where ours is better.
 */
async function bench(): Promise<void> {
  const rows: Comparison[] = [
    ...(await bundleBench()),
    ...(await screenBench()),
    ...phoneBench(),
    ...recallBench(),
    ...descriptionBench(),
    ...saidBench(),
    ...(await landingBench()),
    ...(await acceptBench()),
    ...(await reactionBench()),
    ...(await throughputBench()),
    ...(await sickSessionsBench()),
  ];

  const cells = [
    ["what", "ours", "beside", "theirs", "unit", "ratio"],
    ...rows.map((row) => [row.what, number(row.ours), row.beside, number(row.theirs), row.unit, number(ratio(row))]),
  ];
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  for (const line of cells)
    process.stdout.write(`${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}\n`);

  await mkdir("out", { recursive: true });
  const machine = { node: process.version, cpus: os.cpus().length, model: os.cpus()[0]?.model ?? "unknown" };
  await writeFile(
    "out/bench.json",
    `${JSON.stringify({ at: new Date().toISOString(), machine, rows: rows.map((row) => ({ ...row, ratio: ratio(row) })) }, null, 2)}\n`,
  );
}

const HELP = `npm run bench
Measures, each figure beside a rival or a limit of the same run: a table on screen, out/bench.json for machines. Takes no
flags, and the machine should be otherwise idle.
`;

await (isMainThread
  ? runCommand("bench", async () => {
      if (readFlags(process.argv.slice(2), { help: "switch" }).on("help")) process.stdout.write(HELP);
      else await bench();
    })
  : send());
