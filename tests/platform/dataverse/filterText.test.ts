import fc from "fast-check";
import { parseFilter } from "../../../LocalPlatform/dataverse/odata/parseFilter";
import { readQueryOptions, readQueryString } from "../../../LocalPlatform/dataverse/odata/parseQueryOptions";
import { WebApiError } from "../../../LocalPlatform/dataverse/model/webApiError";
import { readFetch } from "../../../LocalPlatform/dataverse/fetch/readFetch";

/** What a reader says of a text: "read", or the status of its refusal; anything else it throws is its defect. */
function verdict(read: () => unknown): number | "read" {
  try {
    read();
    return "read";
  } catch (error) {
    if (error instanceof WebApiError) return error.status;
    throw error;
  }
}

const WORDS = [
  ...Array.from("()[]',:;=/@.-+ \t\n\"{}"),
  ..."' and ,' or ,not ,name, eq , gt ,null,true,'x',1,any(o:,all(,o/,contains(,$,@p,Microsoft.Dynamics.CRM.In(".split(
    ",",
  ),
  "PropertyName=",
  "PropertyValues=",
  '["a"]',
  "\u0000",
  "é",
];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(""));
const filterOf = (filter: string) => verdict(() => parseFilter(filter, new Map()));

describe("what a query is written in may be anything", () => {
  test("a filter is read or refused, and never breaks its reader", () => {
    fc.assert(
      fc.property(text, (filter) => expect([400, 501, "read"]).toContain(filterOf(filter))),
      { numRuns: 2000 },
    );
  });

  test("so is a whole query string", () => {
    const options = fc.constantFrom("$filter", "$expand", "$orderby", "$select", "$count", "$top", "@p1", "fetchXml");
    fc.assert(
      fc.property(fc.array(fc.tuple(options, text), { maxLength: 4 }), (parts) => {
        const query = parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
        expect([400, 501, "read"]).toContain(verdict(() => readQueryOptions(readQueryString(query))));
      }),
      { numRuns: 500 },
    );
  });

  test("FetchXML is read or refused", () => {
    const parts = fc.constantFrom(
      ..."<fetch>,</fetch>,<entity name='contact'>,</entity>,<filter>,</filter>,<condition attribute='x' operator='eq'/>,<link-entity name='a'>,<,>,/,',&amp;,&x;,<!--,-->,<![CDATA[,]]>,<?x ?>, ".split(
        ",",
      ),
    );
    const xml = fc.array(parts, { maxLength: 20 }).map((some) => some.join(""));
    fc.assert(
      fc.property(xml, (one) => expect([400, "read"]).toContain(verdict(() => readFetch(one)))),
      { numRuns: 500 },
    );
  });

  test.each([
    ["parentheses within each other", `${"(".repeat(15_000)}name eq 1${")".repeat(15_000)}`],
    ["not of not", `${"not ".repeat(8000)}name eq 1`],
    ["any within any", `${"a/any(o:".repeat(4000)}o/b eq 1${")".repeat(4000)}`],
    ["a way over thousands of lookups", `${"a/".repeat(15_000)}b eq 1`],
    ["a function of a function", `${"trim(".repeat(6000)}name${")".repeat(6000)} eq 'x'`],
    ["a list within a list", `name eq ${"[".repeat(30_000)}`],
    ["a list of what is no value", "Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=[{\"a\":1}])"],
    ["a condition of one very long name", `${"a".repeat(32_000)} eq 1`],
  ])("too deep or too long is refused: %s", (_what, filter) => expect(filterOf(filter)).toBe(400));

  test("elements and expands within each other are refused beyond a depth", () => {
    const deep = `<fetch><entity name='contact'>${"<filter>".repeat(3000)}${"</filter>".repeat(3000)}</entity></fetch>`;
    expect(verdict(() => readFetch(deep))).toBe(400);
    const expand = `$expand=${"a($expand=".repeat(2500)}a${")".repeat(2500)}`;
    expect(verdict(() => readQueryOptions(readQueryString(expand)))).toBe(400);
  });

  test("what people write lies well within", () => {
    expect(filterOf(`${"(".repeat(50)}name eq 'x'${")".repeat(50)}`)).toBe("read");
    expect(filterOf("not not name eq 'x'")).toBe("read");
  });
});
