import { errorOf, useDataverse, type Reply } from "../support/dataverseClient";

describe("the body of a batch comes from outside: what it may not hold is refused before anything is done", () => {
  const platform = useDataverse();
  const send = (body: string, type = "multipart/mixed; boundary=b"): Promise<Reply> =>
    platform.client.send("POST", "$batch", body, { "content-type": type });
  const part = (request: string, headers = "Content-Type: application/http"): string =>
    `--b\r\n${headers}\r\n\r\n${request}\r\n`;
  const WHO = "GET WhoAmI HTTP/1.1\r\n\r\n";
  const END = "--b--";
  const statuses = ({ text }: Reply): readonly number[] =>
    [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

  test("what stands before the first delimiter and behind the last is no part of it (RFC 2046, 5.1.1)", async () => {
    const reply = await send(`preamble\r\n${part(WHO)}${END}\r\nepilogue\r\n--b\r\nno part`);
    expect([reply.status, statuses(reply)]).toEqual([200, [200]]);
  });

  test("the last delimiter needs no line end behind it, as dataverse-webapi sends it", async () => {
    expect(statuses(await send(part(WHO) + END))).toEqual([200]);
  });

  test("a delimiter is a whole line: neither its beginning in a longer one nor its text in a value ends a part", async () => {
    const body = JSON.stringify({ lastname: "--b--", description: "x --b\n--b" });
    const reply = await send(
      part(
        `POST contacts HTTP/1.1\r\nContent-Type: application/json\r\nPrefer: return=representation\r\n\r\n${body}\r\n--bb`,
      ) + END,
    );
    expect(reply.status).toBe(400);
    const whole = await send(
      part(`POST contacts HTTP/1.1\r\nContent-Type: application/json\r\nPrefer: return=representation\r\n\r\n${body}`) +
        END,
    );
    expect([statuses(whole), whole.text.includes('"lastname":"--b--"')]).toEqual([[201], true]);
  });

  // Neither Microsoft nor OData says; clients refuse to send one.
  test("a batch of nothing is answered by nothing", async () => {
    const reply = await send(END);
    expect([reply.status, statuses(reply)]).toEqual([200, []]);
  });

  test.each([
    ["a body of nothing", ""],
    ["a body without a delimiter", "x".repeat(100_000)],
    ["a body of line ends", "\n".repeat(100_000)],
    ["half a delimiter", "--"],
    ["a part without its end", part(WHO)],
  ])("%s is refused as a stream that cannot be read", async (_, body) => {
    expect(errorOf(await send(body)).slice(0, 2)).toEqual([400, "0x80048d19"]);
  });

  test.each([
    ["a part without a media type", part(WHO, "Content-Transfer-Encoding: binary")],
    ["a part of another media type", part(WHO, "Content-Type: text/plain")],
    ["a header without a colon", part(WHO, "Content-Type: application/http\r\nnonsense")],
    ["a header's name with a space", part(WHO, "Content Type: application/http")],
    ["a header without a name", part(WHO, ": application/http")],
    ["a hundred headers too many", part(WHO, Array.from({ length: 200 }, (_, at) => `X-${at}: 1`).join("\r\n"))],
    ["a request line without a version", part("GET WhoAmI\r\n\r\n")],
    ["a request line without a URL", part("GET HTTP/1.1\r\n\r\n")],
    ["a method in small letters", part("get WhoAmI HTTP/1.1\r\n\r\n")],
    ["an empty part", part("")],
    [
      "a change set in a change set",
      part(
        `--c\r\nContent-Type: multipart/mixed; boundary=d\r\n\r\n--d--\r\n--c--`,
        "Content-Type: multipart/mixed; boundary=c",
      ),
    ],
  ])("%s is refused, and what stands before it is not done", async (_, broken) => {
    const { dataverse } = platform;
    const before = dataverse.rows("contact").length;
    const create = part('POST contacts HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{"lastname":"x"}');
    const reply = await send(create + broken + END);
    expect(errorOf(reply).slice(0, 2)).toEqual([400, "0x80060888"]);
    expect(dataverse.rows("contact")).toHaveLength(before);
  });

  test.each([
    ["multipart/mixed; boundary=", 400],
    [`multipart/mixed; boundary=${"b".repeat(71)}`, 400],
    ["multipart/mixed; charset=utf-8; boundary=b", 200],
    ['Multipart/Mixed; Boundary="b"', 200],
  ])("%s: %d", async (type, status) => {
    expect((await send(part(WHO) + END, type)).status).toBe(status);
  });

  test("a request for another environment is not done here", async () => {
    const reply = await send(part("GET https://contoso.crm.dynamics.com/api/data/v9.2/WhoAmI HTTP/1.1\r\n\r\n") + END);
    expect(statuses(reply)).toEqual([400]);
  });

  test("a part outside the Web API is not found, and none leaves it", async () => {
    const urls = ["/authority/x", "/api/data/v9.2/../../authority", "//127.0.0.1/api/data/v9.2/WhoAmI", "http://"];
    for (const url of urls) {
      const reply = await send(part(`GET ${url} HTTP/1.1\r\n\r\n`) + END);
      expect([400, 404]).toContain(reply.status);
    }
  });

  test("a body nested a hundred thousand times is refused like any other", async () => {
    const deep = `{"a":${"[".repeat(100_000)}{"x@odata.bind":"$1"}${"]".repeat(100_000)}}`;
    const request = `POST contacts HTTP/1.1\r\nContent-Type: application/json\r\nContent-ID: 1\r\n\r\n${deep}`;
    const reply = await send(
      `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\n\r\n${request}\r\n--c--\r\n${END}`,
    );
    expect(reply.status).toBe(400);
  });

  test("a name such as __proto__ is no more than a name", async () => {
    const reply = await send(
      part(
        'POST contacts HTTP/1.1\r\nContent-Type: application/json\r\n__proto__: x\r\n\r\n{"__proto__":{"x@odata.bind":"$1"}}',
      ) + END,
    );
    expect(reply.status).toBe(400);
  });

  test("another method than POST is 405", async () => {
    expect((await platform.client.get("$batch")).status).toBe(405);
  });

  test("a failing part rolls back nothing but itself, and one that fails in a listener's sight is never heard", async () => {
    const heard: string[] = [];
    const stop = platform.dataverse.onWrite((table) => heard.push(table));
    const create = (body: string, id: number): string =>
      `--c\r\nContent-Type: application/http\r\nContent-ID: ${id}\r\n\r\nPOST contacts HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${body}\r\n`;
    await send(
      `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${create('{"lastname":"x"}', 1)}${create('{"no":1}', 2)}--c--\r\n${END}`,
    );
    stop();
    expect(heard).toEqual([]);
  });
});
