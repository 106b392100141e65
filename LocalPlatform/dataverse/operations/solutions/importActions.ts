import { randomUUID } from "node:crypto";
import { missingPrivilege } from "../../access/privileges";
import type { ImportHow, InstalledSolution } from "../../model/environment";
import { isObject, type JsonObject } from "../../model/payload";
import { notImplemented, WebApiError } from "../../model/webApiError";
import type { Answer, WebApiRequest } from "../../request/webApiRequest";
import { complexAnswer, refuseOptions } from "../complexAnswer";
import { actionBody } from "../functions/actionBody";
import { createRow, updateRow } from "../writeRows";
import { ENDED, IMPORT_SOLUTION, importData, putJob } from "./jobs";

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Importing asks for a privilege of no table. Source: Microsoft, "Security roles and privileges", miscellaneous. */
function demandImport({ caller, environment }: WebApiRequest): void {
  const table = environment.schema.tables.get("solution");
  if (table !== undefined && !caller.privileges.has("prvImportCustomization"))
    throw missingPrivilege(caller, "prvImportCustomization", table);
}

function textIn(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  return typeof value === "string" ? value : undefined;
}

/** @throws WebApiError 400 for an id that a job has; 501 for what a staged file would be needed for */
function checkJob({ environment }: WebApiRequest, body: JsonObject): string {
  const staged = isObject(body.SolutionParameters) ? body.SolutionParameters.StageSolutionUploadId : undefined;
  if (typeof staged === "string" && staged !== NOBODY) throw notImplemented("The import of a staged solution");
  if (body.LayerDesiredOrder !== undefined && body.LayerDesiredOrder !== null)
    throw notImplemented("The parameter LayerDesiredOrder");
  const id = (textIn(body, "ImportJobId") ?? randomUUID()).toLowerCase();
  if (environment.store.get("importjob", id) !== undefined)
    throw new WebApiError(400, "0x80071152", "Parameter ImportJobId must be unique.");
  return id;
}

/** Values of environment variables that come with the request. Source: "Solution staging, with asynchronous import". */
function writeValues(request: WebApiRequest, given: unknown): void {
  const { schema, store } = request.environment;
  const table = schema.tables.get("environmentvariablevalue");
  for (const one of Array.isArray(given) ? given.filter(isObject) : []) {
    const type = String(one["@odata.type"]).replace(/^#?Microsoft\.Dynamics\.CRM\./, "");
    if (type !== "environmentvariablevalue" || table === undefined)
      throw notImplemented(`A component parameter of the type '${type}'`);
    const definition = store
      .all("environmentvariabledefinition")
      .find(({ values }) => values.schemaname === one.schemaname);
    if (definition === undefined)
      throw new WebApiError(
        404,
        "0x80040217",
        `environmentvariabledefinition With schemaname = ${String(one.schemaname)} Does Not Exist`,
      );
    const [held] = store.related(table.logicalName, "environmentvariabledefinitionid", {
      table: "environmentvariabledefinition",
      id: definition.id,
    });
    const value = { value: one.value };
    if (held !== undefined) updateRow(request, table, held, value);
    else
      createRow(request, table, {
        ...value,
        schemaname: one.schemaname,
        "EnvironmentVariableDefinitionId@odata.bind": `/environmentvariabledefinitions(${definition.id})`,
      });
  }
}

function importFile(request: WebApiRequest, body: JsonObject, jobId: string, how: ImportHow): InstalledSolution {
  const file = Buffer.from(textIn(body, "CustomizationFile") ?? "", "base64");
  const { id, uniqueName, version } = request.environment.solutions.import(file, how);
  writeValues(request, body.ComponentParameters);
  putJob(request, "importjob", jobId, {
    name: uniqueName,
    solutionname: uniqueName,
    solutionid: id,
    progress: 100,
    data: importData(uniqueName, version),
  });
  return { id, uniqueName, version };
}

/** An import leaves what the new version has no more, unless it is staged for an upgrade. */
function howOf(body: JsonObject): ImportHow {
  return body.HoldingSolution === true ? "holding" : "update";
}

/**
 * The action ImportSolution: the zip is imported, whole or not at all, before it answers. Source: ImportSolution Action;
 * "Upgrade or update a solution".
 * @throws WebApiError 400 with the code of the published error list, 403 without prvImportCustomization
 */
export function importSolution(request: WebApiRequest): Answer {
  const body = actionBody(request, "ImportSolution");
  refuseOptions(request.options);
  demandImport(request);
  importFile(request, body, checkJob(request, body), howOf(body));
  return { status: 204 };
}

/** The action StageAndUpgrade: imported, and what the version before had and this one has not is taken away. */
export function stageAndUpgrade(request: WebApiRequest): Answer {
  const body = actionBody(request, "StageAndUpgrade");
  const answer = complexAnswer(request, "StageAndUpgradeResponse", ["SolutionId"]);
  demandImport(request);
  return answer({ SolutionId: importFile(request, body, checkJob(request, body), "upgrade").id });
}

/** The action DeleteAndPromote: a solution that was staged takes the place of the one before. */
export function deleteAndPromote(request: WebApiRequest): Answer {
  const body = actionBody(request, "DeleteAndPromote");
  const answer = complexAnswer(request, "DeleteAndPromoteResponse", ["SolutionId"]);
  demandImport(request);
  return answer({ SolutionId: request.environment.solutions.promote(textIn(body, "UniqueName") ?? "").id });
}

/**
 * The action ImportSolutionAsync: here the job has ended when the answer comes; whether it went well is told by its row.
 * Source: "Solution staging, with asynchronous import and export".
 */
export function importSolutionAsync(request: WebApiRequest): Answer {
  const body = actionBody(request, "ImportSolutionAsync");
  const answer = complexAnswer(request, "ImportSolutionAsyncResponse", ["ImportJobKey", "AsyncOperationId"]);
  demandImport(request);
  const jobId = checkJob(request, body);
  const operation = randomUUID();
  const job = { name: "Import Solution", operationtype: IMPORT_SOLUTION, statecode: ENDED.statecode };
  try {
    importFile(request, body, jobId, howOf(body));
    putJob(request, "asyncoperation", operation, { ...job, statuscode: ENDED.succeeded });
  } catch (error) {
    if (!(error instanceof WebApiError) || error.status !== 400) throw error;
    const { code, message } = error;
    putJob(request, "importjob", jobId, { progress: 0 });
    putJob(request, "asyncoperation", operation, {
      ...job,
      statuscode: ENDED.failed,
      errorcode: Number(code) | 0,
      message,
      friendlymessage: message,
    });
  }
  return answer({ ImportJobKey: jobId, AsyncOperationId: operation });
}
