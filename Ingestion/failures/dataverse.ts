import { COLUMNS_SOLUTION } from "../../Transcript/caseColumns";
import type { FailureEntry } from "./kind";

/** Failures of access tokens. */
const TOKEN = {
  "token-secret-wrong": {
    kind: "retry",
    message: "DATAVERSE_CLIENT_SECRET is wrong: paste the secret's value, not its id",
    action: "Set `DATAVERSE_CLIENT_SECRET` to the secret's value, restart; what waits follows by itself",
  },
  "token-secret-expired": {
    kind: "retry",
    message: "DATAVERSE_CLIENT_SECRET has expired: make a new secret in the app registration",
    action: "Make a new secret, set it, restart; what waits follows by itself",
  },
  "token-certificate": {
    kind: "retry",
    message: "DATAVERSE_CERTIFICATE: {file} {fault}",
    action: "Put the certificate and its private key into that file, in PEM form; what waits follows by itself",
  },
  "token-certificate-unknown": {
    kind: "retry",
    message: "the app registration does not know the certificate of DATAVERSE_CERTIFICATE: upload it there",
    action: "Upload the certificate to the app registration; what waits follows by itself",
  },
  "token-app-disabled": {
    kind: "retry",
    message: "the application of DATAVERSE_CLIENT_ID is disabled in its tenant: enable it",
    action: "Enable the application (Entra admin center, enterprise applications); what waits follows by itself",
  },
  "token-no-identity": {
    kind: "retry",
    message:
      "there is no managed identity to be had on this machine: switch it on, or set DATAVERSE_CREDENTIAL to secret or certificate",
    action: "Switch the machine's managed identity on in Azure, or set `DATAVERSE_CREDENTIAL`, restart",
  },
  "token-identity-unknown": {
    kind: "retry",
    message:
      "this machine does not have that managed identity: assign the one of DATAVERSE_CLIENT_ID to it, or unset that for the system-assigned one",
    action: "Assign the identity of `DATAVERSE_CLIENT_ID` to the machine, or unset that setting, restart",
  },
  "token-client-unknown": {
    kind: "retry",
    message: "DATAVERSE_CLIENT_ID is not an application of this tenant",
    action: "Set `DATAVERSE_CLIENT_ID` to the application id of the app registration, restart",
  },
  "token-tenant-unknown": {
    kind: "retry",
    message: "DATAVERSE_TENANT_ID is not a tenant of this authority",
    action: "Set `DATAVERSE_TENANT_ID` to the directory id of the tenant, restart",
  },
  "token-environment-unknown": {
    kind: "retry",
    message: "DATAVERSE_URL is not known to this tenant",
    action: "Set `DATAVERSE_URL` to an environment of the tenant, restart",
  },
  "token-authority-away": {
    kind: "retry",
    message: "the login authority does not answer: check DATAVERSE_AUTHORITY, and that this machine may reach it",
    action: "Check `DATAVERSE_AUTHORITY`, and that this machine may reach it",
  },
  "token-too-long": {
    kind: "retry",
    message: "the login authority's answer is longer than the {bytes} bytes that are read: check DATAVERSE_AUTHORITY",
    action: "Check `DATAVERSE_AUTHORITY`; else look for a proxy on the way",
  },
  "no-token": {
    kind: "retry",
    message:
      "no access token: check DATAVERSE_AUTHORITY, DATAVERSE_TENANT_ID, DATAVERSE_CLIENT_ID and DATAVERSE_CLIENT_SECRET",
    action: "Check these four settings; `status` quotes what the authority said",
  },
} as const satisfies Readonly<Record<string, FailureEntry>>;

