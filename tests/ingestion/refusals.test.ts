import { existsSync, readFileSync } from "node:fs";
import { refusalOf } from "../../Ingestion/dataverse/refusal";
import { REFUSALS } from "../../Ingestion/dataverse/refusals/table";
import type { Failure } from "../../Ingestion/failures/failure";

/** Codes that wait: the environment, its user, its servers or its database. */
const WAIT = `
  8004a104 8004a106 8004a107 8004a113 80040276 8004b044 8004b059 8004d253 80095ffc
  80072560 80040226 80040225 80042f09 8004d24b 8005f101 8004020f 80072300 80072301
  80072321 80072322 80072326 8005f103 80072324 80072323 80072325 80040222
  8004418d 8004418e 80044174 80081115 80081116
  80044151 80073000 8004a001 80048542 80048544 8004023e 8004023f 80040251 80040252
  80048543 80071151 80071154 80048518 8004852a 80041102`;
/** Codes that tell nothing, and are tried for an hour. */
const HOUR = `
  80040216 80044150 8004c001 80040255 80040224 8004025b 80044171 80044172 80044173 80081111
  80040256 80040277 8006088a 80040244 8004024e`;
/** Codes that are about this handoff, or a setting that is in it. */
const DEAD = `
  80044331 80073001 8004431a 80048408 80044330 8004022c 80041136 80040239 80040278 80040200 80040203
  8004023b 8005f100 80048d19 80060888 80041103
  80040217 80060891 80040502 80040503 80040237 80040333 80060892 80073002 8004022d 80044410 8004440f
  8004f864 8004f865 80060853 80060609 80060611 80060616
  80040229 80040210 8004022b 80040231 80040230 8004022e 80040233 80043e09 80044a02
  80040521 80040522 80040520 8004051c 8004051d 80040525 80040527 80040528 800404e7 800404ea
  80040220 80040204 80048306 80048405 80040265`;

function codesOf(list: string): readonly string[] {
  return list
    .trim()
    .split(/\s+/)
    .map((code) => `0x${code}`);
}

function refused(status: number, body: object | string): Failure {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return refusalOf({ status, headers: new Headers(), text }, "creating the incident", 0);
}

function said(status: number, code: string, message = "Something."): Failure {
  return refused(status, { error: { code, message } });
}

describe.each([
  ["retry", codesOf(WAIT)],
  ["retry-hour", codesOf(HOUR)],
  ["dead", codesOf(DEAD)],
])("a refusal of kind %s", (kind, codes) => {
  test.each(codes)("is %s, whatever its status", (code) => {
    expect([400, 403, 404, 412].map((status) => said(status, code).kind)).toEqual([kind, kind, kind, kind]);
    expect(REFUSALS[code as keyof typeof REFUSALS]?.why).toMatch(/\w/);
  });
});

test("every line of the table is among them, once", () => {
  const listed = [WAIT, HOUR, DEAD].flatMap(codesOf);
  expect(listed.toSorted()).toEqual(Object.keys(REFUSALS).toSorted());
  expect(new Set(listed).size).toBe(listed.length);
});

test("codes and names are those of Microsoft's list", () => {
  const file = "../shared/reference/dataverse/errorcodes-all.tsv";
  if (!existsSync(file)) {
    console.warn(`SKIPPED: the list of error codes; ${file} is not there`);
    return;
  }
  const names = new Map(
    readFileSync(file, "utf8")
      .split("\n")
      .map((each) => each.split("\t"))
      .map(([name, code]) => [code, name] as const),
  );
  const wrong = Object.entries(REFUSALS).filter(
    ([code, { name }]) => !name.startsWith("(") && names.get(code) !== name,
  );
  expect(wrong).toEqual([]);
});

