import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const folder = mkdtempSync(path.join(os.tmpdir(), "opencx-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Package {
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

function packageAt(place: string): Package {
  return JSON.parse(readFileSync(path.join(place, "package.json"), "utf8")) as Package;
}

test("the service's package runs outside the checkout, and pins every package to the version that is tested", () => {
  if (!existsSync("out/ingestion/service.mjs")) execFileSync(process.execPath, ["scripts/build.mjs", "--service"]);
  const pack = `import("./scripts/release/servicePackage.mjs").then((made) => made.packService(${JSON.stringify(folder)}))`;
  execFileSync(process.execPath, ["-e", pack]);
  const [file = ""] = readdirSync(folder);
  execFileSync("tar", ["-xzf", path.join(folder, file), "-C", folder]);
  const installed = path.join(folder, "package");
  const { bin, dependencies } = packageAt(installed);
  for (const [name, version] of Object.entries(packageAt(".").dependencies)) expect(dependencies[name]).toBe(version);
  expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
  expect(dependencies["light-my-request"]).toBe("6.6.0");
  expect(Object.keys(dependencies).filter((name) => /^(?:jest|typescript|esbuild|pcf-scripts)$/.test(name))).toEqual(
    [],
  );

  // Where npm puts packages, and the command by which it is called.
  symlinkSync(path.resolve("node_modules"), path.join(installed, "node_modules"));
  const command = path.join(folder, "opencx-ingestion");
  symlinkSync(path.join(installed, bin["opencx-ingestion"] ?? ""), command);
  const help = spawnSync(command, ["--help"], { cwd: folder, encoding: "utf8" });
  expect([help.status, help.stderr]).toEqual([0, ""]);
  expect(help.stdout).toContain("usage: opencx-ingestion COMMAND");
  const serve = spawnSync(command, ["serve"], { cwd: folder, encoding: "utf8", env: { PATH: process.env.PATH } });
  expect([serve.status, serve.stderr.includes("DATAVERSE_URL: is not set")]).toEqual([2, true]);
});
