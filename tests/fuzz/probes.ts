import { readFileSync } from "node:fs";
import { get } from "node:http";
import { chunked, deliveryHead, RawConnection, requestHead } from "../support/rawConnection";

/** What a crowd left of the service. */
export interface Probe {
  readonly what: string;
  /** How many came. */
  readonly connections: number;
  /** Milliseconds that `/healthz` took, on the webhook's port: the median and the longest. */
  readonly median: number;
  readonly longest: number;
  /** The longest, less what service or asker waited for a processor meanwhile: about what a quiet machine takes. */
  readonly own: number;
  /** How often it was not answered. */
  readonly unanswered: number;
  /** Megabytes of memory at most, from the start of the service on. */
  readonly memory: number;
}

const ASKED = 100;
/** Milliseconds between two questions. */
const EVERY = 20;

/** Sends each crowd, and asks for `/healthz` while it is there. */
export async function probeCrowds(url: string, pid: number): Promise<readonly Probe[]> {
  const chunks = chunked("x".repeat(20_000), 1);
  const crowds: readonly (readonly [string, number, () => string])[] = [
    ["nobody", 0, () => ""],
    ["300 that send one-byte chunks", 300, () => deliveryHead({ "transfer-encoding": "chunked" }) + chunks],
    [
      "300 that do so unsigned",
      300,
      () => requestHead("/webhooks/opencx", { "transfer-encoding": "chunked" }) + chunks,
    ],
    ["2,000 stalled bodies", 2_000, () => deliveryHead({ "content-length": "131072" })],
    ["1,000 stalled near the end", 1_000, () => deliveryHead({ "content-length": "131072" }) + "x".repeat(120_000)],
    ["1,100 silent connections", 1_100, () => ""],
    ["1,100 slow with their headers", 1_100, () => "POST /webhooks/opencx HTTP/1.1\r\nx: "],
  ];
  const probes: Probe[] = [];
  for (const [what, count, bytes] of crowds) {
    const crowd: RawConnection[] = [];
    const coming = (async () => {
      for (let number = 0; number < count; number += 1) {
        crowd.push(new RawConnection(url).send(bytes()));
        // In the thread that asks: a question would wait for the sending.
        if (number % 4 === 3) await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const times: HealthTime[] = [];
    for (let number = 0; number < ASKED; number += 1) {
      const time = await healthTime(url, pid);
      if (time !== undefined) times.push(time);
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
    await coming;
    const all = times.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    probes.push({
      what,
      connections: count,
      median: all[Math.floor(all.length / 2)] ?? Number.NaN,
      longest: all.at(-1) ?? Number.NaN,
      own: Math.max(...times.map(({ milliseconds, stalled }) => milliseconds - stalled)),
      unanswered: ASKED - times.length,
      memory: memoryOf(pid, "VmHWM"),
    });
    for (const one of crowd) one.close();
  }
  return probes;
}

interface HealthTime {
  readonly milliseconds: number;
  /** How many of them service or asker was kept from a processor: the larger number, since both may wait at once. */
  readonly stalled: number;
}

/** @returns undefined when there is no answer */
function healthTime(url: string, pid: number): Promise<HealthTime | undefined> {
  const stalls = (): readonly number[] => [pid, process.pid].map(stalledOf);
  return new Promise((resolve) => {
    const [started, before] = [performance.now(), stalls()];
    const timed = (): HealthTime => ({
      milliseconds: performance.now() - started,
      stalled: Math.max(...stalls().map((stalled, index) => stalled - (before[index] ?? 0))),
    });
    get(`${url}/healthz`, { agent: false }, (response) => {
      response.resume().once("end", () => resolve(timed()));
    }).once("error", () => resolve(undefined));
  });
}

/** Milliseconds that a process's main thread was ready to run while others had the processors. */
function stalledOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ")[1]) / 1_000_000;
}

/** Megabytes that a process holds now (`VmRSS`), or held at most (`VmHWM`). */
export function memoryOf(pid: number, name: "VmRSS" | "VmHWM"): number {
  const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes ?? Number.NaN) / 1_024;
}
