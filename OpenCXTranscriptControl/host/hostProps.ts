import type { IInputs } from "../generated/ManifestTypes";
import { known } from "../../Transcript/text/known";
import { knownPhone } from "../../Transcript/text/nobody";
import type { CaseColumns } from "../caseView";
import { designTokens, hostRecord, hostTable, type DesignTokens, type HostRecord } from "./untypedContext";

/** What the host says in one updateView, without the host: plain values that components can be tested with. */
export interface HostProps extends CaseColumns {
  readonly sessionId: string | undefined;
  /** Hash of the texts as the service wrote them. */
  readonly writtenHash: string | undefined;
  /** When the AI handed the call off, milliseconds since 1970. */
  readonly handoffOn: number | undefined;
  /** When the case was last changed, milliseconds since 1970; undefined where the form does not bind it. */
  readonly modifiedOn: number | undefined;
  /** As the form gives it, like the two below; see useEnvironment. */
  readonly sessionLinkHosts: string | undefined;
  readonly defaultCountry: string | undefined;
  readonly revealCards: string | undefined;
  /** undefined: not saved yet, or the host does not say. */
  readonly record: HostRecord | undefined;
  /** Whether the form shows a case that is not saved yet: nothing else makes saving the thing to do. */
  readonly newCase: boolean;
  readonly readOnly: boolean;
  readonly rightToLeft: boolean;
  readonly design: DesignTokens | undefined;
}

/** A property as it may really come: with the whole parameter missing in a half-updated context. */
interface LooseProperty {
  readonly raw?: unknown;
  readonly security?: { readonly readable?: boolean };
}

/**
 * Reads the context of one updateView.
 * @returns absent, null and blank values all as undefined.
 */
export function hostPropsOf(context: ComponentFramework.Context<IInputs>): HostProps {
  const property = (name: keyof IInputs): LooseProperty | undefined =>
    (context.parameters as Partial<Record<keyof IInputs, LooseProperty>> | undefined)?.[name];
  const text = (name: keyof IInputs): string | undefined => {
    const raw = property(name)?.raw;
    return typeof raw === "string" && raw.trim() !== "" ? raw : undefined;
  };
  // What `read` does for the two texts: a column of its own can carry characters that turn the words around it about,
  // and words for nothing, as well.
  const safe = (name: keyof IInputs): string | undefined => known(text(name));
  const time = (name: keyof IInputs): number | undefined => {
    const raw = property(name)?.raw;
    return raw instanceof Date ? raw.getTime() : undefined;
  };
  const modifiedOn = time("modifiedOn");
  const record = hostRecord(context);
  return {
    description: text("description"),
    descriptionReadable: property("description")?.security?.readable !== false,
    transcript: text("transcript"),
    callerPhone: knownPhone(text("callerPhone")),
    session: safe("sessionUrl"),
    sessionId: text("sessionId"),
    writtenHash: text("writtenHash"),
    classification: safe("classification"),
    sentiment: safe("sentiment"),
    reason: safe("reason"),
    explanation: safe("explanation"),
    language: safe("language"),
    ticket: safe("ticketNumber"),
    handoffOn: time("handoffOn"),
    modifiedOn,
    sessionLinkHosts: text("sessionLinkHosts"),
    defaultCountry: text("defaultCountry"),
    revealCards: text("revealCards"),
    record,
    // Only a case that was saved has a time of its last change.
    newCase: record === undefined && hostTable(context) === "incident" && modifiedOn === undefined,
    readOnly: context.mode.isControlDisabled,
    rightToLeft: context.userSettings.isRTL,
    design: designTokens(context),
  };
}
