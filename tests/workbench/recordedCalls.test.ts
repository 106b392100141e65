import { existsSync } from "node:fs";
import path from "node:path";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { readCalls } from "../../LocalPlatform/opencx/calls";
import { chooseCase, closeBrowser, openWorkbench } from "./support/browser";
import { newCase } from "./support/installation";
import { shownTurns, spokenTurns } from "./support/transcript";

const FOLDER = path.resolve(process.cwd(), "../shared/calls");
const there = existsSync(FOLDER);
if (!there)
  console.warn(
    `SKIPPED: the ten recorded calls are not at ${FOLDER}; nothing proves that real speech survives the way to the page.`,
  );

afterAll(closeBrowser);

(there ? test : test.skip)(
  "every spoken word of the recorded calls is in the page, in order, at its time",
  async () => {
    const calls: readonly CallFile[] = await readCalls(FOLDER);
    expect(calls).toHaveLength(10);
    const { page, misdeeds, close } = await openWorkbench();
    const ids = await Promise.all(calls.map(newCase));
    for (const [index, call] of calls.entries()) {
      const expected = spokenTurns(call);
      await chooseCase(page, ids[index] ?? "");
      expect(await shownTurns(page)).toEqual(expected);
    }
    // The longest of them does not fit the description's 2,000 characters.
    expect(Math.max(...calls.map((call) => spokenTurns(call).length))).toBeGreaterThanOrEqual(79);
    expect(misdeeds).toEqual({ errors: [], foreign: [], dialogs: [] });
    await close();
  },
  180_000,
);