/** What the whole environment says no to, not this handoff: cured, every handoff that waits follows. */
const ENVIRONMENT = {
  "no-application-user": {
    kind: "retry",
    message:
      "Dataverse refused {what} ({answer}): the app has no application user in this environment: add one in the Power Platform admin center",
    action: "Add the application user in the Power Platform admin center, give it the role",
  },
  "no-security-role": {
    kind: "retry",
    message: "Dataverse refused {what} ({answer}): the application user has no security role: assign one",
    action: "Give the application user its role in the Power Platform admin center",
  },
  "user-disabled": {
    kind: "retry",
    message: "Dataverse refused {what} ({answer}): the application user is disabled: enable it",
    action: "Enable the application user in the Power Platform admin center",
  },
  unauthorized: {
    kind: "retry",
    message:
      "Dataverse refused {what} ({answer}): the token was not accepted; does DATAVERSE_URL name this environment, and has the app an application user?",
    action: "Check `DATAVERSE_URL`; add the application user",
  },
  "no-license": {
    kind: "retry",
    message: "Dataverse refused {what} ({answer}): the application user has no license here",
    action: "Give the application user, or the environment, its license",
  },
  "environment-closed": {
    kind: "retry",
    message:
      "Dataverse refused {what} ({answer}): the environment is disabled, in administration mode or closed to the app",
    action: "Nothing during maintenance; else open the environment in the Power Platform admin center",
  },
  "environment-busy": {
    kind: "retry",
    message: "Dataverse refused {what} ({answer}): the environment is busy with something else",
    action: "Nothing: it ends by itself, an import of a solution with the import",
  },
  "plug-ins-away": {
    kind: "retry",
    message: "Dataverse refused {what} ({answer}): no process is there to run its plug-ins",
    action: "Nothing: it ends by itself; else look at the plug-ins of the environment",
  },
  "storage-full": {
    kind: "retry",
    message: "Dataverse refused {what} ({answer}): its storage is full",
    action: "Make room, or add capacity, in the Power Platform admin center",
  },
  "table-missing": {
    kind: "retry",
    message:
      "Dataverse refused {what} ({answer}): the environment does not have this table; does DATAVERSE_URL name one with Customer Service?",
    action: "Set `DATAVERSE_URL` to an environment with Customer Service, restart",
  },
  gateway: {
    kind: "retry",
    message: "{what}: the answer ({answer}) is not Dataverse's own but a gateway's, proxy's or firewall's",
    action: "Nothing while it is an outage; else look for a proxy or firewall on the way, and check `DATAVERSE_URL`",
  },
  "solution-missing": {
    kind: "retry",
    message: `the opencx_ columns are not on incident: import the solution ${COLUMNS_SOLUTION}; handoffs wait until then`,
    action: "Import the solution",
  },
  "column-missing": {
    kind: "retry",
    message: "incident has no column {column}",
    action: "Check that `DATAVERSE_URL` is an environment with Customer Service",
  },
  "dataverse-limit": {
    kind: "retry",
    message: "Dataverse refused {what} ({answer}): too many requests; it named a pause",
    action:
      "Nothing: it ends by itself. Often: fewer workers, or another application user for what else runs as this one",
  },
  "database-busy": {
    kind: "retry",
    message: "Dataverse refused {what} ({answer}): its database is too busy",
    action: "Nothing: it ends by itself",
  },
  "dataverse-away": {
    kind: "retry",
    message: "Dataverse refused {what} ({answer}): it is not able to answer now",
    action: "Nothing: it ends with the outage",
  },
  "dataverse-not-json": {
    kind: "retry",
    message: "what answers {what} is not Dataverse: it is not JSON of its shape",
    action: "Nothing while it is an outage; else look for a proxy that answers in its place",
  },
  "dataverse-too-large": {
    kind: "retry",
    message: "the answer to {what} is longer than the {bytes} bytes that are read, so it is not Dataverse's own",
    action: "Look for a proxy that answers in its place, and check `DATAVERSE_URL`",
  },
} as const satisfies Readonly<Record<string, FailureEntry>>;

/** What Dataverse says no to in one handoff, or what it does not show. */
const HANDOFF = {
  "missing-privilege": {
    kind: "dead",
    message:
      "Dataverse refused {what} ({answer}): the application user lacks {privilege}: give its role that privilege; a dead handoff lands when it is replayed",
    action: "Give the role that privilege, then `replay --all`",
  },
  "value-too-long": {
    kind: "dead",
    message: "Dataverse refused {what} ({answer}): a value is longer than its column allows",
    action: "`dead` quotes what Dataverse said; put that right, replay",
  },
  "option-unknown": {
    kind: "dead",
    message: "Dataverse refused {what} ({answer}): an option value is not one of the column's; see DEFAULT_PRIORITY",
    action:
      "`dead` quotes what Dataverse said, `verify` tries `DEFAULT_PRIORITY`; put that right, restart, `replay --all`",
  },
  "column-unknown": {
    kind: "dead",
    message: "Dataverse refused {what} ({answer}): it does not know a column",
    action: "`dead` names the column; check that `DATAVERSE_URL` is an environment with Customer Service, replay",
  },
  "plugin-refused": {
    kind: "dead",
    message: "Dataverse refused {what} ({answer}): a plug-in of this environment refused it; its words are in `dead`",
    action: "Settle it with the author of the customisation, whose words are in `dead`; then replay",
  },
  "record-missing": {
    kind: "dead",
    message:
      "Dataverse refused {what} ({answer}): a record or column does not exist; `verify` tells which setting names it",
    action: "Run `verify`, put the setting right that it names, restart, `replay --all`",
  },
  "dataverse-unclear": {
    kind: "retry-hour",
    message: "Dataverse refused {what} ({answer}), and neither code nor words tell why",
    action: "`dead` quotes what Dataverse said; put that right, replay",
  },
  "dataverse-refused": {
    kind: "dead",
    message: "Dataverse refused {what} ({answer}): it will not accept this as it is",
    action: "`dead` quotes what Dataverse said; put that right, replay",
  },
  "incident-not-shown": {
    kind: "retry-hour",
    message: "Dataverse says the incident exists, and does not show it; can the application user read incidents?",
    action: "Give the role Read on **Case**, replay",
  },
  "native-case-missing": {
    kind: "retry-limited",
    message: "the case that OpenCX's own Dynamics integration names for session {session} is not in this environment",
    action: "Nothing: on the last try a case is made. Often: see which environment OpenCX's own integration writes to",
  },
  "definition-unreadable": {
    kind: "retry",
    message: "Dataverse's definition of incident.{column} is not readable",
    action: "Nothing while it is an outage; else report it with the version of the environment",
  },
} as const satisfies Readonly<Record<string, FailureEntry>>;

/** Failures of Dataverse, and of the tokens for it. */
export const DATAVERSE_FAILURES = { ...TOKEN, ...ENVIRONMENT, ...HANDOFF } as const;
