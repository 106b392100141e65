import { systemClock } from "../../Ingestion/clock";
import { Tokens } from "../../Ingestion/dataverse/token";
import { OpenCXClient } from "../../Ingestion/opencx/client";
import { startCountingProxy, type CountingProxy } from "../support/countingProxy";
import { eventually } from "./support/installation";

/** A host that nobody can reach: whoever asks it directly learns so at once. */
const HOST = "login.outside.invalid";
const TIMEOUT = 3_000;

let proxy: CountingProxy;
const before = { ...process.env };
/** What was asked and may still be tried: all of it ends within its time limit, so it is waited for once, at the end. */
const under: Promise<unknown>[] = [];
afterAll(() => Promise.all(under));
// Of its own for each test: what was refused may be tried once more.
beforeEach(async () => {
  proxy = await startCountingProxy();
});
afterEach(async () => {
  for (const name of Object.keys(proxy.environment)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, before);
  await proxy.close();
});

/** How often the proxy was asked for a token, and how often for data, of one host. */
async function askedThroughIt(environment: NodeJS.ProcessEnv): Promise<readonly [tokens: number, data: number]> {
  Object.assign(process.env, proxy.environment, environment);
  for (const [name, value] of Object.entries(environment))
    if (value === undefined) Reflect.deleteProperty(process.env, name);
  const counted = async (asking: Promise<unknown>): Promise<number> => {
    const so = proxy.connections().length;
    let isOver = false;
    const end = asking.catch(() => undefined).finally(() => (isOver = true));
    under.push(end);
    // Who was refused by the proxy may try for as long as it may.
    await eventually("a connection, or an end without one", () =>
      isOver || proxy.connections().length > so ? true : undefined,
    );
    return proxy.connections().length > so ? 1 : 0;
  };
  const tokens = new Tokens(
    {
      url: "https://org.outside.invalid",
      tenantId: "t",
      clientId: "c",
      clientSecret: "s",
      authority: `https://${HOST}`,
    },
    TIMEOUT,
  );
  const opencx = new OpenCXClient({ url: `https://${HOST}`, apiKey: "key", clock: systemClock, timeout: TIMEOUT });
  return [await counted(tokens.get()), await counted(opencx.check())];
}

test.each([
  ["", 1],
  ["elsewhere.invalid", 1],
  [`${HOST}:8443`, 1],
  ["*", 0],
  ["elsewhere.invalid, *", 0],
  [HOST, 0],
  [HOST.toUpperCase(), 0],
  [`${HOST}:443`, 0],
  ["outside.invalid", 0],
  [".outside.invalid", 0],
  ["*.outside.invalid", 0],
  [`elsewhere.invalid ${HOST}`, 0],
])("under NO_PROXY=%s tokens take the proxy where data does, and nowhere else", async (none, times) => {
  expect(await askedThroughIt({ NO_PROXY: none, no_proxy: none })).toEqual([times, times]);
});

test("a proxy that only ALL_PROXY names, which is no setting of ours, is asked for neither", async () => {
  const others = Object.keys(proxy.environment).filter((name) => /^https?_proxy$/i.test(name));
  expect(await askedThroughIt(Object.fromEntries(others.map((name) => [name, undefined])))).toEqual([0, 0]);
});
