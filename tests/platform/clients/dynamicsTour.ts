import { DynamicsWebApi } from "dynamics-web-api";
import type { LocalDataverse, LocalDataverseOptions } from "../../../LocalPlatform/dataverse/contract";
import { useDataverse } from "../support/dataverseClient";

/** A row as the client hands it over. */
export type Row = Readonly<Record<string, unknown>>;

/** dynamics-web-api 2.5.0, unmodified, at a local Dataverse of its own; to be read inside tests, where it stands. */
export interface DynamicsTour {
  readonly dataverse: LocalDataverse;
  readonly api: DynamicsWebApi;
  /** Id of an account that contacts can stand below. */
  readonly account: string;
  /** Makes a contact of the account. @returns its id */
  contact(more?: object): Promise<string>;
  /** A contact's columns. */
  read(key: string, ...select: string[]): Promise<Row>;
}

/** For all tests of one `describe`. */
export function useDynamicsTour(options: LocalDataverseOptions = {}): DynamicsTour {
  const platform = useDataverse(options);
  let standing: { readonly api: DynamicsWebApi; readonly account: string } | undefined;
  const here = (): NonNullable<typeof standing> => {
    if (standing === undefined) throw new Error("the client stands only while tests run");
    return standing;
  };
  beforeAll(async () => {
    const { dataverse } = platform;
    const admin = dataverse.users.admin ?? "";
    for (const privilege of ["prvCreateAccount", "prvDeleteContact", "prvDeleteAccount", "prvDeleteIncident"])
      dataverse.setPrivilege(admin, privilege, true);
    const api = new DynamicsWebApi({
      serverUrl: dataverse.url,
      dataApi: { version: "9.2" },
      onTokenRefresh: async () => dataverse.tokenFor(admin),
    });
    const account = await api.create<object, string>({ collection: "accounts", data: { name: "Client tour" } });
    standing = { api, account };
  });
  return {
    get dataverse() {
      return platform.dataverse;
    },
    get api() {
      return here().api;
    },
    get account() {
      return here().account;
    },
    contact: (more = {}) =>
      here().api.create<object, string>({
        collection: "contacts",
        data: { lastname: "Tour", "parentcustomerid_account@odata.bind": `accounts(${here().account})`, ...more },
      }),
    read: (key, ...select) => here().api.retrieve<Row>({ collection: "contacts", key, select }),
  };
}
