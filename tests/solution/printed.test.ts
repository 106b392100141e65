import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { packedParts } from "../../Solution/pack/pack";
import { writeZip } from "../../Solution/zip";
import { solutionCommand } from "./support/command";
import { edit } from "./support/faults";
import { VERSION, fixtureTree } from "./support/fixtureTree";
import { rawZip } from "./support/rawZip";

/** What a terminal obeys or does not show; lines end in LF alone. */
const HIDDEN = /[^\P{Cc}\n]|[\p{Cs}\p{Zl}\p{Zp}\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u;
const HOSTILE = "\u009b31m\u202E\u2066\u200B\u2028\u007F";

const folder = mkdtempSync(path.join(tmpdir(), "opencx-printed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function said(...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await solutionCommand(...args);
  return stdout + stderr;
}

test("what a zip says of itself does nothing to the terminal: names, labels, values, what is wrong with its XML", async () => {
  const good = packedParts(await fixtureTree(), "managed", VERSION);
  const parts = new Map(good);
  parts.set("WebResources/[31m", new Uint8Array());
  edit(parts, "customizations.xml", "<WebResourceType>3", `<WebResourceType>${HOSTILE}`);
  edit(parts, "customizations.xml", 'functionName="OpenCX', `functionName="${HOSTILE}OpenCX`);
  edit(parts, "solution.xml", "<Version>", `<Version>${HOSTILE}`);
  const odd = path.join(folder, "odd\u001b[2J\u202E.zip");
  writeFileSync(odd, writeZip(parts));
  const output = await said("check", odd);
  expect(output).toMatch(/\d+ problems/);
  expect(output).toContain("\\u009b31m\\u202e");
  expect(output).toContain("odd\\u001b[2J\\u202e.zip");
  expect(output).not.toMatch(HIDDEN);

  const broken = path.join(folder, "broken.zip");
  writeFileSync(
    broken,
    writeZip(new Map([...good, ["solution.xml", new TextEncoder().encode(`<a><${HOSTILE}\u001b]0;x\u0007`)]])),
  );
  const names = path.join(folder, "names.zip");
  writeFileSync(names, rawZip({ parts: [{ name: `a\u001b]0;title\u0007\r${HOSTILE}` }] }));
  // Of a text that is no XML nothing is repeated.
  expect(await said("check", broken)).not.toMatch(HIDDEN);
  for (const output of [
    await said("check", names),
    await said("check", path.join(folder, "\u001b[2Jgone.zip")),
    await said(`\u001b[2J${HOSTILE}`),
  ]) {
    expect(output).toContain("\\u");
    expect(output).not.toMatch(HIDDEN);
  }
});
