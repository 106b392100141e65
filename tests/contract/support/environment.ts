import { privilegeName } from "../../../LocalPlatform/dataverse/access/privileges";
import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { environmentSchema } from "../../../LocalPlatform/dataverse/metadata/schema";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { authorityClient } from "../../../Ingestion/dataverse/authorityClient";
import { tokenCredential } from "../../../Ingestion/dataverse/credential";

/** The Dataverse that the cases are put to. */
export interface Environment {
  /** Its address, no trailing slash. */
  readonly url: string;
  /** A token of the one who asks. */
  token(): Promise<string>;
  /** Absent where the environment is a real one. */
  readonly local?: LocalDataverse;
  close(): Promise<void>;
}

const TOKEN_TIMEOUT = 30_000;

/** Whether the cases are put to an environment of the caller's, rather than to a local one. */
export const isReal = (process.env.DATAVERSE_URL ?? "") !== "";

/** Whether cases that write run: always here, and in a real environment when it was said that they may. */
export const mayWrite = !isReal || process.env.CONTRACT_WRITES === "on";

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "")
    throw new Error(
      `${name} is not set: with DATAVERSE_URL, the cases sign in by DATAVERSE_TENANT_ID, ..._CLIENT_ID, ..._CLIENT_SECRET.`,
    );
  return value;
}

async function realEnvironment(): Promise<Environment> {
  const url = setting("DATAVERSE_URL").replace(/\/+$/, "");
  const secret = setting("DATAVERSE_CLIENT_SECRET");
  const credential = await tokenCredential(
    {
      credential: "secret",
      tenantId: setting("DATAVERSE_TENANT_ID"),
      clientId: setting("DATAVERSE_CLIENT_ID"),
      clientSecret: secret,
    },
    secret,
    process.env.DATAVERSE_AUTHORITY,
    authorityClient(TOKEN_TIMEOUT, (failure) => {
      throw failure;
    }),
  );
  return {
    url,
    async token() {
      const { token } = (await credential.getToken(`${url}/.default`)) ?? { token: "" };
      return token;
    },
    close: async () => undefined,
  };
}

const ACCESS = ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share"] as const;

/** Of columns that no other case writes: an environment as shipped has no keys on these tables. */
const ALTERNATE_KEYS = {
  contact: { contract_external: ["externaluseridentifier"], contract_pair: ["governmentid", "employeeid"] },
  account: { contract_main: ["primarycontactid"] },
};

/** In this process, and asked by an administrator who may do everything: rights have cases of their own. */
async function localEnvironment(): Promise<Environment> {
  const local = await startDataverse({ alternateKeys: ALTERNATE_KEYS });
  const admin = local.users.admin ?? "";
  for (const table of environmentSchema().tables.keys())
    for (const access of ACCESS) local.setPrivilege(admin, privilegeName(access, table), true);
  const token = local.tokenFor(admin);
  return { url: local.url, token: async () => token, local, close: () => local.close() };
}

/** The environment that `DATAVERSE_URL` names, or else a local one that is started for it. */
export function openEnvironment(): Promise<Environment> {
  return isReal ? realEnvironment() : localEnvironment();
}
