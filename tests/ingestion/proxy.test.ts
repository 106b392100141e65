import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { aCall } from "../support/callFile";
import { startCountingProxy, type CountingProxy } from "../support/countingProxy";
import { environmentOf, startServers, type LocalServers } from "./support/installation";
import { buildProgram, run } from "./support/program";

jest.setTimeout(90_000);

let servers: LocalServers;
let proxy: CountingProxy;
let folder: string;
beforeAll(async () => {
  buildProgram();
  servers = await startServers();
  proxy = await startCountingProxy();
  folder = mkdtempSync(path.join(os.tmpdir(), "opencx-proxy-"));
});
afterAll(async () => {
  await proxy.close();
  await servers.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a service that talks to this machine goes through no proxy that its environment names", async () => {
  const file = path.join(folder, "call.json");
  writeFileSync(file, JSON.stringify(aCall()));
  const { code, out, error } = await run(["ingest", file], {
    ...environmentOf(servers, ""),
    ...proxy.environment,
  });
  expect([code, error]).toEqual([0, ""]);
  expect(out).toContain("made");
  expect(proxy.connections()).toEqual([]);
});
