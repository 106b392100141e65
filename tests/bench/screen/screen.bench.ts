import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import type { CDPSession, Page } from "playwright-core";
import { launchChromium } from "../../../Workbench/browser/chromium";
import type { Comparison } from "../measure";
import type { ListName } from "./page";

const LISTS: readonly ListName[] = ["ours", "plain", "tanstack", "virtuoso"];
const SIZES = [200, 2_000, 20_000] as const;
/** Each figure is the median of so many fresh mounts. */
const ROUNDS = 5;
/** One frame, and what measuring it varies by. */
const FRAME_MS = 17;
const CONTROL = "out/controls/OpenCXTranscriptControl";

/** What one list of one size takes: milliseconds of script, milliseconds until it is painted, bytes, late frames. */
interface Figures {
  readonly mount: number;
  /** From the first paint until nothing is put off any more; of the first mount alone. */
  readonly rest: number;
  readonly paint: number;
  readonly heap: number;
  readonly end: number;
  readonly late: number;
  /** Ours alone: a key in the find field, another value of a column. */
  readonly key: number;
  readonly change: number;
}

/**
 * The rep's screen in the house's Chromium: the built control beside three lists of the same turns, each in a page of
 * its own, since what one list leaves behind would be another's heap.
 */
export async function screenBench(): Promise<readonly Comparison[]> {
  const { browser } = await launchChromium();
  try {
    const rows: Comparison[] = [];
    for (const size of SIZES) {
      const figures = {} as Record<ListName, Figures>;
      for (const list of LISTS) {
        const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
        const session = await page.context().newCDPSession(page);
        await session.send("Performance.enable");
        figures[list] = await measured(page, session, list, size);
        await page.close();
      }
      rows.push(...compared(size, figures));
    }
    return rows;
  } finally {
    await browser.close();
  }
}

function compared(size: number, { ours, plain, tanstack, virtuoso }: Record<ListName, Figures>): readonly Comparison[] {
  const line = (what: string, unit: string, mine: number, beside: string, theirs: number): Comparison => ({
    what: `${size} turns: ${what}`,
    unit,
    ours: mine,
    beside,
    theirs,
    moreIsBetter: false,
  });
  const rivals = [
    ["plain", plain],
    ["TanStack Virtual", tanstack],
    ["Virtuoso", virtuoso],
  ] as const;
  const each = (what: string, unit: string, of: (figures: Figures) => number): readonly Comparison[] =>
    rivals.map(([beside, theirs]) => line(what, unit, of(ours), beside, of(theirs)));
  const virtual = Math.min(tanstack.mount, virtuoso.mount);
  return [
    ...each("script to first paint", "ms", ({ mount }) => mount),
    line("script to first paint", "ms", ours.mount, "limit", 3 * (size > 2_000 ? virtual : plain.mount)),
    ...each("script until all is read", "ms", ({ mount, rest }) => mount + rest),
    ...each("first paint", "ms", ({ paint }) => paint),
    ...(size > 2_000 ? [] : [line("first paint", "ms", ours.paint, "limit", plain.paint + FRAME_MS)]),
    ...each("to the end", "ms", ({ end }) => end),
    line("to the end", "ms", ours.end, "limit", Math.min(plain.end, tanstack.end, virtuoso.end) + FRAME_MS),
    ...each("frames over 33 ms of 100", "frames", ({ late }) => late),
    ...each("heap", "MB", ({ heap }) => heap),
    // What a control has beside its rows is most of it at 200.
    ...(size < 2_000 ? [] : [line("heap", "MB", ours.heap, "limit", size > 2_000 ? 60 : 1.5 * plain.heap)]),
    line("a key in find, script", "ms", ours.key, "limit", size > 2_000 ? 50 : 16),
    line("another value, script", "ms", ours.change, "limit", 5),
  ];
}

async function measured(page: Page, session: CDPSession, list: ListName, size: number): Promise<Figures> {
  await load(page);
  const rounds: Figures[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await once(page, session, list, size, round === 0));
  const median = (of: (figures: Figures) => number): number =>
    rounds.map(of).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  return {
    mount: median(({ mount }) => mount),
    rest: rounds[0]?.rest ?? Number.NaN,
    paint: median(({ paint }) => paint),
    // Of the first alone: React keeps the tree that it unmounted until it renders the next.
    heap: rounds[0]?.heap ?? Number.NaN,
    end: median(({ end }) => end),
    late: median(({ late }) => late),
    key: median(({ key }) => key),
    change: median(({ change }) => change),
  };
}

