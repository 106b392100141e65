import { setTimeout as sleep } from "node:timers/promises";
import { HTTP_CALLS, type HttpCall } from "../chaos/httpCalls";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { cellsOf } from "../support/exhaustive";
import {
  environmentOf,
  eventually,
  incidentsOf,
  newDatabase,
  queueItemsOf,
  startServers,
  type LocalServers,
} from "./support/installation";
import { start, type Program } from "./support/program";

jest.setTimeout(180_000);

/** Handoffs that a worker is at, at once, at the least. */
const AT_ONCE = 16;
/** Those that a frozen one is at. */
const FROZEN = 4;
const REPEATED = HTTP_CALLS.filter(({ once }) => !once);

/** Where a handoff stands when its process ends: before a step is done, or after it, without an answer. */
const ENDS = [
  { when: "before", does: { kind: "hang" } },
  { when: "after", does: { kind: "delay", milliseconds: 600_000 } },
] as const;

const MATRIX = ENDS.flatMap((end) => HTTP_CALLS.map((call) => ({ call, end })));
/** What only reads has nothing to leave behind: a process that ends before it is one that ends without its answer. */
const CHOSEN = cellsOf(MATRIX, ["call", "end"], ({ call, end }) => end.when === "after" || call.method !== "GET");

interface Held {
  readonly what: string;
  readonly call: CallFile;
  readonly returning: boolean;
}

let servers: LocalServers;
let environment: NodeJS.ProcessEnv;
const running: Program[] = [];
beforeAll(async () => {
  servers = await startServers();
  environment = {
    ...environmentOf(servers, await newDatabase()),
    TIMELINE_CALL: "on",
    UNKNOWN_CALLER: "create-contact",
  };
});
afterAll(async () => {
  for (const { child } of running) child.kill("SIGKILL");
  await Promise.all(running.map(({ ended }) => ended));
  await servers.close();
});

function launch(command: string): Program {
  const program = start(command, environment);
  running.push(program);
  return program;
}

/** Hands a call off and waits until it stands at that step. */
async function hold(
  url: string,
  httpCall: HttpCall,
  {
    when,
    does,
  }: (typeof ENDS)[number] | { readonly when: string; readonly does: { kind: "delay"; milliseconds: number } },
): Promise<Held> {
  const call = httpCall.handedOff();
  const target = `${url}/webhooks/opencx`;
  if (httpCall.returning) {
    const earlier = servers.opencx.callIn(call);
    await servers.opencx.deliver(earlier, target);
    await eventually("the earlier case", () => (phoneCallsOf(earlier) > 0 ? true : undefined), 60_000);
  }
  servers.opencx.load(call);
  const to = servers[httpCall.to];
  const asked = new RegExp(httpCall.path);
  const count = (): number => to.seen.filter((one) => one.method === httpCall.method && asked.test(one.url)).length;
  const before = count();
  to.addFault({ method: httpCall.method, path: httpCall.path, times: 1, does });
  await servers.opencx.deliver(call, target);
  await eventually(`a handoff at: ${httpCall.name}`, () => (count() > before ? true : undefined), 60_000);
  return { what: `${when} ${httpCall.name}`, call, returning: httpCall.returning };
}

function phoneCallsOf(call: CallFile): number {
  const ids = new Set(incidentsOf(servers, call).map((row) => row.incidentid));
  return servers.dataverse.rows("phonecall").filter((row) => ids.has(row._regardingobjectid_value)).length;
}

/** Waits until each handoff has landed, and tells what stands in Dataverse of it. */
async function landed(held: readonly Held[]): Promise<void> {
  const deadline = Date.now() + 90_000;
  // Seldom: what looks and what it waits for share a machine.
  while (held.some(({ call }) => !isOnTimeline(call)) && Date.now() < deadline) await sleep(500);
  for (const { what, call } of held)
    expect([what, incidentsOf(servers, call).length, queueItemsOf(servers, call).length, phoneCallsOf(call)]).toEqual([
      what,
      1,
      1,
      1,
    ]);
}

/** The call is the last that a landing writes, and is completed by a request of its own. */
function isOnTimeline(call: CallFile): boolean {
  const ids = new Set(incidentsOf(servers, call).map((row) => row.incidentid));
  return servers.dataverse
    .rows("phonecall")
    .some((row) => ids.has(row._regardingobjectid_value) && row.statecode === 1);
}

/** Contacts that callers have, by address or number: each once. */
function contactsTwice(): readonly unknown[] {
  const keys = servers.dataverse.rows("contact").map((row) => row.emailaddress1 ?? row.mobilephone);
  return keys.filter((key, at) => key !== undefined && key !== null && keys.indexOf(key) !== at);
}

test("a process killed before or after any step leaves nothing behind that the next does not end, once", async () => {
  const held: Held[] = [];
  const kill = async (calls: readonly HttpCall[], end: (typeof ENDS)[number]): Promise<void> => {
    const program = launch("serve");
    const url = await program.listening();
    for (const httpCall of calls) held.push(await hold(url, httpCall, end));
    program.child.kill("SIGKILL");
    await program.ended;
    servers.dataverse.clearFaults();
    servers.opencx.clearFaults();
  };
  for (const end of ENDS) {
    const calls = CHOSEN.filter((cell) => cell.end === end).map(({ call }) => call);
    const repeated = calls.filter(({ once }) => !once);
    // What a process asks once, all of its handoffs wait for.
    for (const httpCall of calls.filter(({ once }) => once)) await kill([httpCall], end);
    for (let from = 0; from < repeated.length; from += AT_ONCE) await kill(repeated.slice(from, from + AT_ONCE), end);
  }
  launch("work");
  await landed(held);
  expect(contactsTwice()).toEqual([]);
});

test("what a frozen process was at is taken over, and what it still writes afterwards changes nothing", async () => {
  const frozen = launch("serve");
  const url = await frozen.listening();
  const held: Held[] = [];
  for (const httpCall of REPEATED.slice(-FROZEN))
    held.push(await hold(url, httpCall, { when: "frozen after", does: { kind: "delay", milliseconds: 500 } }));
  frozen.child.kill("SIGSTOP");
  launch("work");
  await landed(held);
  frozen.child.kill("SIGCONT");
  frozen.child.kill("SIGTERM");
  expect(await frozen.ended).toBe(0);
  await landed(held);
  expect(contactsTwice()).toEqual([]);
});
