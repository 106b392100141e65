import { line, type RefusalTable } from "./line";

/** A value of this handoff, or one that the operator's settings put into it. */
const VALUES = {
  "0x80044331": line("StringLengthTooLong", "value-too-long", "the text stays as long as it is"),
  "0x80073001": line("CrmSQLCharLengthTooLong", "value-too-long", "the same, found by the database"),
  "0x8004431a": line("PicklistValueOutOfRange", "option-unknown", "the option is none of the column's"),
  "0x80048408": line("InvalidStateCodeStatusCode", "option-unknown", "a state and status that do not go together"),
  "0x80044330": line("DecimalValueOutOfRange", "dataverse-refused", "a number over the column's limits"),
  "0x8004022c": line("unManagedidsdataoutofrange", "dataverse-refused", "a value over the column's limits"),
  "0x80041136": line("SqlArithmeticOverflowError", "dataverse-refused", "a number that the database cannot hold"),
  "0x80040239": line("InvalidDateTime", "dataverse-refused", "a date that the column cannot hold"),
  "0x80040278": line("InvalidCharactersInField", "dataverse-refused", "characters that no text column holds"),
  "0x80040200": line("RequiredFieldMissing", "dataverse-refused", "a column this environment demands"),
  "0x80040203": line("InvalidArgument", "dataverse-refused", "Dataverse has read the request and will not have it"),
  "0x8004023b": line("InvalidOperation", "dataverse-refused", "Dataverse has read the request and will not have it"),
  "0x8005f100": line("BadRequest", "dataverse-refused", "Dataverse has read the request and will not have it"),
  "0x80048d19": line("(payload)", "column-unknown", "a column or navigation that is not there"),
  "0x80060888": line("(query)", "column-unknown", "a column or option that is not there"),
  "0x80041103": line("QueryBuilderNoAttribute", "column-unknown", "a column that is not there"),
  "0x80041102": line("QueryBuilderNoEntity", "table-missing", "the environment lacks a table: no handoff can land"),
} as const satisfies RefusalTable;

/** Records that the handoff, or a setting, names. */
const RECORDS = {
  "0x80040217": line("ObjectDoesNotExist", "record-missing", "a record that a setting names is not there"),
  "0x80060891": line("RecordNotFoundByEntityKey", "record-missing", "a record that a setting names is not there"),
  "0x80040502": line("AccountDoesNotExist", "record-missing", "the customer is not there"),
  "0x80040503": line("ContactDoesNotExist", "record-missing", "the customer is not there"),
  "0x80040237": line("DuplicateRecord", "dataverse-refused", "where it is not the case itself, which is no failure"),
  "0x80040333": line("DuplicateRecordsFound", "dataverse-refused", "a duplicate detection rule of this environment"),
  "0x80060892": line("DuplicateRecordEntityKey", "dataverse-refused", "a key of this environment, taken already"),
  "0x80073002": line("CrmSQLUniqueIndexOrConstraintViolation", "dataverse-refused", "the same, found by the database"),
  "0x8004022d": line("InvalidCustomer", "dataverse-refused", "the customer is no account and no contact"),
  "0x80044410": line(
    "unManagedidsincidentparentaccountandparentcontactnotpresent",
    "dataverse-refused",
    "a case without a customer",
  ),
  "0x8004440f": line(
    "unManagedidsincidentparentaccountandparentcontactpresent",
    "dataverse-refused",
    "a case with two customers; see TICKET_PROPERTIES",
  ),
  "0x8004f864": line(
    "InvalidPrimaryContactBasedOnAccount",
    "dataverse-refused",
    "a contact that is not the customer's",
  ),
  "0x8004f865": line(
    "InvalidPrimaryContactBasedOnContact",
    "dataverse-refused",
    "a contact that is not the customer's",
  ),
  "0x80060853": line("CannotCreateCase", "dataverse-refused", "the customer's entitlement is used up"),
  "0x80060609": line("InvalidEntitlementAssociationToCase", "dataverse-refused", "the entitlement is used up"),
  "0x80060611": line("InvalidEntitlementStateAssociateToCase", "dataverse-refused", "the entitlement is not active"),
  "0x80060616": line("EntitlementNotActiveInAssociationToCase", "dataverse-refused", "the entitlement is not active"),
  "0x80040229": line("InvalidOwnerID", "dataverse-refused", "DEFAULT_OWNER_ID is nobody"),
  "0x80040210": line("InvalidAssigneeId", "dataverse-refused", "DEFAULT_OWNER_ID is nobody"),
  "0x8004022b": line("unManagedidsownernotenabled", "dataverse-refused", "DEFAULT_OWNER_ID is disabled"),
  "0x80040231": line("PrincipalPrivilegeDenied", "dataverse-refused", "DEFAULT_OWNER_ID may not own a case"),
  "0x80040230": line("CannotUpdateObjectBecauseItIsInactive", "dataverse-refused", "the record is closed"),
  "0x8004022e": line("CannotUpdateBecauseItIsReadOnly", "dataverse-refused", "the record is closed"),
  "0x80040233": line("InvalidState", "dataverse-refused", "the record is closed"),
  "0x80043e09": line("AttachmentBlocked", "dataverse-refused", "the environment blocks text files"),
  "0x80044a02": line("unManagedidsattachmentinvalidfilesize", "dataverse-refused", "over the environment's file size"),
} as const satisfies RefusalTable;

/** The queue, where it is not that there is nothing to do. */
const QUEUE = {
  "0x80040521": line("NoPrivilegeToWorker", "dataverse-refused", "DEFAULT_QUEUE_ID is inactive"),
  "0x80040522": line("CannotAddQueueItemsToInactiveQueue", "dataverse-refused", "the user may not work in the queue"),
  "0x80040520": line("InsufficientPrivilegeToQueueOwner", "dataverse-refused", "the queue's owner lacks a privilege"),
  "0x8004051c": line("CannotAddSingleQueueEnabledEntityToQueue", "dataverse-refused", "it is in another queue"),
  "0x8004051d": line("CannotUpdateDeactivatedQueueItem", "dataverse-refused", "the queue item is closed"),
  "0x80040525": line("MultipleQueueItemsFound", "dataverse-refused", "it is in several queues"),
  "0x80040527": line("CannotRouteInactiveQueueItem", "dataverse-refused", "the queue item is closed"),
  "0x80040528": line("QueueIdNotPresent", "dataverse-refused", "no queue is named"),
  "0x800404e7": line("RoutingNotAllowed", "dataverse-refused", "cases are not enabled for queues here"),
  "0x800404ea": line("CannotRouteToQueue", "dataverse-refused", "DEFAULT_QUEUE_ID takes no cases"),
} as const satisfies RefusalTable;

/** What the role or the environment's own logic says no to; a person changes that, then replays. */
const RULES = {
  "0x80040220": line("PrivilegeDenied", "missing-privilege", "the role lacks what its text names"),
  "0x80040204": line("InvalidUserAuth", "missing-privilege", "the role lacks a privilege"),
  "0x80048306": line("unManagedIdsAccessDenied", "missing-privilege", "the role lacks a privilege on this record"),
  "0x80048405": line("AccessDenied", "missing-privilege", "the role lacks a privilege on this record"),
  "0x80040265": line("IsvAborted", "plugin-refused", "a plug-in's author chose to refuse this one"),
} as const satisfies RefusalTable;

/** Refusals of what this one request asks for: dead, but for a table that no handoff can do without. */
export const REQUEST_REFUSALS = { ...VALUES, ...RECORDS, ...QUEUE, ...RULES } as const;
