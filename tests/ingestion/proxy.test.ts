import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { connect, type AddressInfo, type Socket } from "node:net";
import path from "node:path";
import { settleProxies } from "../../Ingestion/http/egress";
import { aCall } from "../support/callFile";
import { certificateOf } from "../support/certificate";
import { startCountingProxy, type CountingProxy } from "../support/countingProxy";
import { environmentOf, newDatabase, type LocalServers } from "./support/installation";
import { setUpProgram, run, type Ended, type ProgramSetup } from "./support/program";

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

test.each([
  ["login.example", ["login.example", ".login.example"]],
  ["*.example", ["*.example", ".example"]],
  [".example", [".example"]],
  ["login.example:443 other.example:8443", ["login.example:443", ".login.example", "other.example:8443"]],
  ["10.0.0.0/8,[::1]:443,2001:db8::1", ["10.0.0.0/8", "[::1]:443", "2001:db8::1"]],
])("NO_PROXY=%s is said so that the login's library leaves the same hosts alone", (given, said) => {
  const environment: NodeJS.ProcessEnv = { HTTPS_PROXY: "http://proxy.example:3128", no_proxy: given };
  settleProxies(environment);
  expect(environment.NO_PROXY?.split(",")).toEqual(expect.arrayContaining([...said]));
  expect(environment.no_proxy).toBe(environment.NO_PROXY);
});

test("NO_PROXY=* leaves no proxy for anybody, the login's library among them", () => {
  const environment: NodeJS.ProcessEnv = {
    https_proxy: "proxy.example:3128",
    HTTP_PROXY: "x:1",
    NO_PROXY: "a.example, *",
  };
  settleProxies(environment);
  expect(environment).toEqual({});
});

describe("with the other sides outside, and a proxy that alone knows their names", () => {
  const certificate = certificateOf("*.outside.example");
  const asked: string[] = [];
  const connects: string[] = [];
  let refusal: string | undefined;
  const outside = createHttpsServer(certificate, (request, response) => {
    asked.push(`${request.headers.host ?? ""}${request.url ?? ""}`);
    response.writeHead(500, { "content-type": "application/json" }).end("{}");
  });
  const egress = createServer().on("connect", (request, socket: Socket) => {
    connects.push(`${request.url ?? ""} ${request.headers["proxy-authorization"] ?? ""}`.trim());
    if (refusal !== undefined) {
      socket.on("error", () => undefined).end(refusal === "" ? "" : `HTTP/1.1 ${refusal}\r\n\r\n`);
      return;
    }
    const through = connect(portOf(outside), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      through.pipe(socket).pipe(through);
    });
    for (const end of [through, socket]) end.on("error", () => undefined);
  });
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    for (const server of [outside, egress]) {
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
    }
    const file = path.join(folder, "authority.pem");
    writeFileSync(file, certificate.cert);
    environment = {
      ...environmentOf(servers, await newDatabase()),
      DATAVERSE_URL: "https://org.outside.example",
      DATAVERSE_AUTHORITY: "https://login.outside.example",
      OPENCX_API_URL: "https://api.outside.example",
      NODE_EXTRA_CA_CERTS: file,
    };
  });
  beforeEach(() => {
    asked.length = 0;
    connects.length = 0;
    refusal = undefined;
  });
  afterAll(() => {
    outside.close();
    egress.close();
  });
  const proxied = (also: NodeJS.ProcessEnv): Promise<Ended> => run(["verify"], { ...environment, ...also });

  test("tokens and OpenCX are asked through it, by an authority of its own; its address needs no scheme", async () => {
    await proxied({ HTTPS_PROXY: `user:p%40ss@127.0.0.1:${portOf(egress)}` });
    const authorization = `Basic ${Buffer.from("user:p@ss").toString("base64")}`;
    expect(new Set(connects)).toEqual(
      new Set([`login.outside.example:443 ${authorization}`, `api.outside.example:443 ${authorization}`]),
    );
    expect(asked.some((url) => url.startsWith("login.outside.example/"))).toBe(true);
    expect(asked.some((url) => url.startsWith("api.outside.example/chat/sessions"))).toBe(true);
  });

  test("nothing is told to who shows another authority's certificate", async () => {
    await proxied({ HTTPS_PROXY: `http://127.0.0.1:${portOf(egress)}`, NODE_EXTRA_CA_CERTS: "" });
    expect(asked).toEqual([]);
  });

  test("hosts of NO_PROXY are not asked through it", async () => {
    await proxied({ HTTPS_PROXY: `http://127.0.0.1:${portOf(egress)}`, NO_PROXY: "*.outside.example" });
    expect(connects).toEqual([]);
  });

  test("a proxy that refuses, hangs up or is away is named, and one that is none is a fault of its setting", async () => {
    refusal = "407 Proxy Authentication Required";
    const { out, error } = await proxied({ HTTPS_PROXY: `http://127.0.0.1:${portOf(egress)}` });
    expect(out + error).toContain("the proxy of HTTPS_PROXY does not lead to OpenCX (407)");
    const away = await proxied({ HTTPS_PROXY: "http://127.0.0.1:9" });
    for (const side of ["OpenCX", "the login authority"])
      expect(away.out + away.error).toContain(
        `the proxy of HTTPS_PROXY, on the way to ${side}, does not answer (ECONNREFUSED)`,
      );
    const unnamed = await proxied({ HTTPS_PROXY: "http://proxy.invalid:3128" });
    expect(unnamed.out + unnamed.error).toMatch(/the proxy of HTTPS_PROXY, on the way to OpenCX, does not answer \(E/);
    refusal = "";
    connects.length = 0;
    const closed = await proxied({ HTTPS_PROXY: `http://127.0.0.1:${portOf(egress)}` });
    for (const side of ["OpenCX", "the login authority"])
      expect(closed.out + closed.error).toContain(
        `the proxy of HTTPS_PROXY, on the way to ${side}, does not answer (ECONNRESET)`,
      );
    // Once for each request, and none over and over.
    expect(connects.length).toBeLessThan(20);
    refusal = "200 OK";
    connects.length = 0;
    const cut = await proxied({ HTTPS_PROXY: `http://127.0.0.1:${portOf(egress)}` });
    for (const side of ["OpenCX", "the login authority"])
      expect(cut.out + cut.error).toContain(
        `the proxy of HTTPS_PROXY, on the way to ${side}, does not answer (ECONNRESET after CONNECT)`,
      );
    expect(connects.length).toBeLessThan(20);
    const wrong = await proxied({ HTTPS_PROXY: "socks5://127.0.0.1:1" });
    expect(wrong.out + wrong.error).toContain("HTTPS_PROXY: must be the address of an HTTP proxy");
  });
});

function portOf(server: { address(): unknown }): number {
  return (server.address() as AddressInfo).port;
}
