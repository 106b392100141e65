import type { FormSection, FormTab } from "../../server/drawn/layout";
import { itemCollection, type ItemCollection } from "./collection";
import { HandlerList } from "./handlerList";

type StateHandler = (context: Xrm.Events.EventContext) => unknown;

/** A section of a tab as form scripts see it. */
export class ScriptSection {
  public constructor(
    private readonly placed: FormSection,
    private readonly tab: ScriptTab,
  ) {}

  public getName(): string {
    return this.placed.name;
  }

  public getParent(): ScriptTab {
    return this.tab;
  }

  public getVisible(): boolean {
    return this.placed.visible;
  }
}

/** A tab as form scripts see it: `formContext.ui.tabs.get("…")`. One tab is open at a time. */
export class ScriptTab {
  public readonly sections: ItemCollection<ScriptSection>;
  private readonly stateChanged = new HandlerList<[Xrm.Events.EventContext]>();
  private readonly ownSections: readonly ScriptSection[];

  /** @param context what handlers receive */
  public constructor(
    private readonly placed: FormTab,
    private readonly context: () => Xrm.Events.EventContext,
    private open: boolean,
  ) {
    this.ownSections = placed.columns.flatMap(({ sections }) =>
      sections.map((section) => new ScriptSection(section, this)),
    );
    this.sections = itemCollection(this.ownSections);
  }

  public getName(): string {
    return this.placed.name;
  }

  public section(name: string): ScriptSection | undefined {
    return this.ownSections.find((section) => section.getName() === name);
  }

  public getVisible(): boolean {
    return this.placed.visible;
  }

  public getDisplayState(): "expanded" | "collapsed" {
    return this.open ? "expanded" : "collapsed";
  }

  public addTabStateChange(handler: StateHandler): void {
    this.stateChanged.add(handler);
  }

  public removeTabStateChange(handler: StateHandler): void {
    this.stateChanged.remove(handler);
  }

  /** What the page calls when the rep opens this tab or another: handlers run where that changes anything. */
  public setOpen(open: boolean): void {
    if (open === this.open) return;
    this.open = open;
    this.stateChanged.run(this.context());
  }
}
