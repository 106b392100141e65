import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type RecordedRequest, RECORD_SETTING } from "../../LocalPlatform/dataverse/http/requestRecord";
import { CASE_COLUMNS } from "../../Transcript/caseColumns";
import { readCsdl, type Csdl } from "./support/csdl";
import { judge } from "./support/requestFaults";

const document = path.resolve(process.cwd(), "../shared/reference/dataverse/subset.edmx");
const folder = process.env[RECORD_SETTING] ?? "out/requests";
const files = existsSync(folder) ? readdirSync(folder) : [];
const there = existsSync(document);
if (!there) console.warn(`SKIPPED: no request is held against the published metadata, since ${document} is not there.`);
if (files.length === 0)
  console.warn(`SKIPPED: ${folder} holds no recorded requests; a whole npm test records what its tests send.`);

/** What the document lacks, and why it may be asked for all the same. */
const OUTSIDE: Readonly<Record<string, string>> = {
  EntityDefinitions: "metadata of tables is in no $metadata document but the metadata's own",
  RetrieveUserPrivileges: "a function that the subset leaves out; tests/platform holds its documented form",
  environmentvariabledefinitions: "Microsoft's table reference; tests/platform has the columns",
  savedqueries: "Microsoft's table reference; tests/platform has the columns",
  tasks: "Microsoft's table reference; tests/platform has the columns",
};

function published(): Csdl {
  const csdl = readCsdl(readFileSync(document, "utf8"));
  const incident = csdl.types.get("incident");
  if (incident === undefined) throw new Error(`${document} has no incident`);
  const ours = Object.entries(CASE_COLUMNS).map(
    ([name, { kind }]) => [name, kind === "dateTime" ? "Edm.DateTimeOffset" : "Edm.String"] as const,
  );
  const types = new Map(csdl.types).set("incident", {
    ...incident,
    properties: new Map([...incident.properties, ...ours]),
  });
  return { ...csdl, types };
}

function recorded(): readonly RecordedRequest[] {
  return files.flatMap((file) =>
    readFileSync(path.join(folder, file), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as RecordedRequest),
  );
}

const judged = there && files.length > 0 ? test : test.skip;

judged("every request of service, control and form script fits Microsoft's published metadata", () => {
  const csdl = published();
  const faults = new Set<string>();
  for (const request of recorded()) {
    const { outside, faults: found } = judge(csdl, request);
    const named = outside !== undefined && !Object.hasOwn(OUTSIDE, outside) ? [`${outside} is not in it`] : found;
    for (const fault of named) faults.add(`${fault}: ${request.method} ${decodeURIComponent(request.url)}`);
  }
  expect([...faults]).toEqual([]);
});
