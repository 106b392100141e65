import { z } from "zod";
import type { Credential } from "../dataverse/credential";
import type { DataverseAccess } from "../dataverse/token";
import * as value from "./values";

/** What each way to sign in needs, and what it leaves aside. */
const CREDENTIALS = {
  secret: {
    needs: ["DATAVERSE_TENANT_ID", "DATAVERSE_CLIENT_ID", "DATAVERSE_CLIENT_SECRET"],
    leaves: ["DATAVERSE_CERTIFICATE", "DATAVERSE_CERTIFICATE_PASSWORD"],
  },
  certificate: {
    needs: ["DATAVERSE_TENANT_ID", "DATAVERSE_CLIENT_ID", "DATAVERSE_CERTIFICATE"],
    leaves: ["DATAVERSE_CLIENT_SECRET"],
  },
  // A client id chooses a user-assigned identity; without one it is the machine's own.
  "managed-identity": {
    needs: [],
    leaves: [
      "DATAVERSE_TENANT_ID",
      "DATAVERSE_CLIENT_SECRET",
      "DATAVERSE_CERTIFICATE",
      "DATAVERSE_CERTIFICATE_PASSWORD",
      "DATAVERSE_AUTHORITY",
    ],
  },
} as const;

/** The environment, and as whom the service works in it. */
export const dataverse = z
  .object({
    DATAVERSE_URL: value.environmentUrl,
    DATAVERSE_CREDENTIAL: z
      .enum(["secret", "certificate", "managed-identity"], "must be secret, certificate or managed-identity")
      .default("secret"),
    DATAVERSE_TENANT_ID: value.directoryId.optional(),
    DATAVERSE_CLIENT_ID: value.directoryId.optional(),
    DATAVERSE_CLIENT_SECRET: z.string().optional(),
    DATAVERSE_CERTIFICATE: z.string().optional(),
    DATAVERSE_CERTIFICATE_PASSWORD: z.string().optional(),
    DATAVERSE_AUTHORITY: value.address.optional(),
    CONCURRENCY: value.concurrency.optional(),
  })
  .superRefine((given, context) => {
    const kind = given.DATAVERSE_CREDENTIAL;
    // It may be what was given, since this is looked at beside every other fault.
    if (!Object.hasOwn(CREDENTIALS, kind)) return;
    const { needs, leaves } = CREDENTIALS[kind];
    const fault = (name: keyof typeof given, message: string): void =>
      context.addIssue({ code: "custom", path: [name], message });
    for (const name of needs)
      if (given[name] === undefined) fault(name, "is not set; docs/operators.md says what it is");
    for (const name of leaves)
      if (given[name] !== undefined) fault(name, `is of no use with DATAVERSE_CREDENTIAL=${kind}: take one away`);
  }, value.ALWAYS)
  .transform((given): DataverseAccess => ({
    url: given.DATAVERSE_URL,
    authority: given.DATAVERSE_AUTHORITY,
    concurrency: given.CONCURRENCY,
    ...credentialOf(given.DATAVERSE_CREDENTIAL, {
      tenantId: given.DATAVERSE_TENANT_ID ?? "",
      clientId: given.DATAVERSE_CLIENT_ID ?? "",
      clientSecret: given.DATAVERSE_CLIENT_SECRET ?? "",
      certificate: given.DATAVERSE_CERTIFICATE ?? "",
      certificatePassword: given.DATAVERSE_CERTIFICATE_PASSWORD,
    }),
  }));

function credentialOf(
  kind: keyof typeof CREDENTIALS,
  given: {
    readonly tenantId: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly certificate: string;
    readonly certificatePassword: string | undefined;
  },
): Credential {
  const { tenantId, clientId, clientSecret, certificate, certificatePassword } = given;
  switch (kind) {
    case "secret":
      return { credential: kind, tenantId, clientId, clientSecret };
    case "certificate":
      return { credential: kind, tenantId, clientId, certificate, certificatePassword };
    case "managed-identity":
      return { credential: kind, ...(clientId === "" ? {} : { clientId }) };
  }
}
