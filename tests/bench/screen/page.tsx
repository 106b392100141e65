import * as React from "react";
import * as ReactDOM from "react-dom";
import type { Turn } from "../../../Transcript/conversation";
import { write } from "../../../Transcript/description/write";
import { WHOLE } from "../../../OpenCXTranscriptControl/transcript/rows/rowWindow";
import { controlContext, type BenchControl } from "./context";
import { Plain, TanStack, VirtuosoList, type ToEnd } from "./lists";

/** The lists that are measured. */
export type ListName = "ours" | "plain" | "tanstack" | "virtuoso";

/** What the measuring side calls in the page. */
export interface ScreenBench {
  /** Makes what the list shows, so that making it is not measured. */
  prepare(list: ListName, turns: number): void;
  /** Renders it; answers with the milliseconds until it was painted. */
  mount(): Promise<number>;
  /** Until all rows are there that will be: ours alone puts some off until the first paint is done. */
  settle(): Promise<void>;
  /** Until nothing is put off any more: ours reads what was said on the call once its rows are there. */
  rest(): Promise<void>;
  /** Shows the end; answers with the milliseconds until the last row was painted. */
  toEnd(): Promise<number>;
  /** Scrolls 200 px a frame; answers with how many of 100 frames took longer than 33 ms. */
  scroll(): Promise<number>;
  /** Another value in one of the case's columns: ours alone. */
  change(): Promise<void>;
  unmount(): void;
}

declare global {
  interface Window {
    screenBench: ScreenBench;
    readonly OpenCXControl: new () => BenchControl;
  }
}

const LONG_FRAME_MS = 33;
const GIVE_UP_MS = 20_000;
const LISTS = { plain: Plain, tanstack: TanStack, virtuoso: VirtuosoList };

function turnsOf(count: number): readonly Turn[] {
  return Array.from({ length: count }, (_, index) => ({
    at: index * 3,
    speaker: index % 2 === 0 ? "ai" : "customer",
    text: `turn ${index}: ${"the pump is running, and no room gets warm ".slice(0, 12 + ((index * 7) % 31))}`,
  }));
}

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Until what is in the page now has been painted. */
async function painted(): Promise<void> {
  await frame();
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });
}

/** Timers that wait for `settle`. */
let held: (() => void)[] | undefined;
/** Timers that run soon: not a clock's, which runs as long as its list is there. */
const soon = new Set<number>();
const SOON_MS = 1_000;
const { setTimeout: startTimer, clearTimeout: stopTimer } = window;

/**
 * From now on timers wait: what a list puts off until it is painted runs before the measuring side can read how much
 * script there was, and would count as script to the first paint.
 */
function holdTimers(): void {
  held = [];
  window.setTimeout = ((work: () => void, delay = 0) => {
    if (held !== undefined) return held.push(() => window.setTimeout(work, delay));
    const timer = startTimer(() => {
      soon.delete(timer);
      work();
    }, delay);
    if (delay < SOON_MS) soon.add(timer);
    return timer;
  }) as typeof setTimeout;
  window.clearTimeout = (timer) => {
    soon.delete(Number(timer));
    stopTimer(timer);
  };
}

function letTimersGo(): void {
  const waiting = held ?? [];
  held = undefined;
  for (const start of waiting) start();
}

/**
 * What the debugger runs, and what follows a promise, is counted as nobody's script; what a timer runs is.
 */
function rendered(): Promise<void> {
  return new Promise((resolve) =>
    startTimer(() => {
      ReactDOM.render(element(), root);
      resolve();
    }),
  );
}

const root = document.body.firstElementChild as HTMLElement;
let name: ListName = "plain";
let turns: readonly Turn[] = [];
let text = "";
let classification = "Heating outage";
let control: BenchControl | undefined;
let toEnd: ToEnd = () => undefined;
let count = 0;
let lastWords = "";

function element(): React.ReactElement {
  if (name !== "ours") {
    const List = LISTS[name];
    return <List turns={turns} onReady={(way) => void (toEnd = way)} />;
  }
  const context = controlContext(text, classification);
  if (control === undefined) {
    control = new window.OpenCXControl();
    control.init(context);
  }
  return control.updateView(context);
}

const box = (): HTMLElement => root.querySelector<HTMLElement>(".ocx-scroll, .box") ?? root;

window.screenBench = {
  prepare: (list, size) => {
    name = list;
    count = size;
    const made = turnsOf(count);
    lastWords = made[count - 1]?.text ?? "";
    turns = list === "ours" ? [] : made;
    text = list === "ours" ? write({ channel: "phone", caller: {}, turns: made }) : "";
  },
  mount: async () => {
    const started = performance.now();
    holdTimers();
    await rendered();
    await painted();
    while (root.querySelector(".ocx-turn, .row") === null) await painted();
    return performance.now() - started;
  },
  settle: async () => {
    letTimersGo();
    const number = root.querySelector("[data-testid=ocx-turn-count]");
    const rows = name === "ours" && count <= WHOLE ? count : 0;
    while (
      (number !== null && getComputedStyle(number).visibility === "hidden") ||
      root.querySelectorAll(".ocx-turn").length < rows
    )
      await painted();
  },
  rest: async () => {
    // What waits for a frame starts a timer in it.
    do await painted();
    while (soon.size > 0);
  },
  toEnd: async () => {
    const started = performance.now();
    if (name === "ours") root.querySelector<HTMLElement>("[data-testid=ocx-jump-end]")?.click();
    else toEnd();
    const isThere = (): boolean => {
      const rows = root.querySelectorAll(".ocx-turn, .row");
      const last = Array.from(rows).pop();
      const { bottom } = box().getBoundingClientRect();
      return (
        (last?.textContent ?? "").endsWith(lastWords) &&
        (last?.getBoundingClientRect().bottom ?? Infinity) <= bottom + 2
      );
    };
    do {
      await painted();
      if (performance.now() - started > GIVE_UP_MS) return Infinity;
    } while (!isThere());
    return performance.now() - started;
  },
  scroll: async () => {
    box().scrollTop = 0;
    await painted();
    let late = 0;
    let before = await frame();
    for (let each = 0; each < 100; each++) {
      box().scrollTop += 200;
      const now = await frame();
      if (now - before > LONG_FRAME_MS) late += 1;
      before = now;
    }
    return late;
  },
  change: async () => {
    classification += "!";
    await rendered();
  },
  unmount: () => {
    ReactDOM.unmountComponentAtNode(root);
    control?.destroy();
    control = undefined;
    turns = [];
    text = "";
  },
};
