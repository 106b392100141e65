import { spawnSync } from "node:child_process";

test("the drawing in docs/architecture.md shows the imports of this tree", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/drawing.mjs", "--check"], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
