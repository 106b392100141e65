// Runs one of the commands of rooms.json, or a TypeScript entry: `node scripts/run.mjs ingestion serve`.
// Bundling the entry takes about 0.1 s, so what runs is never older than its source.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { asksForHelp, fromWhereYouStand, readmeHelp, refuseKept } from "./command/commandLine.mjs";
import { bypassProxyOnLoopback } from "./command/loopback.mjs";
import { ensureInstalled } from "./install/install.mjs";
import { isInstalled, wantedPackages } from "./install/packages.mjs";
import { endWithNpm } from "./process/parent.mjs";
import { commands } from "./rooms.mjs";
import { error as say, out, wordsOf } from "./terminal.mjs";

const [named, ...given] = process.argv.slice(2);
if (named === undefined) {
  say(`usage: node scripts/run.mjs ${Object.keys(commands).join("|")}|ENTRY.ts [arguments]`);
  process.exit(2);
}
// A command of rooms.json, or an entry itself, as tests give it.
const command = commands[named] ?? { entry: named, build: [] };
refuseKept(named, command);
const isHelp = asksForHelp(given);
if (isHelp && !isInstalled(wantedPackages())) {
  out(readmeHelp(named));
  process.exit(0);
}
endWithNpm();
await ensureInstalled();
bypassProxyOnLoopback();
if (!isHelp && command.build.length > 0) {
  const { buildOrExit } = await import("./build.mjs");
  await buildOrExit(command.build, say);
}
const { bundleNode } = await import("./bundle.mjs");
const outfile = path.resolve("out/dev", command.entry.replace(/\.ts$/, ".mjs"));
try {
  await bundleNode(command.entry, outfile);
} catch (error) {
  say(wordsOf(error));
  process.exit(1);
}
// The entry sees the command line it would see if it had been run itself.
process.argv = [process.execPath, outfile, ...(isHelp ? ["--help"] : fromWhereYouStand(given, command))];
await import(pathToFileURL(outfile).href);