/** @param rested whether it is left alone until nothing is put off any more; else it is scrolled before */
async function once(page: Page, session: CDPSession, list: ListName, size: number, rested: boolean): Promise<Figures> {
  const script = async (work: () => Promise<unknown>): Promise<number> => {
    const before = await metric(session, "ScriptDuration");
    await work();
    return ((await metric(session, "ScriptDuration")) - before) * 1000;
  };
  const empty = await heapOf(session);
  await page.evaluate(([name, count]) => window.screenBench.prepare(name, count), [list, size] as const);
  let paint = 0;
  const mount = await script(async () => {
    paint = await page.evaluate(() => window.screenBench.mount());
  });
  const rest = await script(async () => {
    await page.evaluate(() => window.screenBench.settle());
    if (rested) await page.evaluate(() => window.screenBench.rest());
  });
  const heap = (await heapOf(session)) - empty;
  const late = await page.evaluate(() => window.screenBench.scroll());
  const end = await page.evaluate(() => window.screenBench.toEnd());
  let key = 0;
  let change = 0;
  if (list === "ours") {
    await page.getByTestId("ocx-find").focus();
    await page.keyboard.type("t");
    // A letter that stands in every turn.
    key = await script(() => page.keyboard.type("u"));
    change = await script(() => page.evaluate(() => window.screenBench.change()));
  }
  await page.evaluate(() => window.screenBench.unmount());
  return { mount, rest, paint, heap, end, late, key, change };
}

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find((each) => each.name === name)?.value ?? Number.NaN;
}

/** Megabytes that are still needed. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1024 / 1024;
}

/** React and Fluent as the platform loads them, the built control, and the lists beside it. */
async function load(page: Page): Promise<void> {
  const style = await readFile("tests/bench/screen/page.css", "utf8");
  await page.setContent(
    `<!doctype html><style>${style}</style><div id="root" class="customControl OpenCX OpenCX.OpenCXTranscriptControl"></div>`,
  );
  const scripts = [
    "node_modules/react/umd/react.production.min.js",
    "node_modules/react-dom/umd/react-dom.production.min.js",
  ];
  for (const path of scripts) await page.addScriptTag({ path });
  await page.evaluate(() => {
    const platform = window as unknown as Record<string, unknown>;
    platform.Reactv16 = platform.React;
    platform.ReactDOMv16 = platform.ReactDOM;
    platform.ComponentFramework = {
      registerControl: (_: string, control: unknown) => (platform.OpenCXControl = control),
    };
  });
  await page.addScriptTag({ path: "node_modules/pcf-start/lib/fluent_8_121_1.js" });
  await page.addScriptTag({ path: `${CONTROL}/bundle.js` });
  const manifest = await readFile(`${CONTROL}/ControlManifest.xml`, "utf8");
  for (const [, path] of manifest.matchAll(/<css path="([^"]+)"/g))
    await page.addStyleTag({ path: `${CONTROL}/${path ?? ""}` });
  const resx = await readFile(`${CONTROL}/strings/OpenCXTranscriptControl.1033.resx`, "utf8");
  const strings = [...resx.matchAll(/<data name="([^"]+)"[^>]*>\s*<value>([^<]*)<\/value>/g)];
  await page.evaluate(
    (entries) => Object.assign(window, { benchStrings: Object.fromEntries(entries) }),
    strings.map(([, key = "", value = ""]) => [key, value] as const),
  );
  await page.addScriptTag({ content: await pageScript() });
}

/** The page's own script, with the React that the page has. */
async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["tests/bench/screen/page.tsx"],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2020",
    jsx: "transform",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [
      {
        name: "page's React",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^(react|react-dom)$/ }, ({ path }) => ({ path, namespace: "page" }));
          onLoad({ filter: /.*/, namespace: "page" }, ({ path }) => ({
            contents: `module.exports = window.${path === "react" ? "React" : "ReactDOM"};`,
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? "";
}
