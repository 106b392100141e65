import * as React from "react";

/** What the items of each kind of list are told. */
export interface ListProps {
  readonly fresh: ReadonlySet<string>;
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onPointerDown: () => void;
}

/** A list that is one stop in the tab order. */
export interface RovingFocus<T extends HTMLElement> {
  readonly list: React.RefObject<T>;
  /** The item that Tab reaches. */
  readonly reachable: string | undefined;
  readonly onFocus: (id: string) => void;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
}

/** One stop in the tab order, the chosen item's where none had the focus; arrows, Home and End move inside. */
export function useRovingFocus<T extends HTMLElement>(
  ids: readonly string[],
  selected: string | undefined,
): RovingFocus<T> {
  const list = React.useRef<T>(null);
  const [focused, setFocused] = React.useState<string>();
  const reachable = [focused, selected].find((id) => id !== undefined && ids.includes(id)) ?? ids[0];
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const at = reachable === undefined ? -1 : ids.indexOf(reachable);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: ids.length - 1,
    };
    const target = ids[targets[event.key] ?? -1];
    if (target === undefined) return;
    event.preventDefault();
    setFocused(target);
    list.current?.querySelector<HTMLElement>(`[data-incidentid="${target}"]`)?.focus();
  };
  return { list, reachable, onFocus: setFocused, onKeyDown };
}
