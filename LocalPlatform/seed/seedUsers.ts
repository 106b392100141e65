import type { JsonObject } from "../dataverse/model/payload";
import { objectIdOf, SEED_IDS, type UserName } from "./seedIds";

function person(user: UserName, firstname: string, lastname: string, title: string): JsonObject {
  return {
    systemuserid: SEED_IDS[user],
    firstname,
    lastname,
    title,
    internalemailaddress: `${firstname}.${lastname}@harpervalley.example`.toLowerCase(),
    domainname: `${firstname}.${lastname}@harpervalley.example`.toLowerCase(),
    azureactivedirectoryobjectid: objectIdOf(user),
    accessmode: 0,
  };
}

/**
 * The four users: three people, and the application user that ingestion signs in as (access mode 4, Non-interactive).
 */
export const SEED_USERS: readonly JsonObject[] = [
  person("admin", "Priya", "Nair", "Dynamics 365 administrator"),
  person("rep", "Amira", "Haddad", "Customer service representative"),
  person("supervisor", "Jonas", "Weber", "Team lead, customer service"),
  {
    systemuserid: SEED_IDS.application,
    firstname: "#",
    lastname: "OpenCX Ingestion",
    domainname: "opencx-ingestion@harpervalley.example",
    applicationid: SEED_IDS.client,
    azureactivedirectoryobjectid: objectIdOf("application"),
    accessmode: 4,
  },
];
