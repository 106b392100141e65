import type { IInputs } from "../generated/ManifestTypes";
import { dateTimeInUserZone } from "./userZone";
import { raiseFormEvent } from "./untypedContext";
import type { CaseStore } from "../caller/panel/caseStore";
import { createCaseStore } from "./webApiStore";
import type { StringKey } from "../strings/keys";

/** What components may ask of the host. One object per control instance; each call goes to the newest context. */
export interface HostServices {
  /** A string in the rep's language, `{0}`, `{1}` filled in, each in its own direction (isolated). */
  readonly text: (key: StringKey, ...values: readonly (string | number)[]) => string;
  /** A string whose key is put together at run time; undefined when no file has it. */
  readonly textIfAny: (key: string) => string | undefined;
  readonly integer: (value: number) => string;
  /** Date and time in the rep's time zone and format. */
  readonly dateTime: (value: Date) => string;
  readonly openSession: (url: string) => void;
  readonly openContact: (contactId: string) => Promise<void>;
  /** Asks before something is replaced. */
  readonly confirm: (question: ComponentFramework.NavigationApi.ConfirmDialogStrings) => Promise<boolean>;
  /** Tells the form that the case's contact changed; `contactId` is null when none is linked. */
  readonly contactLinked: (payload: { readonly contactId: string | null; readonly incidentId: string }) => void;
  readonly store: CaseStore;
}

/** @param current gives the newest context, since the host may pass another object with each updateView. */
export function createHostServices(current: () => ComponentFramework.Context<IInputs>): HostServices {
  const textIfAny = (key: string): string | undefined => {
    const found = current().resources.getString(key);
    return found === "" || found === key ? undefined : found;
  };
  return {
    textIfAny,
    text: (key, ...values) =>
      (textIfAny(key) ?? key).replace(/\{(\d)\}/g, (hole: string, index: string) =>
        isolated(String(values[Number(index)] ?? hole)),
      ),
    integer: (value) => current().formatting.formatInteger(value),
    dateTime: (value) => dateTimeInUserZone(value, current()),
    openSession: (url) => current().navigation.openUrl(url),
    openContact: async (contactId) => {
      await current().navigation.openForm({ entityName: "contact", entityId: contactId, openInNewWindow: true });
    },
    confirm: async (question) => (await current().navigation.openConfirmDialog(question)).confirmed,
    contactLinked: (payload) => raiseFormEvent(current(), "ContactLinked", payload),
    store: createCaseStore(() => current().webAPI),
  };
}

/** A name or phone number of the other direction would else reorder the sentence around it; a plain number cannot. */
function isolated(value: string): string {
  return /^[\d.,]*$/.test(value) ? value : `\u2068${value}\u2069`;
}
