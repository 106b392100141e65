import type { PhoneColumn } from "../../../Caller/phone/filters";
import type { MatchLevel } from "../../../Caller/phone/match";
import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { lookUpCaller } from "../../../OpenCXTranscriptControl/caller/panel/callerLookup";
import { createCaseStore } from "../../../OpenCXTranscriptControl/host/webApiStore";
import { hostWebApi } from "./hostWebApi";

/** A local Dataverse with a case of an unknown caller, and the search for callers as the panel runs it there. */
export interface PhoneSearch {
  /** @returns the contacts' ids, in the order of the columns */
  store(numbers: readonly (readonly [PhoneColumn, string])[]): Promise<readonly string[]>;
  /** How each contact that is found agrees, by id. Nobody is of the caller's name, so both queries run. */
  search(caller: string, defaultCountry: string | undefined): Promise<ReadonlyMap<string, MatchLevel>>;
  remove(ids: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function startPhoneSearch(): Promise<PhoneSearch> {
  const dataverse: LocalDataverse = await startDataverse();
  const admin = hostWebApi(dataverse, dataverse.users.admin);
  const account = `/accounts(${dataverse.customer.split(":")[1] ?? ""})`;
  const incident = await admin.createRecord("incident", { title: "Call", "customerid_account@odata.bind": account });
  const store = createCaseStore(() => hostWebApi(dataverse));
  return {
    store: (numbers) =>
      Promise.all(
        numbers.map(
          async ([column, stored]) => (await admin.createRecord("contact", { lastname: "Doe", [column]: stored })).id,
        ),
      ),
    search: async (caller, defaultCountry) => {
      const query = { incidentId: incident.id, phone: caller, name: "Ann Roe", defaultCountry };
      const finding = await lookUpCaller(store, query, () => undefined);
      const found = finding.kind === "open" ? (finding.found ?? []) : [];
      return new Map(found.map(({ holder, match }) => [holder.id, match.level]));
    },
    remove: async (ids) => {
      await Promise.all(ids.map((id) => admin.deleteRecord("contact", id)));
    },
    close: () => dataverse.close(),
  };
}
