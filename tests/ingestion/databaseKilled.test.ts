import { chmodSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import { aCall } from "../support/callFile";
import { environmentOf, eventually, incidentsOf } from "./support/installation";
import { setUpProgram, start, type Program, type ProgramSetup } from "./support/program";

jest.setTimeout(90_000);

let setup: ProgramSetup;
beforeAll(async () => {
  setup = await setUpProgram("database-killed");
  // As root, PostgreSQL runs under another account, which mkdtemp's 0700 would shut out.
  chmodSync(setup.folder, 0o755);
});
afterAll(() => setup.close());

/** As the system ends it when memory is short. */
function killPostgres(dataDir: string): void {
  process.kill(Number(readFileSync(path.join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
}

async function logged(program: Program, words: RegExp): Promise<string> {
  return eventually(words.source, () => program.lines.find((line) => words.test(line)), 30_000);
}

test("a killed database is started again: readiness says so meanwhile, and what was accepted becomes a case", async () => {
  const { servers, folder } = setup;
  const DATA_DIR = path.join(folder, "data");
  const service = start("serve", { ...environmentOf(servers, ""), DATA_DIR });
  const url = await service.listening();
  const admin = /"admin":"([^"]+)"/.exec(service.lines.join("\n"))?.[1] ?? "";
  const ready = async (): Promise<number> => (await fetch(`${admin}/readyz`)).status;
  const [call, later] = [aCall(), aCall()];
  // Once: an outage that lasts would be probed with growing pauses.
  servers.dataverse.addFault({ times: 1, does: { kind: "reset" } });
  for (const each of [call, later]) servers.opencx.load(each);
  expect((await servers.opencx.deliver(call, `${url}/webhooks/opencx`))[0]?.status).toBe(202);

  // Without this file it does not come up.
  const control = path.join(DATA_DIR, "postgres/global/pg_control");
  renameSync(control, `${control}.away`);
  killPostgres(DATA_DIR);
  await logged(service, /"level":"error".*ended by itself: it is started again/);
  expect(await ready()).toBe(503);
  renameSync(`${control}.away`, control);
  await logged(service, /the inbox's database runs again/);
  await eventually("the case", () => (incidentsOf(servers, call).length === 1 ? true : undefined), 30_000);
  expect((await servers.opencx.deliver(later, `${url}/webhooks/opencx`)).at(-1)?.status).toBe(202);
  await eventually("the later case", () => (incidentsOf(servers, later).length === 1 ? true : undefined), 30_000);
  expect(await ready()).toBe(200);

  // An inbox that has gone cannot come back, and an empty one must not stand in for it.
  renameSync(path.join(DATA_DIR, "postgres"), path.join(DATA_DIR, "moved"));
  process.kill(Number(readFileSync(path.join(DATA_DIR, "moved/postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
  expect(await service.ended).toBe(1);
  expect(await logged(service, /does not come back/)).toMatch(/"reason":"\S+postgres is not there any more/);
});
