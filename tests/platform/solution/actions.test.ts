import { randomUUID } from "node:crypto";
import { clientOf, errorOf, idOf, rowsOf, useDataverse, type Client, type Reply } from "../support/dataverseClient";
import { productColumns, solutionZip, textColumn, type SolutionParts } from "../support/solutionZip";

const platform = useDataverse({ solutionImported: false });
let admin: Client;
beforeAll(() => {
  admin = clientOf(platform.dataverse, platform.dataverse.users.admin);
});
afterEach(() => {
  for (const { uniqueName } of platform.dataverse.solutions()) platform.dataverse.removeSolution(uniqueName);
});

const file = (parts: SolutionParts = {}) => Buffer.from(solutionZip(parts)).toString("base64");
const body = (parts: SolutionParts = {}, more: object = {}) => ({
  OverwriteUnmanagedCustomizations: false,
  PublishWorkflows: true,
  CustomizationFile: file(parts),
  ImportJobId: randomUUID(),
  ...more,
});
const has = async (column: string) => (await admin.get(`incidents?$top=1&$select=${column}`)).status === 200;
const names = async () => rowsOf(await admin.get("solutions?$select=uniquename")).map(({ uniquename }) => uniquename);
const imported = (parts: SolutionParts = {}, more: object = {}) =>
  admin.send("POST", "ImportSolution", body(parts, more));

// Source: ImportSolution Action.
describe("ImportSolution", () => {
  test("imports the zip and tells of it by the import job of the given id", async () => {
    const ImportJobId = randomUUID();
    const { status, text } = await imported({}, { ImportJobId });
    expect([status, text]).toEqual([204, ""]);
    expect([await names(), await has("opencx_classification")]).toEqual([["Trial"], true]);
    const { body: job } = await admin.get(`importjobs(${ImportJobId})`);
    expect(job).toMatchObject({ solutionname: "Trial", progress: 100, completedon: expect.any(String) });
    expect(job.data).toContain('<result result="success"');
  });

  test("leaves of an earlier version what the new one has no more: that is an update", async () => {
    await imported();
    await imported({ version: "1.1.0.0", attributes: productColumns("opencx_classification") });
    expect(await has("opencx_classification")).toBe(true);
  });

  test("is refused in the words of the published list, and leaves nothing behind", async () => {
    await imported({ version: "2.0.0.0" });
    const ImportJobId = randomUUID();
    expect(errorOf(await imported({ version: "1.0.0.0" }, { ImportJobId }))).toEqual([
      400,
      "0x80048541",
      "The import solution must have a higher version than the existing solution it is upgrading.",
    ]);
    expect((await admin.get(`importjobs(${ImportJobId})`)).status).toBe(404);
  });

  test("the id of a job is used once", async () => {
    const ImportJobId = randomUUID();
    await imported({}, { ImportJobId });
    expect(errorOf(await imported({}, { ImportJobId }))).toEqual([
      400,
      "0x80071152",
      "Parameter ImportJobId must be unique.",
    ]);
  });

  test.each([
    [{ CustomizationFile: null }, "needs the parameter 'CustomizationFile'"],
    [{ PublishWorkflows: "yes" }, "'PublishWorkflows' is not of the type 'Edm.Boolean'"],
    [{ CustomizationFile: "not base64!" }, "'CustomizationFile' is not of the type 'Edm.Binary'"],
    [{ Overwrite: true }, "The parameter 'Overwrite' in the request payload is not a valid parameter"],
  ])("a body such as %j is refused", async (wrong, words) => {
    const [status, code, message] = errorOf(await imported({}, wrong));
    expect([status, code]).toEqual([400, "0x80048d19"]);
    expect(message).toContain(words);
    expect(await names()).toEqual([]);
  });

  test("asks for prvImportCustomization", async () => {
    const rep = clientOf(platform.dataverse, platform.dataverse.users.rep);
    const [status, code, message] = errorOf(await rep.send("POST", "ImportSolution", body()));
    expect([status, code]).toEqual([403, "0x80040220"]);
    expect(message).toContain("is missing prvImportCustomization privilege");
  });

  test("a change set that fails later takes the import back, columns and rows", async () => {
    const part = (method: string, path: string, json: object) =>
      `--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ${path.length}\r\n\r\n` +
      `${method} /api/data/v9.2/${path} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(json)}\r\n`;
    const text =
      `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${part("POST", "ImportSolution", body())}` +
      `${part("POST", "contacts", { nothing: 1 })}--c--\r\n--b--\r\n`;
    await admin.send("POST", "$batch", text, { "content-type": "multipart/mixed; boundary=b" });
    expect([await names(), platform.dataverse.solutions(), await has("opencx_classification")]).toEqual([
      [],
      [],
      false,
    ]);
  });
});

