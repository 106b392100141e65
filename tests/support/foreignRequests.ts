/** A request as another site's page has it sent, or as no program of this machine sends it. */
export interface ForeignRequest {
  readonly what: string;
  readonly lines: readonly string[];
  readonly body?: string;
}

/** What a local server has to refuse, whatever the path leads to. */
export function foreignRequests(url: string, path: string): readonly ForeignRequest[] {
  const { host, port } = new URL(url);
  const get = `GET ${path} HTTP/1.1`;
  const post = `POST ${path} HTTP/1.1`;
  const own = `Host: ${host}`;
  const evil = "Origin: https://evil.example";
  const many = Array.from({ length: 2_000 }, () => "X:");
  const otherPort = port === "9" ? "10" : "9";

  const names = [
    `evil.example:${port}`,
    "evil.example",
    "127.0.0.1",
    `127.0.0.1:${otherPort}`,
    `localhost:${otherPort}`,
    `localhost.evil.example:${port}`,
    `127.0.0.1.evil.example:${port}`,
    `evil.example#127.0.0.1:${port}`,
    `127.0.0.1:${port}@evil.example`,
    `user@127.0.0.1:${port}`,
    `0.0.0.0:${port}`,
    `127.0.0.2:${port}`,
    `2130706433:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `localhost.:${port}`,
    `127.0.0.1:${port}, evil.example`,
    "",
  ].map((name) => ({ what: `under the name "${name}"`, lines: [get, `Host: ${name}`] }));

  const origins = [
    "https://evil.example",
    "null",
    "",
    `https://${host}`,
    `http://127.0.0.1:${otherPort}`,
    `http://localhost:${port}`,
    `http://${host}.evil.example`,
    `http://${host}/`,
    `http://${host} https://evil.example`,
    "chrome-extension://abcdefghijklmnop",
  ].map((origin) => ({ what: `from the origin "${origin}"`, lines: [get, own, `Origin: ${origin}`] }));

  const sites = [
    { what: "an image on another site", lines: ["cross-site", "no-cors", "image"] },
    { what: "a script of another site", lines: ["cross-site", "no-cors", "script"] },
    { what: "a page on another port of this machine", lines: ["same-site", "cors", "empty"] },
    { what: "a frame on another site", lines: ["cross-site", "navigate", "iframe"] },
    { what: "a plug-in's frame on another site", lines: ["cross-site", "navigate", "object"] },
  ].map(({ what, lines: [site = "", mode = "", dest = ""] }) => ({
    what,
    lines: [get, own, `Sec-Fetch-Site: ${site}`, `Sec-Fetch-Mode: ${mode}`, `Sec-Fetch-Dest: ${dest}`],
  }));

  return [
    ...names,
    ...origins,
    ...sites,
    { what: "without a name", lines: [get] },
    { what: "of HTTP/1.0 without a name", lines: [`GET ${path} HTTP/1.0`] },
    { what: "under two names, ours first", lines: [get, own, "Host: evil.example"] },
    { what: "under two names, ours last", lines: [get, "Host: evil.example", own] },
    { what: "under our name twice", lines: [get, own, own] },
    { what: "from two origins, ours first", lines: [get, own, `Origin: ${url}`, evil] },
    { what: "from an origin behind 2,000 other headers", lines: [get, own, ...many, evil] },
    { what: "under a second name behind 2,000 other headers", lines: [get, own, ...many, "Host: evil.example"] },
    { what: "for another server, as to a proxy", lines: [`GET http://evil.example${path} HTTP/1.1`, own] },
    { what: "for this server, as to a proxy", lines: [`GET ${url}${path} HTTP/1.1`, own] },
    { what: "for another server over TLS, as to a proxy", lines: [`GET https://evil.example${path} HTTP/1.1`, own] },
    { what: "for the server as a whole", lines: ["OPTIONS * HTTP/1.1", own, evil] },
    {
      what: "the question whether another site may ask",
      lines: [
        `OPTIONS ${path} HTTP/1.1`,
        own,
        evil,
        "Access-Control-Request-Method: PATCH",
        "Access-Control-Request-Headers: content-type",
        "Access-Control-Request-Private-Network: true",
      ],
    },
    {
      what: "another site's text, which needs no leave",
      lines: [post, own, evil, "Content-Type: text/plain"],
      body: "{}",
    },
    {
      what: "another site's form",
      lines: [
        post,
        own,
        "Origin: null",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Mode: navigate",
        "Sec-Fetch-Dest: document",
        "Content-Type: application/x-www-form-urlencoded",
      ],
      body: "a=b",
    },
    {
      what: "a form of a page that hides where it is from",
      lines: [
        post,
        own,
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Mode: navigate",
        "Sec-Fetch-Dest: document",
        "Content-Type: text/plain",
      ],
      body: "{}",
    },
    {
      what: "another site's web socket",
      lines: [
        get,
        own,
        evil,
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      ],
    },
  ];
}

/** What a local server answers: programs of this machine, and its own page in any browser. */
export function ownRequests(url: string, path: string): readonly ForeignRequest[] {
  const { host, port } = new URL(url);
  const get = `GET ${path} HTTP/1.1`;
  const own = `Host: ${host}`;
  return [
    { what: "a program's", lines: [get, own] },
    { what: "an old program's", lines: [`GET ${path} HTTP/1.0`, own] },
    { what: "fetch of Node's", lines: [get, own, "Sec-Fetch-Mode: cors"] },
    {
      what: "that of curl --http2",
      lines: [
        get,
        own,
        "Connection: close, Upgrade, HTTP2-Settings",
        "Upgrade: h2c",
        "HTTP2-Settings: AAMAAABkAAQAAP__",
      ],
    },
    { what: "one under the name localhost", lines: [get, `Host: localhost:${port}`] },
    { what: "one under that name in capitals", lines: [get, `HOST: LOCALHOST:${port}`] },
    { what: "one under the name of IPv6", lines: [get, `Host: [::1]:${port}`] },
    { what: "the page's own", lines: [get, own, `Origin: ${url}`, "Sec-Fetch-Site: same-origin"] },
    {
      what: "the page's own under the name localhost",
      lines: [get, `Host: localhost:${port}`, `Origin: http://localhost:${port}`],
    },
    {
      what: "a typed address",
      lines: [get, own, "Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"],
    },
    {
      what: "a link on another site, opened",
      lines: [get, own, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"],
    },
  ];
}
