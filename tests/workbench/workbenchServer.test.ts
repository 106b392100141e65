import http from "node:http";
import { foreignRequests, ownRequests } from "../support/foreignRequests";
import { rawRequest } from "../support/rawRequest";
import { workbenchUrl } from "./support/installation";

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** A request as it is written: fetch would straighten the path and forbid a Host of one's own. */
function ask(path: string, headers: http.OutgoingHttpHeaders = {}, method = "GET"): Promise<Answer> {
  const { hostname, port } = new URL(workbenchUrl());
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path, method, headers, timeout: 20_000 }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on("timeout", () => request.destroy(new Error(`no answer to ${path}`)));
    request.on("error", reject);
    request.end();
  });
}

function host(): string {
  return new URL(workbenchUrl()).host;
}

describe("another site's page, open in the developer's browser", () => {
  test.each([
    ["/", "GET"],
    ["/api/data/v9.2/incidents?$select=title", "GET"],
    ["/api/data/v9.2/incidents(00000000-0000-0000-0000-000000000000)", "PATCH"],
    ["/workbench/session", "GET"],
    ["/workbench/events", "GET"],
    ["/workbench/call-in", "POST"],
  ])(
    "gets nothing of %s (%s): neither from its own origin nor under a name that it has pointed here",
    async (path, method) => {
      for (const headers of [
        { origin: "https://evil.example" },
        { origin: "null" },
        { host: "evil.example" },
        { host: `evil.example:${new URL(workbenchUrl()).port}` },
        { origin: `https://${host()}` },
      ]) {
        const answer = await ask(path, headers, method);
        expect([headers, answer.status, JSON.parse(answer.body)]).toEqual([
          headers,
          403,
          { message: expect.stringMatching(/^This server (is http:\/\/127\.0\.0\.1:\d+, and )?answers /) },
        ]);
      }
      for (const { what, lines, body } of foreignRequests(workbenchUrl(), path)) {
        const { status, text } = await rawRequest(workbenchUrl(), lines, body);
        expect([what, [400, 403].includes(status), /access-control-/i.test(text)]).toEqual([what, true, false]);
      }
    },
  );

  test("the page's own requests are answered, and those of programs of this machine", async () => {
    for (const headers of [{}, { origin: workbenchUrl() }])
      expect((await ask("/api/data/v9.2/WhoAmI", headers)).status).toBe(200);
    for (const { what, lines } of ownRequests(workbenchUrl(), "/workbench/session")) {
      const { status, text } = await rawRequest(workbenchUrl(), lines);
      expect([what, status, /access-control-/i.test(text)]).toEqual([what, 200, false]);
    }
  });

  test("text, which any page may send without asking, hands no call off", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"]) {
      const answer = await fetch(`${workbenchUrl()}/workbench/call-in`, {
        method: "POST",
        headers: { "content-type": type },
        body: "{}",
      });
      expect([type, answer.status]).toEqual([type, 415]);
    }
  });
});

test("the page may run its own scripts and reach this server, and nothing else", async () => {
  const [first, second] = await Promise.all([ask("/"), ask("/")]);
  const policy = (answer: Answer): Readonly<Record<string, string>> =>
    Object.fromEntries(
      String(answer.headers["content-security-policy"])
        .split("; ")
        .map((rule) => [rule.split(" ")[0] ?? "", rule.split(" ").slice(1).join(" ")]),
    );
  expect(policy(first)).toEqual({
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": expect.stringMatching(/^'self' 'nonce-[A-Za-z0-9+/]{22}=='$/),
    "font-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
  });
  expect(policy(second)["style-src"]).not.toBe(policy(first)["style-src"]);
  expect(first.headers).toMatchObject({
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  });
});

test.each(["/workbench/", "/control/", "/webresources/", "/icons/", "/platform/"])(
  "no path below %s leads out of its folder",
  async (prefix) => {
    for (const way of [
      "../package.json",
      "../../package.json",
      "..%2f..%2fpackage.json",
      "%2e%2e/%2e%2e/package.json",
      "..%5c..%5cpackage.json",
      "%2e%2e%2f%2e%2e%2fpackage.json",
      "/etc/passwd",
      "%2fetc%2fpasswd",
    ]) {
      const { status, body } = await ask(prefix + way);
      expect([way, status >= 400 && status < 500, /opencx-for-dynamics|root:/.test(body)]).toEqual([way, true, false]);
    }
  },
);

test.each(["constructor", "toString", "__proto__"])(
  "%s, which every object has, is neither a library nor a language",
  async (name) => {
    expect((await ask(`/platform/${name}`)).status).toBe(404);
    expect((await ask(`/?language=${name}`)).body).toContain('<html lang="en" dir="ltr">');
  },
);
