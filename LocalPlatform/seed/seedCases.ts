import { namedGuid } from "../dataverse/model/namedGuid";
import type { JsonObject } from "../dataverse/model/payload";
import { accountId } from "./seedAccounts";
import { SEED_IDS } from "./seedIds";

/** A case and whether somebody works on its queue item. */
export interface SeedCase {
  readonly body: JsonObject;
  readonly worker?: string;
}

function supportCase(title: string, created: string, rest: JsonObject, worker?: string): SeedCase {
  return {
    body: {
      incidentid: namedGuid(`case ${title}`),
      title,
      overriddencreatedon: created,
      "ownerid@odata.bind": `/systemusers(${worker ?? SEED_IDS.supervisor})`,
      ...rest,
    },
    ...(worker === undefined ? {} : { worker }),
  };
}

function company(name: string): JsonObject {
  return { "customerid_account@odata.bind": `/accounts(${accountId(name)})` };
}

function person(name: string): JsonObject {
  return {
    "customerid_contact@odata.bind": `/contacts(${namedGuid(`contact ${name}`)})`,
  };
}

/** Ordinary cases that came by mail and web form; they stand in the support queue, away from the handoffs. */
export const SEED_CASES: readonly SeedCase[] = [
  supportCase(
    "Statement of October shows a transfer twice",
    "2026-11-12T09:14:00Z",
    {
      description: "Customer sent the statement by e-mail; the transfer of 14 October stands there twice.",
      caseorigincode: 2,
      casetypecode: 2,
      ...company("Northgate Logistics"),
    },
    SEED_IDS.rep,
  ),
  supportCase("How do I add a second user to online banking?", "2026-11-16T13:02:00Z", {
    caseorigincode: 3,
    casetypecode: 1,
    prioritycode: 3,
    ...company("Quillon Software"),
  }),
  supportCase(
    "Card reader in the shop declines all cards",
    "2026-11-18T08:41:00Z",
    {
      description: "Two readers, since Tuesday. Restarting did not help.",
      caseorigincode: 3,
      casetypecode: 2,
      prioritycode: 1,
      ...company("Rosedale Pharmacy"),
    },
    SEED_IDS.rep,
  ),
  supportCase("Change of address, paperwork attached", "2026-11-19T15:27:00Z", {
    caseorigincode: 2,
    casetypecode: 3,
    statuscode: 3,
    ...person("Karen Mitchell"),
  }),
];
