// Takes away what was built, for those who want to see it built.
import { rmSync } from "node:fs";
import { asksForHelp } from "./command/commandLine.mjs";
import { isAskedByMsbuild } from "./command/msbuild.mjs";
import { products } from "./rooms.mjs";
import { error, out } from "./terminal.mjs";

const HELP = `npm run clean: takes away what \`npm run build\` and \`npm run solution\` have left in out/; they build it anew.

  --help
`;

const args = process.argv.slice(2);
if (asksForHelp(args)) {
  out(HELP);
  process.exit(0);
}
const isMsbuild = isAskedByMsbuild(args);
if (!isMsbuild && args[0] !== undefined) {
  error(`clean: there is no option ${args[0]}`);
  process.exit(2);
}
for (const { name, outputs } of Object.values(products).filter(({ name }) => !isMsbuild || name === "control"))
  for (const place of [...outputs, `out/.stamps/${name}`]) rmSync(place, { recursive: true, force: true });
