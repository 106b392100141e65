import type { Environment } from "../dataverse/model/environment";
import { namedGuid } from "../dataverse/model/namedGuid";
import { createRow } from "../dataverse/operations/writeRows";
import { administratorOf } from "./seedEnvironment";

/**
 * Has an application user stand besides the seeded one; found there, it stays as it is.
 * @returns the ids of user and application, which follow from the name
 */
export function seedApplication(
  environment: Environment,
  name: string,
): { readonly id: string; readonly client: string } {
  const [id, client] = [namedGuid(`user ${name}`), namedGuid(`app registration ${name}`)];
  const table = environment.schema.tables.get("systemuser");
  if (table !== undefined && environment.store.get("systemuser", id) === undefined)
    createRow(administratorOf(environment), table, {
      systemuserid: id,
      firstname: "#",
      lastname: name,
      domainname: `${name.toLowerCase().replace(/\W+/g, "-")}@harpervalley.example`,
      applicationid: client,
      azureactivedirectoryobjectid: namedGuid(`directory object ${name}`),
      accessmode: 4,
    });
  return { id, client };
}
