import { writeFileSync } from "node:fs";
import path from "node:path";
import { aCall } from "../support/callFile";
import { startCountingProxy, type CountingProxy } from "../support/countingProxy";
import { environmentOf, type LocalServers } from "./support/installation";
import { setUpProgram, run, type ProgramSetup } from "./support/program";

jest.setTimeout(90_000);

let setup: ProgramSetup;
let servers: LocalServers;
let proxy: CountingProxy;
let folder: string;
beforeAll(async () => {
  setup = await setUpProgram("proxy");
  ({ servers, folder } = setup);
  proxy = await startCountingProxy();
});
afterAll(async () => {
  await proxy.close();
  await setup.close();
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
