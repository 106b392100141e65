import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { columnRecords, logicalName, records } from "../../Solution/check/package";
import { SOLUTIONS } from "../../Solution/solutions";
import { childText } from "../../Solution/xml";
import { fixtureTree, packed } from "./support/fixtureTree";

const solutionFrom = async (places: (typeof SOLUTIONS)[number]): Promise<ReturnType<typeof packed>> =>
  packed(await fixtureTree(places));

test.each(SOLUTIONS)(
  "$name: the source says that name and the publisher's prefix, and all its names begin with it",
  async (shipped) => {
    const solution = await solutionFrom(shipped);
    expect([childText(solution.manifest, "UniqueName"), solution.prefix]).toEqual([shipped.name, shipped.prefix]);
    const names = [
      ...records(solution, "Entities", "Entity").flatMap(columnRecords).map(logicalName),
      ...records(solution, "WebResources", "WebResource").map((record) => childText(record, "Name")),
      ...records(solution, "CustomControls", "CustomControl").map((record) => childText(record, "Name")),
      ...[...solution.parts.keys()].flatMap(
        (part) => /^environmentvariabledefinitions\/([^/]+)\//.exec(part)?.[1] ?? [],
      ),
    ];
    expect(names.filter((name) => !name.startsWith(shipped.prefix))).toEqual([]);
  },
);

test("no code but the list names a solution or its source", () => {
  const code = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
    .split("\n")
    .filter((file) => /\.(ts|tsx|mjs|cjs|json)$/.test(file))
    .filter((file) => !["Transcript/caseColumns.ts", "Solution/solutions.ts"].includes(file));
  const naming = code.filter((file) => {
    const text = readFileSync(file, "utf8");
    return SOLUTIONS.some(
      ({ name, source }) => text.includes(name) || text.includes(`${source}/`) || text.includes(`"${source}"`),
    );
  });
  expect(naming).toEqual([]);
});
