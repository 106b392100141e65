// Installs the service's package as an operator would, outside the checkout, and lands a call with it.
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { PACKAGE } from "./servicePackage.mjs";

/** Milliseconds until a call has to have landed. */
const PATIENCE = 60_000;

/**
 * @param {string} packed the package's file
 * @param {(line: string) => void} say
 */
export async function tryPackage(packed, say) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "opencx-release-"));
  // As root, PostgreSQL runs under another account, which mkdtemp's 0700 would shut out.
  chmodSync(folder, 0o755);
  /** @type {import("node:child_process").ChildProcess[]} */
  const started = [];
  try {
    const began = performance.now();
    execFileSync(
      "npm",
      ["install", "--global", "--prefix", folder, "--prefer-offline", "--no-audit", "--no-fund", path.resolve(packed)],
      { cwd: folder, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" },
    );
    say(`installed in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    const program = path.join(folder, process.platform === "win32" ? `${PACKAGE}.cmd` : `bin/${PACKAGE}`);
    const bare = { PATH: process.env.PATH, HOME: process.env.HOME };
    const help = execFileSync(program, ["--help"], { cwd: folder, env: bare, encoding: "utf8" });
    if (!help.includes(`usage: ${PACKAGE} COMMAND`)) throw new Error(`--help says something else: ${help}`);
    say(`${PACKAGE} --help: ok`);
    const local = spawn(process.execPath, ["scripts/run.mjs", "local", "--send", "1", "--to", TARGET], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    started.push(local);
    const line = JSON.parse(await firstLine(local, () => true));
    const env = { ...bare, ...settingsOf(line), DATA_DIR: path.join(folder, "data") };
    execFileSync(program, ["verify"], { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
    say(`${PACKAGE} verify: ok`);
    const service = spawn(program, ["serve"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
    started.push(service);
    await firstLine(service, (text) => text.includes('"msg":"landed"'));
    say("a call has landed");
    const ended = new Promise((resolve) => service.once("exit", resolve));
    service.kill("SIGTERM");
    if ((await ended) !== 0) throw new Error("the service did not stop in order");
    const status = execFileSync(program, ["status"], { cwd: folder, env, encoding: "utf8" });
    if (!/^done +1$/m.test(status)) throw new Error(`status says something else: ${status}`);
    say(`${PACKAGE} status: ok`);
  } finally {
    for (const child of started) child.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

const PORT = 18_080;
const TARGET = `http://127.0.0.1:${PORT}/webhooks/opencx`;

/**
 * The settings that the connection line of the local platform stands for.
 * @param {Record<string, string>} line
 */
function settingsOf(line) {
  return {
    DATAVERSE_URL: line.dataverse,
    DATAVERSE_AUTHORITY: line.authority,
    DATAVERSE_TENANT_ID: line.tenantId,
    DATAVERSE_CLIENT_ID: line.clientId,
    DATAVERSE_CLIENT_SECRET: line.clientSecret,
    OPENCX_API_URL: line.opencx,
    OPENCX_API_KEY: line.apiKey,
    OPENCX_ORGANIZATION_ID: line.organizationId,
    OPENCX_WEBHOOK_SECRET: line.webhookSecret,
    DEFAULT_QUEUE_ID: line.queueId,
    UNKNOWN_CALLER_CUSTOMER: line.customer,
    PORT: String(PORT),
    ADMIN_PORT: "0",
  };
}

/**
 * The first line of a program's stdout that passes.
 * @param {import("node:child_process").ChildProcess} child
 * @param {(line: string) => boolean} passes
 * @returns {Promise<string>}
 */
function firstLine(child, passes) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`nothing came within ${PATIENCE / 1000} s`)), PATIENCE);
    child.once("exit", (code) => reject(new Error(`it ended (${code})`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (!passes(line)) return;
      clearTimeout(late);
      resolve(line);
    });
  });
}
