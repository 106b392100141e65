import type { Step } from "./states/step";

/** Milliseconds between two looks for what a step is done to. */
const LOOK_MS = 15;

interface Stage {
  /** The page that holds the control; its element once it is drawn. */
  readonly within: { readonly current: HTMLElement | null };
  /** Whether the page stands for itself: a frame of the gallery takes no focus, which would scroll the gallery there. */
  readonly alone: boolean;
  /** Whether another state is shown by now. */
  readonly left: () => boolean;
}

/** Does what a rep would do, one step after the other, as soon as it can be done. */
export async function takeSteps(steps: readonly Step[], stage: Stage): Promise<void> {
  const giveBack = steps.length === 0 || stage.alone ? undefined : keepFocus();
  try {
    for (const step of steps) {
      const element = await standing(step, stage);
      if (element === undefined) return;
      take(step, element);
    }
    // What the last step brings draws itself, and takes the focus, a moment later.
    if (steps.length > 0) for (let frames = 0; frames < 2; frames++) await nextFrame();
  } finally {
    giveBack?.();
  }
}

function take({ does, value = "" }: Step, element: HTMLElement): void {
  element.focus();
  if (does === "press") element.click();
  if (does === "type") enter(element, value, "input");
  if (does === "choose") enter(element, value, "change");
}

/** The element of a step once it stands there and can be used; undefined where another state is shown by then. */
async function standing({ does, to }: Step, { within, left }: Stage): Promise<HTMLElement | undefined> {
  const marked = `[data-testid="${to}"]:not([aria-disabled="true"])`;
  while (!left()) {
    const found = within.current?.querySelector<HTMLElement>(
      does === "type" ? `input${marked}, ${marked} input` : marked,
    );
    if (found) return found;
    await new Promise((resolve) => window.setTimeout(resolve, LOOK_MS));
  }
  return undefined;
}

/** As the browser does it: React hears of a value only if its own setter was not used. */
function enter(field: HTMLElement, value: string, event: "input" | "change"): void {
  const prototype = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event(event, { bubbles: true }));
}

/** From now on elements only seem to take the focus; the answer ends that. */
function keepFocus(): () => void {
  const before = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "focus") ?? {};
  const value = function (this: HTMLElement): void {
    this.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
  };
  Object.defineProperty(HTMLElement.prototype, "focus", { ...before, value });
  return () => {
    Object.defineProperty(HTMLElement.prototype, "focus", before);
  };
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => window.requestAnimationFrame(() => resolve()));
}