test.each([
  [
    400,
    "0x80040216",
    "Database 'x' on server 'y' is not currently available. Please retry the connection later.",
    "database-busy",
  ],
  [
    400,
    "0x80044150",
    "Transaction (Process ID 71) was deadlocked on lock resources; deadlock victim.",
    "database-busy",
  ],
  [400, "0x80040216", "Timeout expired. The timeout period elapsed prior to completion.", "database-busy"],
  [400, "", "A transport-level error has occurred when receiving results from the server.", "database-busy"],
  [403, "0x8004ffff", "The organization you are attempting to access is currently disabled.", "environment-closed"],
  [403, "", "The environment is in administration mode.", "environment-closed"],
  [403, "0x0", "Access to Dataverse API is restricted for this application Id.", "environment-closed"],
  [400, "0x80040224", "The service is temporarily unavailable.", "environment-busy"],
  [400, "0x8004fffe", "The server is busy. Try again later.", "environment-busy"],
  [400, "0x80040216", "The database has reached its size quota.", "storage-full"],
  [400, "0x0", "Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.incident'.", "column-unknown"],
  [
    400,
    "0x0",
    "Invalid property 'opencx_reason' was found in entity 'Microsoft.Dynamics.CRM.incident'.",
    "solution-missing",
  ],
  [404, "0x8006088a", "Resource not found for the segment 'incidents'.", "table-missing"],
  [404, "", "queue With Id = 6f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11 Does Not Exist", "record-missing"],
  [403, "", "Principal user is missing prvCreateIncident privilege", "missing-privilege"],
  [400, "", "The length of the 'title' attribute exceeded the maximum allowed length of '200'.", "value-too-long"],
  [400, "0x80040216", "An unexpected error occurred.", "dataverse-unclear"],
  [400, "0x8004abcd", "Enter a value and try again.", "dataverse-unclear"],
  [403, "", "Forbidden", "dataverse-unclear"],
  [500, "0x80040216", "An unexpected error occurred.", "dataverse-away"],
  [503, "0x8004418d", "No worker.", "plug-ins-away"],
  [500, "0x80040333", "A duplicate.", "dataverse-refused"],
  [429, "0x80072322", "Too many.", "dataverse-limit"],
  [401, "0x8005f101", "No.", "unauthorized"],
])("%i %s %j is %s", (status, code, message, expected) => {
  expect(said(status, code, message).code).toBe(expected);
});

test("the older shape of an error body and a code as a signed number are Dataverse's own as well", () => {
  expect(refused(400, { Message: "m", ExceptionMessage: "e", ErrorCode: -2147204303 }).code).toBe("value-too-long");
  expect(refused(403, { error: { code: "-2147220960", message: "m" } }).code).toBe("missing-privilege");
  expect(refused(403, { error: { code: "0x80040220", message: "M" } }).remoteCode).toBe("0x80040220");
});

test.each([
  ["a code as a number", { error: { code: -2147204303, message: "m" } }],
  ["OData's older JSON", { "odata.error": { code: "0x80044331", message: { lang: "en-US", value: "m" } } }],
  ["a message with its language", { error: { code: "0x80044331", message: { lang: "en-US", value: "m" } } }],
  ["no message", { error: { code: "0x80044331", message: null } }],
  ["errors inside", { error: { code: "0X80044331", message: "m", innererror: { message: "n", type: "t" } } }],
  ["a byte order mark", `\uFEFF${JSON.stringify({ error: { code: "0x80044331", message: "m" } })}`],
  ["XML", "<error><code>0x80044331</code><message>m</message></error>"],
  [
    "XML and its declaration",
    '\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<error xmlns="urn:x"><code> 0x80044331 </code></error>',
  ],
  [
    "OData's Atom form",
    `<?xml version="1.0"?><m:error xmlns:m="http://docs.oasis-open.org/odata/ns/metadata"><m:code>0x80044331</m:code>
     <m:message xml:lang="en-US">a &lt; b</m:message><m:innererror><m:message>n</m:message></m:innererror></m:error>`,
  ],
  [
    ".NET's XML",
    "<Error><Message>m</Message><ExceptionMessage>e</ExceptionMessage><ErrorCode>-2147204303</ErrorCode></Error>",
  ],
])("Dataverse's own words with %s are its own", (_what, body) => {
  expect(refused(400, body).code).toBe("value-too-long");
});

test.each([
  ["nothing", ""],
  ["a page", "<html><body>Forbidden</body></html>"],
  ["text", "upstream connect error"],
  ["XML of a gateway", "<error><code>403</code><message>no</message></error>"],
  ["XML of a storage", "<Error><Code>AccessDenied</Code><Message>no</Message></Error>"],
  ["XML with a code in something else", "<html><error><code>0x80044331</code></error></html>"],
  ["XML with a code further in", "<error><message>no</message><inner><code>0x80044331</code></inner></error>"],
  ["XML that was cut short", "<error><code>0x80044331</code><message>m"],
  ["JSON of a gateway", { statusCode: 403, message: "Forbidden" }],
  ["JSON with a word for a code", { error: { code: "Forbidden", message: "no" } }],
  ["JSON with a status for a code", { error: { code: "404", message: "no" } }],
  ["JSON without a code", { error: { message: "no" } }],
  ["the JSON of a web server", { Message: "No HTTP resource was found." }],
  ["a list", []],
  ["null", "null"],
  ["half an answer", '{"error":{"code":"0x80040220","mess'],
])("%s in place of Dataverse's own words always waits", (_what, body) => {
  for (const status of [400, 402, 403, 404, 405, 407, 409, 410, 412, 413, 418, 421, 451, 499])
    expect([status, refused(status, body).code]).toEqual([status, "gateway"]);
  for (const status of [408, 500, 502, 503, 504, 520, 525])
    expect([status, refused(status, body).code]).toEqual([status, "dataverse-away"]);
  for (const status of [401, 403, 404, 412, 429, 499, 500, 503]) expect(refused(status, body).kind).toBe("retry");
});
