// Before the first test of those that read what is built: builds what is stale of it, so that no test judges an older
// source than the one that stands there.
import { rooms } from "../rooms.mjs";

/** Projects that jest was asked for by --selectProjects; undefined for all. jest itself does not say. */
function selectedProjects(/** @type {readonly string[]} */ args) {
  const at = args.indexOf("--selectProjects");
  if (at < 0) return undefined;
  const rest = args.slice(at + 1);
  const end = rest.findIndex((arg) => arg.startsWith("-"));
  return end < 0 ? rest : rest.slice(0, end);
}

/** jest calls the default export. A build that fails fails the run, in the words of the compiler. */
export default async function buildWhatTestsRead() {
  const selected = selectedProjects(process.argv.slice(2));
  const read = Object.values(rooms)
    .filter(({ tests }) => selected === undefined || selected.includes(tests.folder))
    .flatMap(({ tests }) => tests.reads ?? []);
  // Not above: jest requires this file, and what waits while it is loaded cannot be required.
  const [{ build }, { error }] = [await import("../build.mjs"), await import("../terminal.mjs")];
  await build([...new Set(read)], (line) => {
    if (!line.endsWith("up to date")) error(line);
  });
}
