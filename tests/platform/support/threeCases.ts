import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { clientOf, placeholderOf, rowsOf, type Client } from "./dataverseClient";

/** Serial number of the three cases, so that a filter finds no others. */
export const MARK = "Query test";

/** A local Dataverse with three cases that differ in title, priority and origin; one has no origin. */
export async function startWithThreeCases(): Promise<{ readonly dataverse: LocalDataverse; readonly client: Client }> {
  const dataverse = await startDataverse();
  const client = clientOf(dataverse);
  await createThreeCases(client, placeholderOf(dataverse));
  return { dataverse, client };
}

async function createThreeCases(client: Client, customer: object): Promise<void> {
  for (const [title, prioritycode, caseorigincode] of [
    ["Beta", 1, 1],
    ["alpha", 3, 2],
    ["Gamma", 2, null],
  ] as const) {
    await client.send("POST", "incidents", {
      title,
      prioritycode,
      caseorigincode,
      productserialnumber: MARK,
      ...customer,
    });
  }
}

/** Titles of those of the three that a filter keeps, in the order of their titles unless `more` says otherwise. */
export async function titlesOfThree(
  client: Client,
  filter: string,
  more: Readonly<Record<string, string>> = {},
): Promise<readonly unknown[]> {
  const reply = await client.query("incidents", {
    $select: "title",
    $filter: `productserialnumber eq '${MARK}' and (${filter})`,
    $orderby: "title",
    ...more,
  });
  return rowsOf(reply).map((row) => row.title);
}
