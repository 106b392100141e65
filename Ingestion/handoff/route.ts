import type { CustomerRef } from "../../Caller/customer/reference";
import type { DataverseEnvironment } from "../dataverse/environment";
import type { Conversations } from "../opencx/session";
import type { NativeIntegrationPolicy } from "./case/nativeTicket";
import type { IncidentDefaults } from "./incident";

/** What is done about a caller without an e-mail address. */
export const UNKNOWN_CALLER_POLICIES = ["placeholder", "create-contact", "match-phone"] as const;

/** Who stands as customer of a caller without an e-mail address. */
export interface UnknownCaller {
  /**
   * - `placeholder`: this account or contact.
   * - `match-phone`: the one contact of that very number; else the placeholder.
   * - `create-contact`: the same; where nobody has the number, a contact made of name and number.
   */
  readonly policy: (typeof UNKNOWN_CALLER_POLICIES)[number];
  /** The placeholder. */
  readonly customer: CustomerRef;
  /** Of numbers that are written without a country, ISO 3166-1 alpha-2. */
  readonly defaultCountry: string | undefined;
}

/** What the operator wants on the cases of one connection. */
export interface CaseSettings {
  readonly defaults: IncidentDefaults;
  readonly unknownCaller: UnknownCaller;
  /** Absent: Dynamics' own routing rules queue the case. */
  readonly queueId?: string | undefined;
  /** Columns of incident by the keys of the sessions' custom data that fill them. */
  readonly customDataColumns: Readonly<Record<string, string>>;
  /** Whether calls are put on the timeline of their cases. */
  readonly timelineCall: boolean;
  /** What is done about a session that OpenCX's own Dynamics integration has a case for. */
  readonly nativeIntegration: NativeIntegrationPolicy;
  /** Whether the digits of payment cards and of their security codes are masked in all that is written. */
  readonly maskCards: boolean;
}

/** The way of one connection's handoffs: where their sessions are read, where and how their cases are made. */
export interface HandoffRoute {
  readonly conversations: Conversations;
  readonly dataverse: Pick<DataverseEnvironment, "client" | "columns" | "user">;
  readonly cases: CaseSettings;
  /** Whether all of a session is one call, however long nobody speaks in it. */
  readonly isOneCall?: boolean;
  /** Told the fields of a session and its history that have another shape than OpenCX documents. */
  readonly onOddFields?: (fields: readonly string[]) => void;
}
