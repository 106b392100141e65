import { connect, type Socket } from "node:net";
import { networkInterfaces } from "node:os";
import { AUTHORITY_PATH } from "../../../LocalPlatform/dataverse/access/authority";
import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import type { LocalOpenCX } from "../../../LocalPlatform/opencx/contract";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { foreignRequests, ownRequests } from "../../support/foreignRequests";
import { rawRequest } from "../../support/rawRequest";

let dataverse: LocalDataverse;
let opencx: LocalOpenCX;
beforeAll(async () => {
  dataverse = await startDataverse();
  opencx = await startOpenCX();
});
afterAll(async () => {
  await dataverse.close();
  await opencx.close();
});

/** Paths of both servers, with what a program of this machine is answered that brings neither token nor key. */
const paths = [
  { server: "the Web API", url: () => dataverse.url, path: "/api/data/v9.2/WhoAmI", answer: 401 },
  {
    server: "the authority",
    url: () => dataverse.url,
    path: `${AUTHORITY_PATH}/common/discovery/instance`,
    answer: 200,
  },
  { server: "a path that is not there", url: () => dataverse.url, path: "/favicon.ico", answer: 404 },
  { server: "a path that cannot be read", url: () => dataverse.url, path: "/%zz", answer: 400 },
  { server: "OpenCX", url: () => opencx.url, path: "/chat/sessions", answer: 401 },
];

describe.each(paths)("$server", ({ url, path, answer }) => {
  test("refuses what another site's page sends, and lets no such page read anything", async () => {
    const asked = [...dataverse.seen, ...opencx.seen].length;
    for (const { what, lines, body } of foreignRequests(url(), path)) {
      const { status, text } = await rawRequest(url(), lines, body);
      expect([what, [400, 403].includes(status)]).toEqual([what, true]);
      expect([what, /access-control-/i.test(text), text.includes("preferred_network")]).toEqual([what, false, false]);
    }
    expect([...dataverse.seen, ...opencx.seen].length).toBe(asked);
  });

  test("answers programs of this machine as before", async () => {
    for (const { what, lines } of ownRequests(url(), path)) {
      const { status, text } = await rawRequest(url(), lines);
      expect([what, status]).toEqual([what, answer]);
      expect([
        what,
        /access-control-/i.test(text),
        /^cross-origin-resource-policy: same-origin\r$/im.test(text),
      ]).toEqual([what, false, true]);
    }
  });
});

test("nobody but 127.0.0.1 is listened to", async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
  // All of 127.0.0.0/8 is this machine on Linux: who listens on every address is met there.
  for (const address of [...(process.platform === "linux" ? ["127.0.0.2"] : []), ...others])
    for (const { url } of [dataverse, opencx])
      expect([
        address,
        (await rawRequest(`http://${address}:${new URL(url).port}`, ["GET / HTTP/1.0"])).status,
      ]).toEqual([address, 0]);
});

test("a fault that waits for a request is not used up by a foreign one", async () => {
  opencx.addFault({ times: 1, does: { kind: "answer", status: 503 } });
  const [first] = foreignRequests(opencx.url, "/chat/sessions");
  expect((await rawRequest(opencx.url, first?.lines ?? [])).status).toBe(403);
  expect((await fetch(`${opencx.url}/chat/sessions`)).status).toBe(503);
});

test("a flood of connections that say nothing does not grow without end, and ends with them", async () => {
  const port = Number(new URL(opencx.url).port);
  const sockets: Socket[] = [];
  const closed: Promise<unknown>[] = [];
  // A few at a time: more than the queue of the system holds would be asked again after a second.
  while (sockets.length < 560) {
    const some = Array.from({ length: 56 }, () => connect(port, "127.0.0.1").on("error", () => undefined));
    closed.push(...some.map((socket) => new Promise((resolve) => socket.once("close", resolve))));
    await Promise.all(some.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
    sockets.push(...some);
  }
  await Promise.race(closed);
  for (const socket of sockets) socket.destroy();
  await Promise.all(closed);
  expect((await fetch(`${opencx.url}/chat/sessions`)).status).toBe(401);
});

test("what brings no token is refused before its body is read, and a token request is a small one", async () => {
  const api = await rawRequest(dataverse.url, [
    "POST /api/data/v9.2/incidents HTTP/1.1",
    `Host: ${new URL(dataverse.url).host}`,
    "Content-Type: application/json",
    "Content-Length: 134217728",
  ]);
  expect(api.status).toBe(401);
  const form = await fetch(`${dataverse.authority}/${dataverse.tenantId}/oauth2/v2.0/token`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: `client_secret=${"x".repeat(65_536)}`,
  });
  expect(form.status).toBe(413);
});
