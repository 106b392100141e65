import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";

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

test("every local server is made where the guard is", () => {
  const makers = ["LocalPlatform", "Workbench"].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" })
      .map((file) => path.posix.join(room, file.replaceAll(path.sep, "/")))
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) =>
        /\bfastify\(|\bcreateServer\b.*"node:http|\bcreate(Secure)?Server\b.*"node:http2/i.test(read(file)),
      ),
  );
  expect(makers).toEqual(["LocalPlatform/loopback/server.ts"]);
});
