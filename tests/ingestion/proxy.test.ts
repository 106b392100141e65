import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import { startOpenCX } from "../../LocalPlatform/opencx/server";
import type { LocalOpenCX } from "../../LocalPlatform/opencx/contract";
import { aCall } from "../support/callFile";
import { startCountingProxy, type CountingProxy } from "../support/countingProxy";
import { environmentOf } from "./support/installation";
import { buildProgram, run } from "./support/program";

jest.setTimeout(90_000);

let dataverse: LocalDataverse;
let opencx: LocalOpenCX;
let proxy: CountingProxy;
let folder: string;
beforeAll(async () => {
  buildProgram();
  dataverse = await startDataverse();
  opencx = await startOpenCX();
  proxy = await startCountingProxy();
  folder = mkdtempSync(path.join(os.tmpdir(), "opencx-proxy-"));
});
afterAll(async () => {
  await proxy.close();
  await opencx.close();
  await dataverse.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a service that talks to this machine goes through no proxy that its environment names", async () => {
  const file = path.join(folder, "call.json");
  writeFileSync(file, JSON.stringify(aCall()));
  const { code, out, error } = await run(["ingest", file], {
    ...environmentOf(dataverse, opencx, ""),
    ...proxy.environment,
  });
  expect([code, error]).toEqual([0, ""]);
  expect(out).toContain("made");
  expect(proxy.connections()).toEqual([]);
});
