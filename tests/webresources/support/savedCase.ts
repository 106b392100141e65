import { INCIDENT_ID, PLACEHOLDER, openCase, settled, type CaseValues, type OpenCase } from "./openCase";

type Column = "customerid" | "primarycontactid";
type Handlers = readonly ((context: unknown) => void)[];
// What xrm-mock remembers, beside the platform's own interface.
type Lookup = Xrm.Attributes.LookupAttribute & { isDirty: boolean };
type Entity = { readonly saveEventHandlers: Handlers; readonly postSaveEventHandlers: Handlers };
type Data = { readonly loadEventHandlers: Handlers };

const COLUMNS: readonly Column[] = ["customerid", "primarycontactid"];

/** A case form, and the incident behind it in Dataverse, which saves as the platform does. */
export interface SavedCase {
  readonly page: OpenCase;
  /** What Dataverse holds. */
  readonly stored: Record<Column, Xrm.LookupValue | null>;
  /** The rep types into the description. */
  type(): void;
  /** The control has written this customer and raises its event; null: unlinked. */
  link(customer: Xrm.LookupValue | null): Promise<void>;
  /** The rep chooses on the form. */
  choose(column: Column, value: Xrm.LookupValue): void;
  /** Saves; what was submitted of the two lookups, by column. */
  save(how?: "fails" | "prevented"): Promise<Partial<Record<Column, string | null>>>;
  /** What the form shows. */
  shown(column?: Column): string | undefined;
}

/** Opens the form of a case as Dataverse holds it, with our script. */
export async function openSavedCase(values: CaseValues = {}): Promise<SavedCase> {
  // Nothing is remembered of the test before.
  jest.resetModules();
  const page = openCase(values);
  const { onLoad } = await import("../../../WebResources/caseForm/caseForm");
  const stored: SavedCase["stored"] = {
    customerid: values.customer ?? PLACEHOLDER,
    primarycontactid: values.primaryContact ?? null,
  };
  page.retrieveRecord.mockImplementation((async () => rowOf(stored)) as never);
  page.refresh.mockImplementation((async () => load(page, stored)) as never);
  onLoad(page.executionContext);
  await settled();
  const description = page.form.getAttribute<Xrm.Attributes.StringAttribute>("description");
  const run = (handlers: Handlers): void => {
    for (const handler of handlers) handler({ getFormContext: () => page.form });
  };
  return {
    page,
    stored,
    type: () => description.setValue("Typed and not saved"),
    link: async (customer) => {
      stored.customerid = customer ?? PLACEHOLDER;
      page.raise("ContactLinked", { contactId: customer?.id ?? null, incidentId: INCIDENT_ID });
      await settled();
    },
    choose: (column, value) => {
      const attribute = lookup(page, column);
      attribute.setValue([value]);
      // To the platform a column that holds again what the form was opened with is not dirty.
      attribute.isDirty = value.id !== opened(page, column);
      attribute.fireOnChange();
    },
    save: async (how) => {
      const entity = page.form.data.entity as unknown as Entity;
      run(entity.saveEventHandlers);
      if (how === "prevented") return {};
      const submitted = COLUMNS.filter((column) => {
        const attribute = lookup(page, column);
        const mode = attribute.getSubmitMode();
        return mode === "always" || (mode === "dirty" && attribute.getIsDirty());
      }).map((column) => [column, lookup(page, column).getValue()?.[0] ?? null] as const);
      if (how !== "fails") for (const [column, value] of submitted) stored[column] = value;
      run(entity.postSaveEventHandlers);
      if (how !== "fails") {
        load(page, stored);
        run((page.form.data as unknown as Data).loadEventHandlers);
      }
      await settled();
      return Object.fromEntries(submitted.map(([column, value]) => [column, value?.name ?? null]));
    },
    shown: (column = "customerid") => lookup(page, column).getValue()?.[0]?.name,
  };
}

const openedWith = new WeakMap<OpenCase, Map<Column, string | undefined>>();

function opened(page: OpenCase, column: Column): string | undefined {
  const known = openedWith.get(page);
  return known === undefined ? PLACEHOLDER.id : known.get(column);
}

function load(page: OpenCase, stored: SavedCase["stored"]): void {
  for (const column of COLUMNS) {
    const value = stored[column];
    lookup(page, column).setValue(value === null ? null : [value]);
    lookup(page, column).isDirty = false;
  }
  openedWith.set(page, new Map(COLUMNS.map((column) => [column, stored[column]?.id])));
  (page.form.getAttribute("description") as unknown as Lookup).isDirty = false;
}

function lookup(page: OpenCase, column: Column): Lookup {
  return page.form.getAttribute<Lookup>(column);
}

/** As the Web API spells it: ids in lower case, without braces. */
function rowOf(stored: SavedCase["stored"]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    COLUMNS.flatMap((column) => [
      [`_${column}_value`, stored[column]?.id.replace(/[{}]/g, "").toLowerCase() ?? null],
      [`_${column}_value@Microsoft.Dynamics.CRM.lookuplogicalname`, stored[column]?.entityType],
      [`_${column}_value@OData.Community.Display.V1.FormattedValue`, stored[column]?.name],
    ]),
  );
}
