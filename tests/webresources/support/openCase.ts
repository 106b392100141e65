import { XrmMockGenerator, type EventContextMock, type FormContextMock } from "xrm-mock";
import { write } from "../../../Transcript/description/write";

export const PLACEHOLDER = {
  entityType: "account",
  id: "{A0000000-0000-4000-8000-000000000001}",
  name: "Unknown caller",
};
export const FABRIKAM = { entityType: "account", id: "{A0000000-0000-4000-8000-000000000002}", name: "Fabrikam" };
export const MICHAEL = { entityType: "contact", id: "{C0000000-0000-4000-8000-000000000001}", name: "Michael Davis" };
export const INCIDENT_ID = "{1C000000-0000-4000-8000-000000000001}";

/** What the form of a test holds; left out = a phone case of an unknown caller. */
export interface CaseValues {
  readonly sessionId?: string;
  readonly callerPhone?: string;
  readonly description?: string;
  readonly transcript?: string;
  readonly customer?: Xrm.LookupValue;
  readonly primaryContact?: Xrm.LookupValue;
  /** XrmEnum.FormType; 2 = update. */
  readonly formType?: number;
  readonly languageId?: number;
  /** Value of environment variable opencx_UnknownCallerCustomer; null = the variable has no value. */
  readonly placeholder?: string | null;
}

/** A case form as the platform would hand it to the script, and what a test needs to look at and to act with. */
export interface OpenCase {
  readonly executionContext: EventContextMock;
  readonly form: FormContextMock;
  /** The texts of the form notifications that stand now, with their level. */
  notices(): readonly { readonly message: string; readonly level: string }[];
  /** Chooses a value as a rep does: the value and then OnChange. */
  choose(column: "customerid" | "primarycontactid", value: Xrm.LookupValue | null): void;
  /** A save that succeeds: what listens to it runs. */
  save(): void;
  readonly retrieveMultiple: jest.SpyInstance;
  readonly retrieveRecord: jest.SpyInstance;
  readonly refresh: jest.SpyInstance;
  /** Raises an event of the control on `description`. */
  raise(event: string, payload: unknown): void;
  /** How many handlers listen to the control's event. */
  listeners(event: string): number;
}

export const phoneDescription = write({
  channel: "phone",
  caller: { phone: "+12025550143" },
  callStarted: "2026-10-05T14:00:00Z",
  turns: [{ at: 1, speaker: "customer", text: "hello" }],
});

// What xrm-mock remembers, beside the platform's own interface.
type MockedUi = Xrm.Ui & {
  readonly formNotifications?: readonly { readonly message: string; readonly level: string }[];
};
type MockedEntity = Xrm.Entity & { readonly postSaveEventHandlers: readonly Xrm.Events.PostSaveEventHandler[] };
type MockedAttribute = {
  eventHandlers: Xrm.Events.Attribute.ChangeEventHandler[];
  removeOnChange: (handler: Xrm.Events.Attribute.ChangeEventHandler) => void;
};

// Taken before a test fakes the clock.
const nextTurn = setTimeout;

/**
 * Waits until all that was started has answered: every answer of these tests is a promise that is settled already, so
 * one turn of the event loop is enough.
 */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    nextTurn(resolve, 0);
  });
}

/** Builds the form with xrm-mock. */
export function openCase(values: CaseValues = {}): OpenCase {
  const xrm = XrmMockGenerator.initialise({ entity: { id: INCIDENT_ID, entityName: "incident" } });
  XrmMockGenerator.Attribute.createString(
    "opencx_sessionid",
    values.sessionId ?? "31c1630a-9b20-5c3b-bb3c-e8a367230216",
  );
  XrmMockGenerator.Attribute.createString("opencx_callerphone", values.callerPhone ?? "+12025550143");
  XrmMockGenerator.Attribute.createString("opencx_transcript", values.transcript ?? "");
  const description = XrmMockGenerator.Attribute.createString("description", values.description ?? phoneDescription);
  const customer = XrmMockGenerator.Attribute.createLookup("customerid", values.customer ?? PLACEHOLDER);
  const contact = XrmMockGenerator.Attribute.createLookup("primarycontactid", values.primaryContact);
  const lookups = { customerid: customer, primarycontactid: contact };

  const form = XrmMockGenerator.getFormContext();
  const executionContext = XrmMockGenerator.getEventContext();
  // The generator's two forms are one on the platform.
  executionContext.formContext = form;
  form.ui.getFormType = () => values.formType ?? 2;
  const events = new Map<string, ((payload: unknown) => void)[]>();
  Object.assign(form.getControl("description"), {
    addEventHandler: (event: string, handler: (payload: unknown) => void) =>
      events.set(event, [...(events.get(event) ?? []), handler]),
    removeEventHandler: (event: string, handler: (payload: unknown) => void) =>
      events.set(
        event,
        (events.get(event) ?? []).filter((known) => known !== handler),
      ),
  });
  for (const attribute of [customer, contact, description]) forgivingRemoval(attribute);
  jest.spyOn(form.data, "getIsDirty").mockImplementation(() => form.data.entity.getIsDirty());
  jest.spyOn(xrm.Utility, "getGlobalContext").mockReturnValue({
    userSettings: { languageId: values.languageId ?? 1033 },
  } as unknown as Xrm.GlobalContext);
  const placeholder =
    values.placeholder === undefined ? `account:${PLACEHOLDER.id.replace(/[{}]/g, "")}` : values.placeholder;

  return {
    executionContext,
    form,
    // Undefined until the first one, whatever its type says.
    notices: () => (form.ui as MockedUi).formNotifications ?? [],
    choose: (column, value) => {
      lookups[column].setValue(value === null ? [] : [value]);
      lookups[column].fireOnChange();
    },
    save: () => {
      const context = { getFormContext: () => form } as unknown as Xrm.Events.PostSaveEventContext;
      for (const handler of (form.data.entity as MockedEntity).postSaveEventHandlers) handler(context);
    },
    retrieveMultiple: jest.spyOn(xrm.WebApi, "retrieveMultipleRecords").mockImplementation((async () => ({
      entities: [
        {
          schemaname: "opencx_UnknownCallerCustomer",
          defaultvalue: null,
          environmentvariabledefinition_environmentvariablevalue: placeholder === null ? [] : [{ value: placeholder }],
        },
      ],
    })) as never),
    retrieveRecord: jest.spyOn(xrm.WebApi, "retrieveRecord"),
    refresh: jest.spyOn(form.data, "refresh").mockImplementation((async () => undefined) as never),
    raise: (event, payload) => (events.get(event) ?? []).forEach((handler) => handler(payload)),
    listeners: (event) => (events.get(event) ?? []).length,
  };
}

/** xrm-mock takes off the last handler when asked for one it does not know; the platform then takes off none. */
function forgivingRemoval(attribute: MockedAttribute): void {
  attribute.removeOnChange = (handler) => {
    attribute.eventHandlers = attribute.eventHandlers.filter((known) => known !== handler);
  };
}
