import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { readFaults } from "../../../LocalPlatform/faults/faultFile";

describe("fault file", () => {
  let dir: string;
  let file: string;

  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), "faults-"));
    file = path.join(dir, "faults.json");
  });
  afterEach(() => rm(dir, { recursive: true }));

  test("gives each server its faults, in order", async () => {
    const down = {
      method: "POST",
      path: "/incidents",
      after: 1,
      times: 2,
      does: { kind: "answer", status: 503, headers: { "retry-after": "1" }, body: "{}" },
    };
    const slow = { does: { kind: "delay", milliseconds: 50 } };
    const reset = { times: 1, does: { kind: "reset-after" } };
    await writeFile(
      file,
      JSON.stringify([
        { server: "dataverse", ...down },
        { server: "opencx", ...slow },
        { server: "dataverse", ...reset },
      ]),
    );
    expect(await readFaults(file)).toEqual({ dataverse: [down, reset], opencx: [slow] });
  });

  test.each([
    ['[{"does":{"kind":"reset"}}]', "0.server"],
    ['[{"server":"opencx","does":{"kind":"explode"}}]', "0.does.kind"],
    ['[{"server":"opencx","does":{"kind":"answer"}}]', "0.does.status"],
    ['[{"server":"opencx","path":"(","does":{"kind":"reset"}}]', "0.path: is not a regular expression"],
    ['[{"server":"opencx","pth":"x","does":{"kind":"reset"}}]', "pth"],
    ["{}", "the file"],
    ["[", "is not JSON"],
  ])("refuses %s and says where", async (text, named) => {
    await writeFile(file, text);
    await expect(readFaults(file)).rejects.toThrow(`${file}: `);
    await expect(readFaults(file)).rejects.toThrow(named);
  });

  test("says that it is not there", async () => {
    await expect(readFaults(file)).rejects.toThrow(`${file}: cannot be read (ENOENT)`);
  });
});
