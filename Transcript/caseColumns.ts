/** What a column of ours holds. */
export type ColumnKind = "text" | "phone" | "url" | "memo" | "dateTime";

/** The one who writes a column; nobody else does. */
export type ColumnWriter = "service" | "control";

interface DescribedColumn {
  /** Schema name; the logical name is the same in lower case. */
  readonly schemaName: `opencx_${string}`;
  /** English display name; Solution/labels.json has it in the other languages. */
  readonly label: string;
  /** English description; Solution/labels.json has it in the other languages. */
  readonly description: string;
  readonly writtenBy: ColumnWriter;
  /** On our form: `hidden` is there for control and script to read, `absent` is not there. */
  readonly form: "shown" | "hidden" | "absent";
  /** Whether the organization's audit log keeps its changes. */
  readonly audited: boolean;
  /** Version of the solution that brought it. */
  readonly since: `${number}.${number}.${number}`;
}

/** A column that the solution adds to incident. */
export type CaseColumn = DescribedColumn &
  (
    | {
        readonly kind: Exclude<ColumnKind, "dateTime">;
        /** In UTF-16 code units. */
        readonly maxLength: number;
      }
    | { readonly kind: "dateTime" }
  );

/**
 * The columns that the solution adds to incident, by logical name, in their order on the form. Solution XML, form and
 * the local Dataverse are made from this table; the service is typed by it; documents are tested against it.
 */
export const CASE_COLUMNS = {
  opencx_callerphone: {
    schemaName: "opencx_CallerPhone",
    kind: "phone",
    maxLength: 50,
    label: "Caller Phone",
    description: "Phone number of the caller, as telephony delivered it.",
    writtenBy: "service",
    form: "shown",
    audited: true,
    since: "0.1.0",
  },
  opencx_classification: {
    schemaName: "opencx_Classification",
    kind: "text",
    maxLength: 200,
    label: "Classification",
    description: "What the AI agent understood the call to be about.",
    writtenBy: "service",
    form: "shown",
    audited: true,
    since: "0.1.0",
  },
  opencx_sentiment: {
    schemaName: "opencx_Sentiment",
    kind: "text",
    maxLength: 50,
    label: "Sentiment",
    description: "Mood of the caller as the AI agent judged it.",
    writtenBy: "service",
    form: "shown",
    audited: true,
    since: "0.1.0",
  },
  opencx_reason: {
    schemaName: "opencx_Reason",
    kind: "text",
    maxLength: 200,
    label: "Handoff Reason",
    description: "Why the AI agent handed the call off.",
    writtenBy: "service",
    form: "shown",
    audited: true,
    since: "0.1.0",
  },
  opencx_explanation: {
    schemaName: "opencx_Explanation",
    kind: "text",
    maxLength: 2_000,
    label: "Handoff Explanation",
    description: "Why the AI agent handed the call off, in its own words.",
    writtenBy: "service",
    form: "shown",
    audited: true,
    since: "0.1.0",
  },
  opencx_language: {
    schemaName: "opencx_Language",
    kind: "text",
    maxLength: 20,
    label: "Language",
    description: "Language of the call, as a BCP 47 tag such as en or pt-BR.",
    writtenBy: "service",
    form: "shown",
    audited: true,
    since: "0.1.0",
  },
  opencx_handoffon: {
    schemaName: "opencx_HandoffOn",
    kind: "dateTime",
    label: "Handed Off On",
    description: "When the AI agent handed the call off to a human agent.",
    writtenBy: "service",
    form: "shown",
    audited: true,
    since: "0.1.0",
  },
  opencx_ticketnumber: {
    schemaName: "opencx_TicketNumber",
    kind: "text",
    maxLength: 50,
    label: "OpenCX Ticket Number",
    description: "Number of the session in OpenCX, as people there name it.",
    writtenBy: "service",
    form: "shown",
    audited: true,
    since: "0.1.0",
  },
  opencx_sessionurl: {
    schemaName: "opencx_SessionUrl",
    kind: "url",
    maxLength: 500,
    label: "OpenCX Session Link",
    description: "Address of the session in OpenCX, for the recording.",
    writtenBy: "service",
    form: "shown",
    audited: true,
    since: "0.1.0",
  },
  opencx_sessionid: {
    schemaName: "opencx_SessionId",
    kind: "text",
    maxLength: 100,
    label: "OpenCX Session ID",
    description:
      "Session of the conversation in OpenCX. Only the integration writes it; it tells OpenCX phone cases from other cases.",
    writtenBy: "service",
    form: "shown",
    audited: true,
    since: "0.1.0",
  },
  opencx_transcript: {
    schemaName: "opencx_Transcript",
    kind: "memo",
    maxLength: 1_048_576,
    label: "Full Transcript",
    description: "The whole conversation, when it does not fit the description.",
    writtenBy: "service",
    form: "hidden",
    // The log would hold every conversation once more, beyond the reach of whoever deletes the case.
    audited: false,
    since: "0.1.0",
  },
  opencx_writtenhash: {
    schemaName: "opencx_WrittenHash",
    kind: "text",
    maxLength: 64,
    label: "Hash as Written",
    description: "SHA-256 of the conversation as the integration wrote it, so that a later edit is known.",
    writtenBy: "service",
    form: "hidden",
    audited: true,
    since: "0.1.0",
  },
  opencx_notcallers: {
    schemaName: "opencx_NotCallers",
    kind: "text",
    maxLength: 2_000,
    label: "Not the Caller",
    description: "IDs of contacts of whom a representative said that they did not call.",
    writtenBy: "control",
    form: "hidden",
    audited: true,
    since: "0.1.0",
  },
} as const satisfies Readonly<Record<string, CaseColumn>>;

/** Unique name of the solution that brings them. */
export const COLUMNS_SOLUTION = "OpenCXForDynamics365";

/** Logical name of a column of ours. */
export type CaseColumnName = keyof typeof CASE_COLUMNS;

/** Logical name of a column of ours that this one writes. */
export type ColumnWrittenBy<Writer extends ColumnWriter> = {
  [Name in CaseColumnName]: (typeof CASE_COLUMNS)[Name] extends { readonly writtenBy: Writer } ? Name : never;
}[CaseColumnName];
