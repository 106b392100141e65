import { readFileSync } from "node:fs";
import { Failure } from "../../Ingestion/failures/failure";
import { FAILURES } from "../../Ingestion/failures/registry";
import { failureFields } from "../../Ingestion/telemetry/log";

const guide = readFileSync("docs/operators.md", "utf8");
const section = guide.split("\n### Codes\n")[1]?.split(/\n##/)[0] ?? "";

test("the operators' table of codes is the registry's, row by row: kind, message and what to do", () => {
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  const expected = Object.entries(FAILURES).map(
    ([code, { kind, message, action }]) => `| \`${code}\` | ${kind} | ${message} | ${action} |`,
  );
  expect(rows.toSorted()).toEqual(expected.toSorted());
});

test("every kind that a code has is explained to operators", () => {
  for (const kind of new Set(Object.values(FAILURES).map((entry) => entry.kind)))
    expect(guide).toMatch(new RegExp(`^- \\*\\*${kind}\\*\\*: `, "m"));
});

test("a failure says the registry's words with its own values in their places, whatever these hold", () => {
  const failure = new Failure({
    code: "opencx-unreadable",
    source: "opencx",
    values: { what: "session {fault}", field: "id", fault: "is {what}" },
    detail: "their words",
    remoteCode: "E1",
    status: 200,
  });
  expect(failure.plain).toBe("OpenCX's answer about session {fault} is not as documented: id is {what}");
  expect(failure.message).toBe(`${failure.plain}: their words`);
  expect(failureFields(failure)).toEqual({
    error: failure.plain,
    code: "opencx-unreadable",
    remoteCode: "E1",
    status: 200,
    source: "opencx",
  });
});

test("the compiler refuses a code that is not in the registry, and a message left open", () => {
  // @ts-expect-error -- no such code
  expect(() => new Failure({ code: "made-up", source: "inbox" })).toThrow();
  // @ts-expect-error -- its message names a folder
  expect(new Failure({ code: "inbox-missing", source: "inbox" }).kind).toBe("retry");
});
