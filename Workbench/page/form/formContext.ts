import type { FormCell, FormLayout } from "../../server/drawn/layout";
import { itemCollection } from "./collection";
import { HandlerList } from "./handlerList";
import type { FormRecord } from "./record";
import { ScriptAttribute } from "./scriptAttribute";
import { ScriptControl } from "./scriptControl";
import { ScriptTab } from "./scriptTab";
import type { FormView } from "./formView";

/** XrmEnum.FormType: an existing record that may be changed, or not. */
const UPDATE_FORM = 2;
const READ_ONLY_FORM = 3;
/** XrmEnum.FormDataLoadState: first load, after a save, after a refresh. */
const LOADED = { initial: 1, save: 2, refresh: 3 } as const;

type EventHandler = (context: Xrm.Events.EventContext) => unknown;
type Source = ScriptAttribute | undefined;

/** An open form as scripts drive it, and what the page must tell it. */
export interface ScriptedForm {
  /** What OnLoad handlers receive. */
  readonly executionContext: Xrm.Events.EventContext;
  control(id: string): ScriptControl | undefined;
  /** The rep changed a field: OnChange handlers run. */
  fireOnChange(column: string): void;
  /** The rep opened a tab: the one before it closes, and handlers of TabStateChange run. */
  readonly openTab: (name: string) => void;
  /** The rep saved: OnSave runs, changes are written, then OnPostSave and data OnLoad run. After a save that failed, OnPostSave alone. */
  readonly save: () => Promise<void>;
  readonly refresh: () => Promise<void>;
  /**
   * Called back when the command bar is to be evaluated anew: after saves and refreshes, and when a script asks for it.
   * Returns how to stop.
   */
  readonly onRibbonRefresh: (listener: () => void) => () => void;
  dispose(): void;
}

/** What the form context is made of. */
export interface ScriptedFormParts {
  readonly layout: FormLayout;
  readonly record: FormRecord;
  readonly view: FormView;
  readonly globalContext: unknown;
  readonly readOnly: () => boolean;
  readonly label: (cell: FormCell) => string;
}

