/**
 * What a rep does on the opened case, to the first element with that test id that can be used: presses it, goes to it
 * with the focus, types into it or the field in it, chooses an option of it by value.
 */
export interface Step {
  readonly does: "press" | "focus" | "type" | "choose";
  readonly to: string;
  /** What is typed or chosen. */
  readonly value?: string;
}

export function press(to: string): Step {
  return { does: "press", to };
}

export function focus(to: string): Step {
  return { does: "focus", to };
}

export function type(value: string, into: string): Step {
  return { does: "type", to: into, value };
}

export function choose(value: string, of: string): Step {
  return { does: "choose", to: of, value };
}
