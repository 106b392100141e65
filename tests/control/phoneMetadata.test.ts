import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { PLANS } from "../../Caller/phone/plans";

type Format = [string, string, (string[] | 0)?, ...unknown[]];
type Metadata = Record<"countries" | "nonGeographic", Record<string, unknown[]>>;

/** What the bundle's loader makes of the package's module, run. */
function bundled(): Metadata {
  const loader = jest.requireActual<(source: string) => string>("../../scripts/smaller/phone-metadata-loader.cjs");
  const source = fs.readFileSync(path.resolve("node_modules/libphonenumber-js/metadata.min.json.js"), "utf8");
  const script = `${loader(source).replace("export default", "result =")}; JSON.stringify(result)`;
  return JSON.parse(String(vm.runInNewContext(`let result; ${script}`))) as Metadata;
}

test("the bundle knows every country as Caller does, but for the patterns of typing", () => {
  const expected = JSON.parse(JSON.stringify(PLANS)) as Metadata;
  for (const row of Object.values(expected.countries)) while (row[row.length - 1] === 0) row.pop();
  for (const row of [...Object.values(expected.countries), ...Object.values(expected.nonGeographic)]) {
    for (const format of (row[4] === 0 || row[4] === undefined ? [] : row[4]) as Format[]) {
      if (Array.isArray(format[2])) format[2] = format[2].slice(-1);
    }
  }
  expect(bundled()).toEqual(expected);
});