/** Builds the client API of one open record: `formContext`, its attributes, controls, data and ui. */
export function scriptedForm({
  layout,
  record,
  view,
  globalContext,
  readOnly,
  label,
}: ScriptedFormParts): ScriptedForm {
  const dataLoaded = new HandlerList<[Xrm.Events.EventContext]>();
  const saving = new HandlerList<[Xrm.Events.EventContext]>();
  const saved = new HandlerList<[Xrm.Events.EventContext]>();
  const ribbon = new HandlerList<[]>();

  const eventContext = (
    source: Source,
    loadState: number = LOADED.initial,
    isSaveSuccess = true,
  ): Xrm.Events.EventContext => {
    const shared = new Map<string, unknown>();
    const members = {
      getContext: () => globalContext,
      getDepth: () => 0,
      getEventSource: () => source ?? entity,
      getFormContext: () => formContext,
      getEventArgs: () => ({
        getDataLoadState: () => loadState,
        getIsSaveSuccess: () => isSaveSuccess,
        getSaveMode: () => 1,
        preventDefault: () => undefined,
        isDefaultPrevented: () => false,
      }),
      getSharedVariable: (key: string) => shared.get(key),
      setSharedVariable: (key: string, value: unknown) => void shared.set(key, value),
    };
    // The client API's types are wider than what a form of this page has (business process flows, quick forms).
    return members as unknown as Xrm.Events.EventContext;
  };

  // The platform opens the first tab that is visible.
  const first = layout.tabs.find((tab) => tab.visible);
  const tabs = layout.tabs.map((tab) => new ScriptTab(tab, () => eventContext(undefined), tab === first));
  const placed = layout.tabs.flatMap((tab, index) =>
    tab.columns
      .flatMap(({ sections }) => sections)
      .flatMap((section) => section.cells.map((cell) => [cell, tabs[index]?.section(section.name)] as const)),
  );
  const attributes = new Map<string, ScriptAttribute>();
  const controls: ScriptControl[] = [];
  for (const [cell, section] of [...layout.header.map((cell) => [cell, undefined] as const), ...placed]) {
    if (cell.control === undefined) continue;
    const column = cell.control.column === undefined ? undefined : record.table.columns.get(cell.control.column);
    if (column !== undefined && !attributes.has(column.logicalName))
      attributes.set(column.logicalName, new ScriptAttribute(column, record, eventContext));
    const attribute = column === undefined ? undefined : attributes.get(column.logicalName);
    controls.push(new ScriptControl(cell.control, label(cell), attribute, view, cell.visible, section));
  }
  for (const attribute of attributes.values())
    attribute.bind(controls.filter((control) => control.getAttribute() === attribute));

  const allAttributes = itemCollection([...attributes.values()]);
  const allControls = itemCollection(controls);

  const save = async (): Promise<void> => {
    saving.run(eventContext(undefined));
    const modes = new Map(Array.from(attributes, ([name, attribute]) => [name, attribute.getSubmitMode()]));
    try {
      await record.save(modes);
    } catch (error) {
      saved.run(eventContext(undefined, LOADED.save, false));
      throw error;
    }
    saved.run(eventContext(undefined));
    dataLoaded.run(eventContext(undefined, LOADED.save));
    ribbon.run();
  };
  const refresh = async (withSave: boolean): Promise<void> => {
    if (withSave) return save();
    await record.refresh();
    dataLoaded.run(eventContext(undefined, LOADED.refresh));
    ribbon.run();
  };

  const entity = {
    attributes: allAttributes,
    getId: () => `{${record.id.toUpperCase()}}`,
    getEntityName: () => record.table.logicalName,
    getEntityReference: () => ({
      id: `{${record.id.toUpperCase()}}`,
      entityType: record.table.logicalName,
      name: record.formatted(record.table.nameColumn),
    }),
    getIsDirty: () => record.isDirty,
    getPrimaryAttributeValue: () => record.formatted(record.table.nameColumn),
    isValid: () => [...attributes.values()].every((attribute) => attribute.isValid()),
    save: () => void save(),
    addOnSave: (handler: EventHandler) => saving.add(handler),
    removeOnSave: (handler: EventHandler) => saving.remove(handler),
    addOnPostSave: (handler: EventHandler) => saved.add(handler),
    removeOnPostSave: (handler: EventHandler) => saved.remove(handler),
  };
  const formContext = {
    data: {
      entity,
      attributes: allAttributes,
      getIsDirty: () => record.isDirty,
      isValid: () => entity.isValid(),
      refresh,
      save,
      addOnLoad: (handler: EventHandler) => dataLoaded.add(handler),
      removeOnLoad: (handler: EventHandler) => dataLoaded.remove(handler),
    },
    ui: {
      controls: allControls,
      tabs: itemCollection(tabs),
      getFormType: () => (readOnly() ? READ_ONLY_FORM : UPDATE_FORM),
      refreshRibbon: () => ribbon.run(),
      getViewPortWidth: () => window.innerWidth,
      getViewPortHeight: () => window.innerHeight,
      setFormNotification: (message: string, level: "ERROR" | "WARNING" | "INFO", id: string) => {
        view.setNotification({ id, message, level });
        return true;
      },
      clearFormNotification: (id: string) => view.clearNotification(id),
    },
    getAttribute: allAttributes.get,
    getControl: allControls.get,
  };
  return {
    executionContext: eventContext(undefined),
    control: (id) => controls.find((control) => control.getName() === id),
    fireOnChange: (column) => attributes.get(column)?.fireOnChange(),
    openTab: (name) => {
      for (const tab of tabs) tab.setOpen(tab.getName() === name);
    },
    save,
    refresh: () => refresh(false),
    onRibbonRefresh: (listener) => {
      ribbon.add(listener);
      return () => ribbon.remove(listener);
    },
    dispose: () => {
      for (const bar of view.notifications) view.clearNotification(bar.id);
    },
  };
}
