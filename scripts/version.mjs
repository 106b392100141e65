// The `version` script of npm: `npm version 1.2.3` has set package.json and runs this before it commits and tags. The
// solution takes package.json's version when it is packed; a control's manifest carries its own and is set here.
// A release also keeps its manifest, so that a later one can be held against it.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { rooms } from "./rooms.mjs";
import { error } from "./terminal.mjs";

const CONTROL_VERSION = /(<control\b[^>]*?\bversion=")[^"]*(")/;
// With --no-git-tag-version a version is only begun.
const release = process.env.npm_config_git_tag_version !== "";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
if (!/^\d+\.\d+\.\d+$/.test(version))
  fail(`version ${version} must be three numbers, as 1.2.3: Dataverse knows no pre-releases`);
for (const room of Object.keys(rooms)) {
  const manifest = `${room}/ControlManifest.Input.xml`;
  if (!existsSync(manifest)) continue;
  const text = readFileSync(manifest, "utf8");
  if (!CONTROL_VERSION.test(text)) fail(`${manifest} names no version of the control`);
  const stamped = text.replace(CONTROL_VERSION, `$1${version}$2`);
  writeFileSync(manifest, stamped);
  if (release) {
    const released = `${room}/released/ControlManifest.xml`;
    mkdirSync(`${room}/released`, { recursive: true });
    writeFileSync(released, stamped);
    execFileSync("git", ["add", manifest, released]);
  }
}

/** @returns {never} */
function fail(/** @type {string} */ message) {
  error(`${message}; git checkout package.json package-lock.json takes npm's change back`);
  process.exit(1);
}
