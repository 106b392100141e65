import { line, type RefusalTable } from "./line";

/** The database, or the metadata that it is asked by, is away or busy: it waits. */
const AWAY = {
  "0x80044151": line("unManagedidssqltimeouterror", "database-busy", "a busy database"),
  "0x80073000": line("CrmSQLNetworkingError", "database-busy", "its text says to try again"),
  "0x8004a001": line("CrmSqlGovernorDatabaseRequestDenied", "database-busy", "its text says to try again later"),
  "0x80048542": line("VersionedRowNotFoundInTempDB", "database-busy", "its text says to try again later"),
  "0x80048544": line("DataEngineQueryThrottling", "database-busy", "the server sheds load"),
  "0x8004023e": line("OpenCrmDBConnection", "database-busy", "its connection to the database is in disorder"),
  "0x8004023f": line("InvalidConnectionString", "database-busy", "the server does not reach its database"),
  "0x80040251": line("TransactionNotStarted", "database-busy", "the server's connection to it, not the data"),
  "0x80040252": line("TransactionNotCommited", "database-busy", "the server's connection to it, not the data"),
  "0x80048543": line("SolutionImportCauseTimeout", "environment-busy", "ends with the import of a solution"),
  "0x80071151": line("SolutionConcurrencyFailure", "environment-busy", "ends with the import of a solution"),
  "0x80071154": line("ConcurrentOperationFailure", "environment-busy", "its text says to try again later"),
  "0x80048518": line("SqlEncryption", "environment-busy", "the environment's encryption, for everyone"),
  "0x8004852a": line(
    "SqlEncryptionSetEncryptionKeyIsAlreadyRunningCannotRunItInParallel",
    "environment-busy",
    "the key is being changed",
  ),
} as const satisfies RefusalTable;

/**
 * Codes under which anything may have happened, this handoff's own fault or the server's: only the words tell, and
 * where they do not it is tried for an hour.
 */
const UNCLEAR = {
  "0x80040216": line("UnExpected", "dataverse-unclear", "seen with a failover of the database, and with bugs"),
  "0x80044150": line("unManagedidssqlerror", "dataverse-unclear", "a deadlock as well as a value it cannot store"),
  "0x8004c001": line("SqlErrorInStoredProcedure", "dataverse-unclear", "as any error of the database"),
  "0x80040255": line("TransactionAborted", "dataverse-unclear", "a plug-in's doing or the database's"),
  "0x80040224": line("IsvUnExpected", "dataverse-unclear", "a plug-in failed, and did not say of what"),
  "0x8004025b": line("CalloutException", "dataverse-unclear", "as a plug-in that failed"),
  "0x80044171": line("SandboxClientPluginTimeout", "dataverse-unclear", "a slow day, or a plug-in that never ends"),
  "0x80044172": line("SandboxHostPluginTimeout", "dataverse-unclear", "a slow day, or a plug-in that never ends"),
  "0x80044173": line("SandboxWorkerPluginTimeout", "dataverse-unclear", "a slow day, or a plug-in that never ends"),
  "0x80081111": line("SandboxWorkerPluginExecuteTimeout", "dataverse-unclear", "a slow day, or it never ends"),
  "0x80040256": line("CrmSecurityError", "dataverse-unclear", "the check itself failed"),
  "0x80040277": line("UnauthorizedAccess", "dataverse-unclear", "says neither what nor whom"),
  "0x8006088a": line("CrmHttpError", "dataverse-unclear", "anything that the Web API itself met"),
  "0x80040244": line("ServiceInstantiationFailed", "dataverse-unclear", "a server that starts, or a broken set-up"),
  "0x8004024e": line("FailedToLoadAssembly", "dataverse-unclear", "a plug-in that is being deployed, or is broken"),
} as const satisfies RefusalTable;

/** Refusals that come from behind the Web API. */
export const DATABASE_REFUSALS = { ...AWAY, ...UNCLEAR } as const;
