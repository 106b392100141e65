import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { columnLabels, type ColumnLabels } from "./columnLabels";
import { readForm } from "./formXml";
import type { FormLayout, Labels, ViewLayout } from "./layout";
import { readRibbon } from "./ribbonXml";
import { readView } from "./viewXml";

type Environment = Pick<LocalDataverse, "rows" | "solutions">;

/** What is to be drawn is not in the environment. */
export class NotImportedError extends Error {
  override readonly name = "NotImportedError";
}

const TABLE = "incident";

/** The solution's main form. */
const FORM_ID = "5f1c2a70-6d0b-4b1e-9d51-7c0b3a0e4d11";

/** querytype of a view that people choose in the app. Source: savedquery, querytype, MainApplicationView. */
const MAIN_VIEW = 0;

/**
 * The case form, with its command bar, as the environment has it since the solution was imported.
 * @throws NotImportedError without the form; XmlError when it is none
 */
export function importedForm(environment: Environment): FormLayout {
  const row = environment.rows("systemform").find(({ formid }) => formid === FORM_ID);
  if (row === undefined)
    throw new NotImportedError(
      `No imported solution has the form ${FORM_ID}: the environment has nothing to draw a case on.`,
    );
  const ribbons = environment.solutions().flatMap(({ ribbons: { [TABLE]: ribbon } }) => ribbon ?? []);
  return readForm(
    {
      commands: readRibbon(ribbons, TABLE),
      formId: FORM_ID,
      names: namesOf(environment, `systemform ${FORM_ID}`, row.name),
      formXml: String(row.formxml),
    },
    columnsOf(environment),
  );
}

/** The views of cases that the imported solutions brought, as the app offers them. @throws XmlError when one is none */
export function importedViews(environment: Environment): readonly ViewLayout[] {
  const columns = columnsOf(environment);
  return environment
    .rows("savedquery")
    .filter((row) => row.returnedtypecode === TABLE && row.querytype === MAIN_VIEW && row.statecode === 0)
    .map((row) => {
      const viewId = String(row.savedqueryid);
      const names = namesOf(environment, `savedquery ${viewId}`, row.name);
      return readView({ viewId, names, layoutXml: String(row.layoutxml) }, columns);
    });
}

function columnsOf(environment: Environment): ColumnLabels {
  return columnLabels(environment.solutions());
}

/** In each language of the solution that brought it; the row's own name is the English one. */
function namesOf(environment: Environment, key: string, name: unknown): Labels {
  const brought = environment.solutions().map(({ labels }) => labels[key]);
  return Object.assign({ "1033": String(name) }, ...brought) as Labels;
}
