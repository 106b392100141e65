import { existsSync, readFileSync } from "node:fs";

const read = (file: string): string => readFileSync(file, "utf8");

/** The rows of the tables of walls, cell by cell, each with the heading of its part. */
function walls(): readonly { readonly part: string; readonly cells: readonly string[] }[] {
  const section = read("docs/security.md").split("\n## The walls\n")[1]?.split("\n## ")[0] ?? "";
  return section
    .split("\n### ")
    .slice(1)
    .flatMap((text) => {
      const [part = "", ...lines] = text.split("\n");
      const rows = lines.filter((line) => line.startsWith("|"));
      return rows.slice(2).map((row) => ({
        part,
        cells: row
          .replace(/^\| | \|$/g, "")
          .split(" |")
          .map((cell) => cell.trim()),
      }));
    });
}

test("every wall says what it stops and names the tests that show it, which are there", () => {
  const all = walls();
  expect(all.length).toBeGreaterThan(0);
  for (const { part, cells } of all) {
    const [wall = "", stops = "", tests = "", ...rest] = cells;
    expect([part, wall, rest.length]).toEqual([part, wall, 1]);
    expect([part, wall !== "", stops !== ""]).toEqual([part, true, true]);
    const named = [...tests.matchAll(/`([^`]*)`/g)].map((match) => match[1] ?? "");
    expect([part, wall, tests]).toEqual([part, wall, named.map((file) => `\`${file}\``).join(", ")]);
    expect([part, wall, named.length > 0]).toEqual([part, wall, true]);
    for (const file of named)
      expect([wall, file, /^tests\/\S+\.test\.tsx?$/.test(file) && existsSync(file)]).toEqual([wall, file, true]);
  }
});

test("whoever reports a hole, runs the service or begins here finds the walls", () => {
  for (const file of ["SECURITY.md", "README.md"]) expect(read(file)).toContain("](docs/security.md");
  expect(read("docs/operators.md")).toContain("](security.md");
});
