import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { aCall } from "../support/callFile";
import {
  contactsWith,
  environmentOf,
  eventually,
  incidentsOf,
  newDatabase,
  queueItemsOf,
  startServers,
  type LocalServers,
} from "./support/installation";
import { start, type Program } from "./support/program";

jest.setTimeout(90_000);

let servers: LocalServers;
const running: Program[] = [];
beforeAll(async () => {
  servers = await startServers();
});
afterAll(async () => {
  for (const { child } of running) child.kill("SIGKILL");
  await Promise.all(running.map(({ ended }) => ended));
  await servers.close();
});

function launch(command: string, environment: NodeJS.ProcessEnv): Program {
  const program = start(command, environment);
  running.push(program);
  return program;
}

function queued(call: CallFile): true | undefined {
  return queueItemsOf(servers, call).length > 0 ? true : undefined;
}

test("a service killed in the middle of a handoff loses nothing: the next one lands it at once, once", async () => {
  const environment = environmentOf(servers, await newDatabase());
  const calls = [aCall({ email: "killed@example.com" }), aCall()];
  for (const call of calls) servers.opencx.load(call);
  // The incident is committed and its answer never comes, so the kill falls between two steps.
  servers.dataverse.addFault({ path: "AddToQueue", does: { kind: "hang" } });
  const first = launch("serve", environment);
  const url = await first.listening();
  for (const call of calls) await servers.opencx.deliver(call, `${url}/webhooks/opencx`);
  await eventually("both are between incident and queue", () =>
    servers.dataverse.seen.filter(({ url: seen }) => seen.includes("AddToQueue")).length >= 2 ? true : undefined,
  );
  first.child.kill("SIGKILL");
  expect(await first.ended).toBe("SIGKILL");
  servers.dataverse.clearFaults();
  for (const call of calls) expect(queueItemsOf(servers, call)).toHaveLength(0);

  // `work` has no HTTP side: a worker alone picks up what another one left.
  const second = launch("work", environment);
  for (const call of calls) await eventually("the queue item", () => queued(call));
  await eventually("the log says so", () =>
    second.lines.filter((line) => line.includes('"msg":"landed"')).length === 2 ? true : undefined,
  );
  for (const call of calls) {
    expect(incidentsOf(servers, call)).toHaveLength(1);
    expect(queueItemsOf(servers, call)).toHaveLength(1);
  }
  expect(contactsWith(servers, "killed@example.com")).toHaveLength(1);
  expect(second.lines.filter((line) => line.includes("taken back from a worker that died"))).toHaveLength(2);
});

test("a service asked to stop finishes the handoff under way, and ends with 0", async () => {
  const environment = environmentOf(servers, await newDatabase());
  const call = aCall();
  servers.opencx.load(call);
  servers.dataverse.addFault({ path: "AddToQueue", does: { kind: "delay", milliseconds: 700 } });
  const service = launch("serve", environment);
  const url = await service.listening();
  await servers.opencx.deliver(call, `${url}/webhooks/opencx`);
  await eventually("the incident", () => (incidentsOf(servers, call).length > 0 ? true : undefined));
  service.child.kill("SIGTERM");
  expect(await service.ended).toBe(0);
  servers.dataverse.clearFaults();
  expect(queueItemsOf(servers, call)).toHaveLength(1);
  expect(service.lines.at(-1)).toContain("stopped");
});

test("a service frozen in the middle of a handoff loses it: another lands it, once, and neither makes more of it", async () => {
  const environment = environmentOf(servers, await newDatabase());
  const call = aCall();
  servers.opencx.load(call);
  servers.dataverse.addFault({ path: "AddToQueue", does: { kind: "hang" } });
  const asked = (): number => servers.dataverse.seen.filter(({ url }) => url.includes("AddToQueue")).length;
  const before = asked();
  const frozen = launch("serve", environment);
  const url = await frozen.listening();
  await servers.opencx.deliver(call, `${url}/webhooks/opencx`);
  await eventually("it is between incident and queue", () => (asked() > before ? true : undefined));
  frozen.child.kill("SIGSTOP");
  servers.dataverse.clearFaults();
  const other = launch("work", environment);
  await eventually("the queue item", () => queued(call));
  await eventually("the log says so", () => other.lines.find((line) => line.includes('"msg":"landed"')));
  frozen.child.kill("SIGCONT");
  await eventually("it learns that it has lost the handoff", () =>
    frozen.lines.find((line) => line.includes("another worker")),
  );
  expect(incidentsOf(servers, call)).toHaveLength(1);
  expect(queueItemsOf(servers, call)).toHaveLength(1);
});
