import { readEnvironment } from "../../Ingestion/config/environment";
import { rawRequest } from "../support/rawRequest";
import { openInstallation, type Installation } from "./support/installation";

let installation: Installation;
let url: string;
beforeAll(async () => {
  installation = await openInstallation({
    environment: { ALLOWED_HOSTS: "127.0.0.1, localhost,[::1],Hooks.Example.com" },
  });
  url = installation.service.url ?? "";
});
afterAll(async () => installation.close());

const PATHS = ["GET /healthz", "GET /metrics", "GET /nothing", "OPTIONS /webhooks/opencx", "POST /webhooks/opencx"];

test.each<[string, readonly string[]]>([
  ["under a name that is pointed here", ["Host: evil.example"]],
  ["under a name that begins with ours", ["Host: localhost.evil.example:8080"]],
  ["under a name that ends with ours", ["Host: evil.example,localhost"]],
  ["under another address", ["Host: 0.0.0.0:8080"]],
  ["under two names", ["Host: localhost", "Host: evil.example"]],
  ["under an empty name", ["Host: "]],
  ["of a page elsewhere", ["Host: localhost", "Origin: https://evil.example"]],
  ["of a page without an origin", ["Host: localhost", "Origin: null"]],
  ["of an image elsewhere", ["Host: localhost", "Sec-Fetch-Site: cross-site"]],
  ["of a page on another port", ["Host: localhost", "Sec-Fetch-Site: same-site"]],
])("a request %s gets 403 at every path, and no leave to read anything", async (_what, headers) => {
  for (const path of PATHS) {
    const { status, text } = await rawRequest(url, [`${path} HTTP/1.1`, ...headers]);
    expect([path, status, /access-control-/i.test(text)]).toEqual([path, 403, false]);
  }
});

test("the admin port on loopback is called by this machine's names, whatever the setting says", async () => {
  const statuses = async ({ service }: Installation, hosts: readonly string[]): Promise<readonly number[]> =>
    Promise.all(
      hosts.map(async (host) => {
        const lines = ["GET /metrics HTTP/1.1", `Host: ${host}`];
        return (await rawRequest(service.adminUrl ?? "", lines)).status;
      }),
    );
  const hosts = ["evil.example", "hooks.example.com", "localhost", "127.0.0.1:9464", "[::1]:1"];
  expect(await statuses(installation, hosts)).toEqual([403, 403, 200, 200, 200]);
  const page = ["GET /readyz HTTP/1.1", "Host: localhost", "Origin: https://evil.example"];
  expect((await rawRequest(installation.service.adminUrl ?? "", page)).status).toBe(403);

  const other = await openInstallation();
  expect(await statuses(other, hosts)).toEqual([403, 403, 200, 200, 200]);
  const underAny = await rawRequest(other.service.url ?? "", ["GET /healthz HTTP/1.1", "Host: hooks.example.com"]);
  expect(underAny.status).toBe(200);
  await other.close();
});

test("a request without a name gets nothing", async () => {
  for (const version of ["1.0", "1.1"]) {
    const { status } = await rawRequest(url, [`GET /healthz HTTP/${version}`]);
    expect([400, 403]).toContain(status);
  }
});

test.each(["127.0.0.1", "localhost:8080", "LOCALHOST", "[::1]:9", "hooks.example.com"])(
  "a program that asks under %s is answered",
  async (host) => {
    expect((await rawRequest(url, ["GET /healthz HTTP/1.1", `Host: ${host}`])).status).toBe(200);
    expect((await rawRequest(url, ["GET /healthz HTTP/1.1", `Host: ${host}`, "Sec-Fetch-Site: none"])).status).toBe(
      200,
    );
  },
);

test.each(["https://hooks.example.com", "hooks.example.com:443", "*", "a,,b", "a b", "[::1", ".example.com"])(
  "ALLOWED_HOSTS=%s is no list of names",
  (names) => {
    expect(() => readEnvironment({ ...installation.environment, ALLOWED_HOSTS: names }, ["server"])).toThrow(
      "ALLOWED_HOSTS: must be host names without scheme and port",
    );
  },
);
