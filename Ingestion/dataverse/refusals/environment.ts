import { line, type RefusalTable } from "./line";

/** The environment as a whole is closed: whoever asks hears the same. */
const CLOSED = {
  "0x8004a104": line("OrganizationDisabled", "environment-closed", "switched off by an administrator, or expired"),
  "0x8004a106": line("ExpiredKey", "environment-closed", "seen with `currently disabled` while an environment is off"),
  "0x8004a107": line("ScaleGroupDisabled", "environment-closed", "Microsoft moves or mends the servers it runs on"),
  "0x8004a113": line("UserDoesNotHaveAdminOnlyModePermissions", "environment-closed", "administration mode"),
  "0x80040276": line("PrivilegeCreateIsDisabledForOrganization", "environment-closed", "nobody may create anything"),
  "0x8004b044": line("OrganizationMigrationUnderway", "environment-closed", "it moves, and comes back"),
  "0x8004b059": line("CrmLiveAddOnOrgInNoUpdateMode", "environment-closed", "it is being updated"),
  "0x8004d253": line("OrganizationNotConfigured", "environment-closed", "it is being set up or restored"),
  // Not in the published list: Microsoft's ServiceClient, issue 528.
  "0x80095ffc": line("(application restricted)", "environment-closed", "an administrator shuts applications out"),
} as const satisfies RefusalTable;

/** The application user, or its token: the same for every handoff, and cured for all at once. */
const USER = {
  "0x80072560": line("UserNotMemberOfOrg", "no-application-user", "the environment does not know the app yet"),
  "0x80040226": line("unManagedidsanonymousenabled", "no-application-user", "the directory does not know the user"),
  "0x80040225": line("unManagedidsusernotenabled", "user-disabled", "an administrator enables the user again"),
  "0x80042f09": line("UserNotAssignedRoles", "no-security-role", "roles are lost when an environment is copied"),
  "0x8004d24b": line("UserNotAssignedLicense", "no-license", "licences lapse and are renewed"),
  "0x8005f101": line("AccessTokenExpired", "unauthorized", "the next attempt brings a new token"),
  "0x8004020f": line("unManagedidsfailureinittoken", "environment-busy", "the server could not make its own token"),
  "0x80072300": line("RetrieveUserLicenseUnexpectedError", "environment-busy", "its text says to retry later"),
  "0x80072301": line("RetrieveOrganizationInfoUnexpectedError", "environment-busy", "its text says to retry later"),
} as const satisfies RefusalTable;

/** Limits of the service, and what it has run out of. */
const LIMITS = {
  "0x80072321": line("ThrottlingTimeExceededError", "dataverse-limit", "a limit that five minutes give back"),
  "0x80072322": line("ThrottlingBurstRequestLimitExceededError", "dataverse-limit", "the same, by number of requests"),
  "0x80072326": line("ThrottlingConcurrencyLimitExceededError", "dataverse-limit", "too many requests at once"),
  "0x8005f103": line("Throttling", "dataverse-limit", "too many requests"),
  "0x80072324": line("AzureSqlMaxConcurrentWorkersLimitExceededError", "database-busy", "others keep it busy"),
  "0x80072323": line("AzureSqlDatabaseResourceLimitExceededError", "database-busy", "others keep it busy"),
  "0x80072325": line(
    "AzureSqlDatabaseStorageQuotaExceededError",
    "storage-full",
    "full for everyone until room is made",
  ),
  "0x80040222": line("unManagedidsoutofmemory", "environment-busy", "the web server is out of memory"),
} as const satisfies RefusalTable;

/** The processes that run the environment's plug-ins: they were not even asked about this handoff. */
const SANDBOX = {
  "0x8004418d": line("SandboxWorkerNotAvailable", "plug-ins-away", "its text says to try again"),
  "0x8004418e": line("SandboxHostNotAvailable", "plug-ins-away", "no host runs at the moment"),
  "0x80044174": line("SandboxSdkListenerStartFailed", "plug-ins-away", "the sandbox did not start"),
  "0x80081115": line("SandboxPluginDisabled", "plug-ins-away", "plug-ins are switched off for everyone"),
  "0x80081116": line("SandboxWorkerThrottleLimit", "plug-ins-away", "plug-ins failed too often, for anyone's records"),
} as const satisfies RefusalTable;

/** Refusals of the environment, its user and its servers: none is about a handoff, so all wait. */
export const ENVIRONMENT_REFUSALS = { ...CLOSED, ...USER, ...LIMITS, ...SANDBOX } as const;