// Source: "Solution staging, with asynchronous import and export".
describe("ImportSolutionAsync", () => {
  const jobOf = async (answer: Reply) =>
    (
      await admin.get(
        `asyncoperations(${String(answer.body.AsyncOperationId)})?$select=statecode,statuscode,message,errorcode`,
      )
    ).body;

  test("answers with a job, whose state tells that it went well, and sets variables on the way", async () => {
    const ComponentParameters = [
      {
        "@odata.type": "Microsoft.Dynamics.CRM.environmentvariablevalue",
        schemaname: "opencx_Hosts",
        value: "a.example",
      },
    ];
    const { ImportJobId: _id, ...given } = body({ variables: ["opencx_Hosts"] }, { ComponentParameters });
    const answer = await admin.send("POST", "ImportSolutionAsync", given);
    expect(await jobOf(answer)).toMatchObject({ statecode: 3, statuscode: 30 });
    expect((await admin.get(`importjobs(${String(answer.body.ImportJobKey)})`)).body.solutionname).toBe("Trial");
    expect(rowsOf(await admin.get("environmentvariablevalues"))).toMatchObject([{ value: "a.example" }]);
  });

  test("one that fails has failed in its job, not in its answer", async () => {
    const answer = await admin.send("POST", "ImportSolutionAsync", body({ version: "one" }));
    expect(answer.status).toBe(200);
    expect(await jobOf(answer)).toMatchObject({
      statecode: 3,
      statuscode: 31,
      message: "An invalid solution version was specified.",
      errorcode: 0x8004f01e - 2 ** 32,
    });
    expect(await names()).toEqual([]);
  });
});

// Source: "Upgrade or update a solution"; StageAndUpgrade Action; DeleteAndPromote Action.
describe("an upgrade", () => {
  const without = {
    version: "1.1.0.0",
    attributes: productColumns("opencx_classification") + textColumn("opencx_new"),
  };

  test("StageAndUpgrade takes away what the new version has no more", async () => {
    await imported();
    const { body: answer } = await admin.send("POST", "StageAndUpgrade", body(without));
    const [row] = rowsOf(await admin.get("solutions?$select=version"));
    expect(answer.SolutionId).toBe(row?.solutionid);
    expect([row?.version, await has("opencx_classification")]).toEqual(["1.1.0.0", false]);
  });

  test("a holding solution stands beside the one before, until DeleteAndPromote puts it in its place", async () => {
    await imported();
    await imported(without, { HoldingSolution: true });
    expect(await names()).toEqual(["Trial", "Trial_Upgrade"]);
    expect([await has("opencx_classification"), await has("opencx_new")]).toEqual([true, true]);
    const { body: answer } = await admin.send("POST", "DeleteAndPromote", { UniqueName: "Trial" });
    const [row, ...others] = rowsOf(await admin.get("solutions"));
    expect([row?.solutionid, row?.version, others]).toEqual([answer.SolutionId, "1.1.0.0", []]);
    expect([await has("opencx_classification"), await has("opencx_new")]).toEqual([false, true]);
  });

  test("without one that waits there is nothing to promote", async () => {
    await imported();
    const [status, code] = errorOf(await admin.send("POST", "DeleteAndPromote", { UniqueName: "Trial" }));
    expect([status, code]).toEqual([400, "0x8004853b"]);
  });
});

// Source: "Solution concepts": a managed solution is uninstalled, an unmanaged one is deleted.
describe("DELETE of a solution's row", () => {
  const remove = async (name: string, client = admin) => {
    const [row] = rowsOf(await admin.get(`solutions?$filter=uniquename eq '${name}'`));
    return client.send("DELETE", `solutions(${String(row?.solutionid)})`);
  };

  test("uninstalls a managed one, with its columns", async () => {
    await imported();
    expect((await remove("Trial")).status).toBe(204);
    expect([await names(), await has("opencx_classification")]).toEqual([[], false]);
  });

  test("of an unmanaged one takes the row alone: what it brought stays", async () => {
    await imported({ managed: false, uniqueName: "Loose", attributes: textColumn("opencx_loose") });
    await remove("Loose");
    expect([await names(), await has("opencx_loose")]).toEqual([[], true]);
    expect(rowsOf(await admin.get("savedqueries"))).toHaveLength(1);
  });

  test("asks for the privilege to delete", async () => {
    await imported();
    const rep = clientOf(platform.dataverse, platform.dataverse.users.rep);
    expect((await remove("Trial", rep)).status).toBe(403);
    expect(await names()).toEqual(["Trial"]);
  });
});

test("publishing finds nothing to do. Source: PublishAllXml Action, PublishXml Action", async () => {
  expect((await admin.send("POST", "PublishAllXml")).status).toBe(204);
  expect((await admin.send("POST", "PublishXml", { ParameterXml: "<importexportxml/>" })).status).toBe(204);
  expect(idOf(await admin.send("POST", "accounts", { name: "x" }))).toMatch(/-/);
});
