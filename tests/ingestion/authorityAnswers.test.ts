import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Writable } from "node:stream";
import { createGzip } from "node:zlib";
import { Tokens } from "../../Ingestion/dataverse/token";
import { answeringServer } from "./support/answeringServer";

type Answer = (response: ServerResponse) => void;
let answer: Answer;
let asked: string[] = [];
/** Which of the library's two requests is answered in the test's own way. */
let oddPath = "";
const server = answeringServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  asked.push(path);
  request.resume();
  if (path.endsWith(oddPath)) {
    answer(response);
    return;
  }
  const [base, token_endpoint] = [`${server.url}/authority/tenant`, `${server.url}/authority/tenant/oauth2/v2.0/token`];
  response
    .writeHead(200, JSON_TYPE)
    .end(
      JSON.stringify(
        path.endsWith("/token")
          ? { token_type: "Bearer", expires_in: 3600, access_token: "given" }
          : { token_endpoint, issuer: `${base}/v2.0`, authorization_endpoint: `${base}/authorize`, jwks_uri: base },
      ),
    );
});
beforeEach(() => (asked = []));

const JSON_TYPE = { "content-type": "application/json" };
const PATHS = ["/openid-configuration", "/token"];

function tokens(timeout = 30_000): Tokens {
  const access = {
    url: "https://org.example",
    tenantId: "tenant",
    clientId: "client",
    clientSecret: "secret",
    authority: `${server.url}/authority`,
  };
  return new Tokens(access, timeout);
}

/** Sends 700 MB of spaces, as JSON may hold, or until nobody reads. @returns bytes that were taken off */
async function longAnswer(response: ServerResponse, through: Writable = response): Promise<number> {
  const chunk = Buffer.alloc(65_536, " ");
  let sent = 0;
  const go = (): void => {
    while (!response.destroyed && sent < 700_000_000 && through.write(chunk)) sent += chunk.length;
    if (response.destroyed) return;
    if (sent < 700_000_000) through.once("drain", go);
    else through.end();
  };
  const closed = once(response, "close");
  go();
  await closed;
  return sent;
}

test.each(PATHS)("what an ordinary authority answers gives a token, odd or not at %s", async (path) => {
  oddPath = path.replace("/", "/never/");
  expect(await tokens().get()).toBe("given");
});

test.each(PATHS.flatMap((path) => ["plain", "gzip"].map((how) => [path, how] as const)))(
  "700 MB at %s, %s, are read to the limit alone, and the connection ends",
  async (path, how) => {
    oddPath = path;
    let sent: Promise<number> | undefined;
    answer = (response) => {
      response.writeHead(200, { ...JSON_TYPE, ...(how === "gzip" && { "content-encoding": "gzip" }) });
      if (how === "plain") sent = longAnswer(response);
      else {
        const gzip = createGzip({ level: 1 });
        gzip.pipe(response);
        sent = longAnswer(response, gzip);
      }
    };
    await expect(tokens().get()).rejects.toMatchObject({ code: "token-too-long", kind: "retry", source: "token" });
    expect(await sent).toBeLessThan(200_000_000);
  },
);

test.each([400, 401, 500])("an error %d without end is read no further, and its connection ends", async (status) => {
  oddPath = "/token";
  let sent: Promise<number> | undefined;
  answer = (response) => {
    sent = longAnswer(response.writeHead(status, JSON_TYPE));
  };
  await expect(tokens().get()).rejects.toMatchObject({ kind: "retry", source: "token" });
  expect(await sent).toBeLessThan(50_000_000);
});

test.each<[string, Answer]>([
  ["never begins", () => undefined],
  ["stops after its headers", (response) => response.writeHead(200, JSON_TYPE).flushHeaders()],
  ["stops half way", (response) => response.writeHead(200, { ...JSON_TYPE, "content-length": 100 }).write('{"a":')],
  [
    "stops half way, compressed",
    (response) => {
      response.writeHead(200, { ...JSON_TYPE, "content-encoding": "gzip" });
      const gzip = createGzip();
      gzip.pipe(response);
      gzip.write('{"a":');
      gzip.flush();
    },
  ],
  [
    "drips",
    (response) => {
      response.writeHead(200, JSON_TYPE);
      const drip = setInterval(() => response.write(" "), 20);
      response.once("close", () => clearInterval(drip));
    },
  ],
])("an answer that %s ends with the time limit, and so does its connection", async (_how, how) => {
  for (const path of PATHS) {
    oddPath = path;
    let closed: Promise<unknown> | undefined;
    answer = (response) => {
      closed = once(response, "close");
      how(response);
    };
    const failure = { code: "timeout", kind: "retry", message: "the login authority did not answer within 0.5 s" };
    await expect(tokens(500).get()).rejects.toMatchObject(failure);
    await closed;
  }
});

test.each([301, 302, 303, 307, 308])("a redirect %d takes the client secret nowhere", async (status) => {
  oddPath = "/token";
  answer = (response) => response.writeHead(status, { location: `${server.url}/elsewhere` }).end();
  await expect(tokens().get()).rejects.toMatchObject({ kind: "retry", source: "token" });
  expect(asked.filter((path) => path.endsWith("/elsewhere"))).toEqual([]);
});

test("after an answer without end the next token is taken", async () => {
  oddPath = "/token";
  answer = (response) => void longAnswer(response.writeHead(200, JSON_TYPE));
  const asking = tokens();
  await expect(asking.get()).rejects.toMatchObject({ code: "token-too-long" });
  oddPath = "/never";
  expect(await asking.get()).toBe("given");
});
