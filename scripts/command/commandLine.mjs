// What every command of ours does with its command line before its own code reads it. Node's own modules alone: it
// comes before the installation.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { error } from "../terminal.mjs";

/**
 * What a command takes, as rooms.json says it.
 * @typedef {object} CommandLine
 * @property {Record<string, string>} [flags] by name, with what each takes: "N"; "" for a switch. `DIR` and `FILE` are
 * paths
 * @property {string[]} [files] words after which every further word is a path
 */

/**
 * npm takes a flag that it does not know for a row of its own short ones when each letter is one: `--calls` becomes
 * `-c -a -l -l -s`. By flag, what that leaves in the environment.
 * @type {Record<string, string[]>}
 */
const TAKEN_APART = { calls: ["npm_config_all", "npm_config_long"] };

/**
 * Without `--` npm keeps the flags for itself and passes on at most their values: `npm start --empty` would hand every
 * call off.
 * @param {string} command name of the npm script
 * @param {CommandLine} line
 * @param {NodeJS.ProcessEnv} [environment] where npm leaves what it took for its own
 * @returns {string | undefined} what to say to who gave such a flag
 */
export function keptByNpm(command, { flags = {} }, environment = process.env) {
  if (environment.npm_lifecycle_event !== command) return undefined;
  const names = new Set(Object.keys(environment).map((name) => name.toLowerCase()));
  const kept = Object.keys(flags).find((flag) => {
    const variables = TAKEN_APART[flag] ?? [`npm_config_${flag.toLowerCase().replaceAll("-", "_")}`];
    return variables.every((name) => names.has(name));
  });
  if (kept === undefined) return undefined;
  return `${command}: npm has kept --${kept} for itself; flags go behind two dashes: ${asTyped(command)} -- --${kept} ${flags[kept]}`.trimEnd();
}

/** As `keptByNpm`, for a command: ends it with the status of a command line that cannot be understood. */
export function refuseKept(/** @type {string} */ command, /** @type {CommandLine} */ line) {
  const kept = keptByNpm(command, line);
  if (kept === undefined) return;
  error(kept);
  process.exit(2);
}

/** @returns {boolean} */
export function asksForHelp(/** @type {readonly string[]} */ args) {
  return args.some((arg) => arg === "--help" || arg === "-h");
}

/**
 * npm runs us in the project's root, wherever the person stands: paths become those that the person means.
 * @param {readonly string[]} args
 * @param {CommandLine} line
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {string} [root] where we run
 */
export function fromWhereYouStand(args, { flags = {}, files = [] }, environment = process.env, root = process.cwd()) {
  const stand = environment.npm_lifecycle_event === undefined ? undefined : environment.INIT_CWD;
  if (stand === undefined || path.resolve(stand) === path.resolve(root)) return [...args];
  const isPath = (/** @type {string | undefined} */ flag) =>
    flag !== undefined && /^(DIR|FILE)$/.test(flags[flag] ?? "");
  let isFiles = false;
  return args.map((arg, index) => {
    const [, flag, value] = /^--([\w-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (value !== undefined) return isPath(flag) ? `--${flag}=${path.resolve(stand, value)}` : arg;
    if (flag !== undefined) return arg;
    const [, before] = /^--([\w-]+)$/.exec(args[index - 1] ?? "") ?? [];
    if (before !== undefined && (flags[before] ?? "") !== "") return isPath(before) ? path.resolve(stand, arg) : arg;
    if (isFiles) return path.resolve(stand, arg);
    isFiles = files.includes(arg);
    return arg;
  });
}

/**
 * What can be said of a command before anything is installed.
 * @returns {string} its line of README's table
 */
export function readmeHelp(/** @type {string} */ command) {
  const row = existsSync("README.md")
    ? readFileSync("README.md", "utf8")
        .split("\n")
        .find((line) => line.startsWith(`| \`${asTyped(command)}`))
    : undefined;
  const does = row?.split("|").slice(2, -1).join("|").trim().replaceAll("`", "") ?? "see README.md";
  return `${asTyped(command)}: ${does}\n(nothing is installed yet: once it is, --help says more)\n`;
}

/** The command as a person types it. */
export function asTyped(/** @type {string} */ command) {
  return command === "start" || command === "test" ? `npm ${command}` : `npm run ${command}`;
}
