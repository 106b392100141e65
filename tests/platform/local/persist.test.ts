import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { MAIN_SOLUTION } from "../../../Solution/solutions";
import { PersistError } from "../../../LocalPlatform/persist/rowsFile";
import { roleXml, solutionZip, textColumn } from "../support/solutionZip";
import { clientOf, idOf, placeholderOf, rowsOf } from "../support/dataverseClient";

let folder: string;
let file: string;
const running: LocalDataverse[] = [];

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), "persist-")), "rows");
  file = path.join(folder, "rows.jsonl");
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((dataverse) => dataverse.close()));
  rmSync(path.dirname(folder), { recursive: true });
});

async function start(): Promise<LocalDataverse> {
  const dataverse = await startDataverse({ persist: folder });
  running.push(dataverse);
  return dataverse;
}

async function restart(): Promise<LocalDataverse> {
  await Promise.all(running.splice(0).map((dataverse) => dataverse.close()));
  return start();
}

async function newCase(dataverse: LocalDataverse, title: string): Promise<string> {
  return idOf(await clientOf(dataverse).send("POST", "incidents", { title, ...placeholderOf(dataverse) }));
}

async function ticketsOf(dataverse: LocalDataverse, title: string): Promise<readonly unknown[]> {
  const reply = await clientOf(dataverse).query("incidents", {
    $filter: `title eq '${title}'`,
    $select: "ticketnumber",
  });
  return rowsOf(reply).map((row) => row.ticketnumber);
}

describe("rows that are kept", () => {
  test("keep the solutions that brought their columns, and the one that was removed stays away", async () => {
    const first = await start();
    first.importSolution(
      solutionZip({
        attributes: textColumn("opencx_mine"),
        roles: roleXml("Trial role", { prvReadIncident: "Basic" }),
      }),
    );
    first.setRole(first.users.rep ?? "", "Trial role");
    const body = { title: "kept", opencx_mine: "x", ...placeholderOf(first) };
    const id = idOf(await clientOf(first).send("POST", "incidents", body));

    const second = await restart();
    expect(second.solutions().map(({ uniqueName }) => uniqueName)).toEqual([MAIN_SOLUTION.name, "Trial"]);
    expect((await clientOf(second).get(`incidents(${id})?$select=opencx_mine`)).body.opencx_mine).toBe("x");
    expect((await clientOf(second, second.users.rep).get(`incidents(${id})`)).status).toBe(403);
    second.removeSolution(MAIN_SOLUTION.name);

    const third = await restart();
    expect(third.solutions().map(({ uniqueName }) => uniqueName)).toEqual(["Trial"]);
    expect((await clientOf(third).get("incidents?$top=1&$select=opencx_sessionid")).status).toBe(400);
  });

  test("stand again as they were: written, changed and deleted ones, and their versions", async () => {
    const first = await start();
    const [kept, changed] = [await newCase(first, "kept"), await newCase(first, "changed")];
    await clientOf(first).send("PATCH", `incidents(${changed})`, { title: "changed since" });
    const admin = clientOf(first, first.users.admin);
    expect((await admin.send("DELETE", `incidents(${await newCase(first, "gone")})`)).status).toBe(204);
    const before = await clientOf(first).get(`incidents(${changed})`);

    const second = await restart();
    const after = await clientOf(second).get(`incidents(${changed})`);
    const { "@odata.context": _there, ...row } = before.body;
    expect(after.body).toMatchObject(row);
    expect((await clientOf(second).get(`incidents(${kept})`)).status).toBe(200);
    expect(await ticketsOf(second, "gone")).toEqual([]);
    expect(second.rows("systemuser")).toHaveLength(first.rows("systemuser").length);
  });

  test("give no ticket number and no version twice", async () => {
    const first = await start();
    await newCase(first, "one");
    const [one] = await ticketsOf(first, "one");
    const admin = clientOf(first, first.users.admin);
    const id = first.rows("incident").find((row) => row.title === "one")?.incidentid;
    await admin.send("DELETE", `incidents(${String(id)})`);
    const second = await restart();
    await newCase(second, "two");
    expect(await ticketsOf(second, "two")).not.toEqual([one]);
  });

  test("lose at most the write that broke off", async () => {
    await newCase(await start(), "whole");
    appendFileSync(file, '{"sequences":{},"rows":[["incident","0');
    const second = await restart();
    expect(await ticketsOf(second, "whole")).toHaveLength(1);
    await newCase(second, "later");
    expect(await ticketsOf(await restart(), "later")).toHaveLength(1);
  });

  test("are for their owner alone", async () => {
    await start();
    expect([folder, file].map((place) => statSync(place).mode & 0o777)).toEqual([0o700, 0o600]);
  });
});

describe("what is refused, in plain words, and left as it is", () => {
  const spoilt: readonly (readonly [string, (text: string) => string, string])[] = [
    ["another file", () => "calls,cases\n1,2\n", 'is no file of the local Dataverse (it begins with "calls,cases")'],
    ["a newer version", (text) => text.replace('"version":1', '"version":2'), "was written by another version (2;"],
    ["a damaged line", (text) => text.replace('{"sequences"', '{"sequenc'), "is damaged in line 2"],
  ];
  test.each(spoilt)("%s", async (_what, spoil, said) => {
    await start();
    await Promise.all(running.splice(0).map((dataverse) => dataverse.close()));
    const text = spoil(readFileSync(file, "utf8"));
    writeFileSync(file, text);
    await expect(start()).rejects.toThrow(PersistError);
    await expect(start()).rejects.toThrow(said);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  test("a folder that others may open", async () => {
    await start();
    await Promise.all(running.splice(0).map((dataverse) => dataverse.close()));
    chmodSync(folder, 0o755);
    await expect(start()).rejects.toThrow(/is open to other accounts \(mode 755\).*chmod 700/);
  });

  test("a folder that another process works in", async () => {
    await start();
    await Promise.all(running.splice(0).map((dataverse) => dataverse.close()));
    // The process that runs the tests of this file is a child of one that stands as long as it does.
    writeFileSync(path.join(folder, "lock"), `${process.ppid}\n`);
    await expect(start()).rejects.toThrow(`process ${process.ppid} works in it`);
    rmSync(path.join(folder, "lock"));
  });
});
