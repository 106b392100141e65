import type { FormControl } from "../../server/drawn/layout";
import type { FormView } from "./formView";
import { HandlerList } from "./handlerList";
import type { ScriptAttribute } from "./scriptAttribute";
import type { ScriptSection } from "./scriptTab";

/** A field on the form as form scripts see it: `formContext.getControl("description")`. */
export class ScriptControl {
  private readonly events = new Map<string, HandlerList<[unknown]>>();

  public constructor(
    private readonly placed: FormControl,
    private readonly label: string,
    private readonly attribute: ScriptAttribute | undefined,
    private readonly view: FormView,
    private readonly initiallyVisible: boolean,
    /** undefined: it stands in the form's header. */
    private readonly section: ScriptSection | undefined,
  ) {}

  public getName(): string {
    return this.placed.id;
  }

  public getParent(): ScriptSection | null {
    return this.section ?? null;
  }

  public getControlType(): string {
    return this.placed.custom === undefined ? "standard" : `customcontrol:${this.placed.custom.name}`;
  }

  public getAttribute(): ScriptAttribute | null {
    return this.attribute ?? null;
  }

  public getLabel(): string {
    return this.view.override(this.placed.id).label ?? this.label;
  }

  public setLabel(label: string): void {
    this.view.setOverride(this.placed.id, { label });
  }

  public getVisible(): boolean {
    return this.view.override(this.placed.id).visible ?? this.initiallyVisible;
  }

  public setVisible(visible: boolean): void {
    this.view.setOverride(this.placed.id, { visible });
  }

  public getDisabled(): boolean {
    return this.view.override(this.placed.id).disabled ?? this.placed.disabled;
  }

  public setDisabled(disabled: boolean): void {
    this.view.setOverride(this.placed.id, { disabled });
  }

  public setNotification(notification: string): boolean {
    this.view.setOverride(this.placed.id, { notification });
    return true;
  }

  public clearNotification(): boolean {
    this.view.setOverride(this.placed.id, { notification: "" });
    return true;
  }

  public setFocus(): void {
    document
      .querySelector<HTMLElement>(
        `[data-control-id="${CSS.escape(this.placed.id)}"] :is(input, textarea, select, button, a, [tabindex])`,
      )
      ?.focus();
  }

  /** Subscribes to an event that the code component in this field raises. */
  public addEventHandler(name: string, handler: (payload: unknown) => unknown): void {
    const handlers = this.events.get(name) ?? new HandlerList<[unknown]>();
    handlers.add(handler);
    this.events.set(name, handlers);
  }

  public removeEventHandler(name: string, handler: (payload: unknown) => unknown): void {
    this.events.get(name)?.remove(handler);
  }

  /** What the host calls when the code component raised an event. */
  public raise(name: string, payload: unknown): void {
    this.events.get(name)?.run(payload);
  }
}
