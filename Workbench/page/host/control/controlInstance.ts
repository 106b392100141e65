import * as React from "react";
import type { ColumnValue } from "../../dataverse/row";
import type { ControlClass } from "./controlRegistry";
import { hostContext, type HostContext, type HostEvents, type HostSurroundings } from "../context";
import { reactRoot, type ReactRoot } from "../../reactRoot";

type Control = InstanceType<ControlClass>;

/**
 * A control's saved states by record and place, for the session: `mode.setControlState` hands them to the next init.
 */
const savedStates = new Map<string, ComponentFramework.Dictionary>();

/** What the form hears from a control. */
export interface ControlListener {
  /** An event of the manifest, raised by the control. */
  onEvent(name: string, payload: unknown): void;
  /** The control could not start or draw. */
  onFailure(error: unknown): void;
}

/**
 * One control's life on a form, as the platform runs a virtual control: init once, updateView for every change,
 * getOutputs after notifyOutputChanged, destroy when the form is left. Its element is drawn in a root of its own, so
 * nothing of the page's React context leaks in.
 */
export class ControlInstance {
  private readonly control: Control;
  private readonly events: HostEvents;
  private readonly root: ReactRoot;
  private readonly resize: ResizeObserver;
  private readonly stateKey: string;
  private tracked = false;
  private width = -1;
  private height = -1;
  private destroyed = false;
  private outputsWaiting = false;
  private fullScreen = false;

  public constructor(
    controlClass: ControlClass,
    private readonly container: HTMLElement,
    private around: HostSurroundings,
    private readonly listener: ControlListener,
  ) {
    this.control = new controlClass();
    this.root = reactRoot(container, around.settings.react);
    this.stateKey = `${around.record.id}/${around.placed.id}`;
    this.events = Object.fromEntries(
      around.control.events.map((name) => [name, (payload?: unknown) => listener.onEvent(name, payload)]),
    );
    this.resize = new ResizeObserver(([entry]) => this.resized(entry));
  }

  /** init, then the first updateView. */
  public start(): void {
    this.guarded(() => {
      this.control.init(this.context([]), () => this.outputChanged(), savedStates.get(this.stateKey) ?? {});
      this.update(this.around, []);
    });
  }

  /** updateView with what is new on the form; `updated` names parameters, or `layout`. */
  public update(around: HostSurroundings, updated: readonly string[]): void {
    if (this.destroyed) return;
    this.around = around;
    this.guarded(() => {
      const element = this.control.updateView(this.context(updated));
      this.root.render(
        React.createElement(Failsafe, { onFailure: (error) => this.listener.onFailure(error) }, element),
      );
    });
  }

  /** Leaves the form: the element goes, then destroy. */
  public destroy(): void {
    this.destroyed = true;
    this.resize.disconnect();
    this.root.unmount();
    this.control.destroy();
  }

  private context(updated: readonly string[]): HostContext {
    return hostContext(this.around, {
      updatedProperties: updated,
      width: this.width,
      height: this.height,
      events: this.events,
      requestRender: () => queueMicrotask(() => this.update(this.around, [])),
      trackContainerResize: (track) => this.track(track),
      setControlState: (state) => {
        savedStates.set(this.stateKey, { ...savedStates.get(this.stateKey), ...state });
        return true;
      },
      setFullScreen: (full) => {
        this.fullScreen = full;
        this.container.classList.toggle("wb-full-screen", full);
        this.update(this.around, [this.fullScreen ? "fullscreen_open" : "fullscreen_close"]);
      },
    });
  }

  private track(track: boolean): void {
    if (track === this.tracked) return;
    this.tracked = track;
    if (track) this.resize.observe(this.container);
    else this.resize.disconnect();
  }

  private resized(entry: ResizeObserverEntry | undefined): void {
    if (entry === undefined) return;
    const width = Math.round(entry.contentRect.width);
    // The container grows with its content: only the width is given to the control, its height is its own, as on a
    // form.
    if (width === this.width) return;
    this.width = width;
    this.update(this.around, ["layout"]);
  }

  private outputChanged(): void {
    if (this.outputsWaiting) return;
    this.outputsWaiting = true;
    queueMicrotask(() => {
      this.outputsWaiting = false;
      if (this.destroyed) return;
      this.guarded(() => this.takeOutputs(this.control.getOutputs?.() ?? {}));
    });
  }

  private takeOutputs(outputs: Readonly<Record<string, unknown>>): void {
    for (const parameter of this.around.placed.custom?.parameters ?? []) {
      if (parameter.kind === "bound" && parameter.name in outputs) {
        this.around.record.set(parameter.column, (outputs[parameter.name] ?? null) as ColumnValue);
      }
    }
  }

  private guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.listener.onFailure(error);
    }
  }
}

/** Keeps a control that throws while drawing from taking the page with it. */
class Failsafe extends React.Component<{ readonly onFailure: (error: unknown) => void }, { readonly failed: boolean }> {
  public override readonly state = { failed: false };

  public static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  public override componentDidCatch(error: unknown): void {
    this.props.onFailure(error);
  }

  public override render(): React.ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
