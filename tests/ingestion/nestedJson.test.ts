import { DataverseClient } from "../../Ingestion/dataverse/client";
import type { Failure } from "../../Ingestion/failures/failure";
import { OpenCXClient } from "../../Ingestion/opencx/client";
import { readEvent } from "../../Ingestion/webhook/event";
import { answeringServer } from "./support/answeringServer";

let answer = "";
const server = answeringServer((_request, response) =>
  response.setHeader("content-type", "application/json").end(answer),
);

const lists = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
const objects = (levels: number): string => '{"a":'.repeat(levels) + "1" + "}".repeat(levels);
const page = (text: string): string => `{"items":[{"id":"a","type":"message","text":${text}}],"next":null}`;

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  return work.then(
    () => Promise.reject(new Error("it was taken")),
    (failure: unknown) => failure as Failure,
  );
}

const history = async (): Promise<readonly unknown[]> =>
  new OpenCXClient({ url: server.url, apiKey: "key" }).history("s1");

const LEVELS = "64 levels of lists and objects";
const VALUES = "500000 values";

test.each([
  ["lists in lists", lists(3_900_000), LEVELS],
  ["objects in objects", objects(1_300_000), LEVELS],
  ["both in turn", '[{"a":'.repeat(40) + "1" + "}]".repeat(40), LEVELS],
  ["a depth behind words that look like less", `["]]]]\\"]]", ${lists(70)}]`, LEVELS],
  ["very many empty lists", `[${"[],".repeat(600_000)}[]]`, VALUES],
  ["very many empty objects", `[${"{},".repeat(600_000)}{}]`, VALUES],
  ["very many fields", `{${Array.from({ length: 520_000 }, (_, index) => `"k${index}":1`).join(",")}}`, VALUES],
  ["a depth that never ends", "[".repeat(5_000_000), LEVELS],
])(
  "an answer of %s is not made into anything, and its handoff is dead with that reason",
  async (_what, text, limit) => {
    answer = page(text);
    const parse = jest.spyOn(JSON, "parse");
    const failure = await failureOf(history());
    expect(parse.mock.calls.filter(([given]) => given === answer)).toEqual([]);
    parse.mockRestore();
    expect(failure).toMatchObject({ code: "opencx-too-large", kind: "dead" });
    expect(failure.plain).toBe(`the history of session s1 is longer than the ${limit} that are read`);
  },
);

test("Dataverse's answers have the same limits", async () => {
  answer = `{"value":${lists(3_900_000)}}`;
  const dataverse = new DataverseClient({
    url: server.url,
    tokens: { get: () => Promise.resolve("token"), forget: () => undefined },
  });
  const failure = await failureOf(dataverse.request("GET", "contacts", { what: "the contacts" }));
  expect(failure).toMatchObject({ code: "dataverse-not-json" });
});

test("so has what a webhook says", () => {
  const head = '{"event":"conversation.handoff_to_human","organization_id":"org","data":';
  expect(readEvent(`${head}${lists(65_000)}}`)).toEqual({
    kind: "refused",
    field: "body",
    reason: `holds more than ${LEVELS}`,
  });
  expect(readEvent(`${head}[${"{},".repeat(500_000)}{}]}`)).toMatchObject({ reason: `holds more than ${VALUES}` });
});

test("the longest history at one go is taken, and words that look like lists count for nothing", async () => {
  const item = {
    id: "a",
    type: "message",
    text: `${"[{,".repeat(40)}\\"${"\\".repeat(3)}`,
    sender: { kind: "user", name: null },
    ...Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`other${index}`, [index]])),
  };
  answer = JSON.stringify({
    items: Array.from({ length: 18_000 }, (_, index) => ({ ...item, id: `i${index}` })),
    next: null,
  });
  expect(await history()).toHaveLength(18_000);
});
