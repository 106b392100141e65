import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ConnectionLine } from "../../../LocalPlatform/connectionLine";
import { keptKey } from "../../../LocalPlatform/secrets/keyFile";
import { keyFolder } from "../../../LocalPlatform/secrets/keyFolder";
import { runEntry } from "../../support/process";

const isRoot = process.getuid?.() === 0;
const KEY = `${"a1".repeat(32)}\n`;

let state: string;
beforeEach(() => {
  state = mkdtempSync(path.join(os.tmpdir(), "opencx-secrets-"));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

type Secrets = Pick<ConnectionLine, "apiKey" | "clientSecret" | "webhookSecret">;

/** The secrets that `npm run local` prints, and what it says beside them. */
async function started(
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly secrets: Secrets; readonly errors: string }> {
  const command = runEntry("LocalPlatform/local.ts", [], environment);
  const line = await command.line((text) => text.startsWith("{"));
  command.signal("SIGTERM");
  await command.ended;
  const { apiKey, clientSecret, webhookSecret } = JSON.parse(line) as ConnectionLine;
  return { secrets: { apiKey, clientSecret, webhookSecret }, errors: command.errors() };
}

/** What anybody who has read the sources could compute. */
function guessable(): readonly string[] {
  const names = ["client secret", "api key", "webhook secret"];
  return names.flatMap((name) => {
    const digest = createHash("sha256").update(`opencx local platform/${name}`).digest();
    return [digest.toString("hex"), digest.toString("base64"), digest.toString("base64url")];
  });
}

test("secrets are made once a machine, in a file for its owner alone, and nobody can work them out", async () => {
  const [first, second] = await Promise.all([started({ XDG_STATE_HOME: state }), started({ XDG_STATE_HOME: state })]);
  expect(second).toEqual(first);
  expect(first.errors).toBe("");
  const [third, other] = await Promise.all([
    started({ XDG_STATE_HOME: state }),
    started({ XDG_STATE_HOME: path.join(state, "another/machine") }),
  ]);
  expect(third).toEqual(first);
  for (const name of ["apiKey", "clientSecret", "webhookSecret"] as const) {
    expect(other.secrets[name]).not.toBe(first.secrets[name]);
    expect(guessable().filter((guess) => first.secrets[name].includes(guess))).toEqual([]);
  }
  const folder = path.join(state, "opencx-local-platform");
  expect(readdirSync(folder)).toEqual(["key"]);
  expect([folder, path.join(folder, "key")].map((place) => (lstatSync(place).mode & 0o777).toString(8))).toEqual([
    "700",
    "600",
  ]);
});

test("a machine without a home of one's own has new ones at each start, and says so", async () => {
  const home = { HOME: path.join(state, "none"), XDG_STATE_HOME: "" };
  const [first, second, relative] = await Promise.all([
    started(home),
    started(home),
    started({ ...home, HOME: "out" }),
  ]);
  expect(second.secrets).not.toEqual(first.secrets);
  for (const { errors } of [first, relative])
    expect(errors).toContain("the secrets of the local servers are new at each start: there is no home folder");
  expect(readdirSync(state)).toEqual([]);
});

(isRoot ? test : test.skip)(
  "under sudo the home of another account gets no file that its owner cannot read",
  async () => {
    chownSync(state, 12345, 12345);
    const { errors } = await started({ HOME: state, XDG_STATE_HOME: "" });
    expect(errors).toContain(`new at each start: the home folder ${state} belongs to another account`);
    expect(readdirSync(state)).toEqual([]);
  },
);

test("a start that finds the file open to others says which, why and what to do, and prints no secret", async () => {
  const folder = path.join(state, "opencx-local-platform");
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(path.join(folder, "key"), KEY, { mode: 0o644 });
  const command = runEntry("LocalPlatform/local.ts", [], { XDG_STATE_HOME: state });
  expect(await command.ended).toBe(1);
  expect(command.lines).toEqual([]);
  expect(command.errors()).toBe(
    `local: the secrets of the local servers are not taken from ${folder}/key: it is open to other accounts (mode 644). ` +
      "Delete it, and the next start makes new ones; or name another folder with XDG_STATE_HOME\n",
  );
});

describe("a key that may be another's is not taken", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = keyFolder({ XDG_STATE_HOME: state });
    file = path.join(folder, "key");
  });

  test("one that is ours alone is", () => {
    writeFileSync(file, KEY, { mode: 0o600 });
    expect(keptKey(folder).toString("hex")).toBe("a1".repeat(32));
  });

  test.each<[string, RegExp, () => void]>([
    [
      "a link to a file",
      /key: it is a link/,
      () => {
        writeFileSync(path.join(state, "elsewhere"), KEY, { mode: 0o600 });
        symlinkSync(path.join(state, "elsewhere"), file);
      },
    ],
    ["a link that leads nowhere", /key: it is a link/, () => symlinkSync(path.join(state, "nowhere"), file)],
    ["a folder in its place", /key: it is no file/, () => mkdirSync(file, { mode: 0o700 })],
    [
      "a folder that is a link",
      /opencx-local-platform: it is a link or no folder/,
      () => {
        rmSync(folder, { recursive: true });
        mkdirSync(path.join(state, "elsewhere"), { mode: 0o700 });
        symlinkSync(path.join(state, "elsewhere"), folder);
      },
    ],
    [
      "a folder that others may read",
      /opencx-local-platform: it is open to other accounts \(mode 750\)/,
      () => chmodSync(folder, 0o750),
    ],
    [
      "a folder that all may write",
      /opencx-local-platform: it is open to other accounts \(mode 777\)/,
      () => chmodSync(folder, 0o777),
    ],
    [
      "a file that its group may read",
      /key: it is open to other accounts \(mode 640\)/,
      () => writeFileSync(file, KEY, { mode: 0o640 }),
    ],
    ["an empty file", /key: it is damaged/, () => writeFileSync(file, "", { mode: 0o600 })],
    ["half a file", /key: it is damaged/, () => writeFileSync(file, KEY.slice(0, 20), { mode: 0o600 })],
    ["a file of other words", /key: it is damaged/, () => writeFileSync(file, `${"x".repeat(64)}\n`, { mode: 0o600 })],
    [
      "a file that is too large to be one",
      /key: it is damaged/,
      () => writeFileSync(file, "a".repeat(100_000), { mode: 0o600 }),
    ],
    ...(isRoot
      ? ([
          [
            "a file of another account",
            /key: it belongs to another account/,
            () => {
              writeFileSync(file, KEY, { mode: 0o600 });
              chownSync(file, 12345, 12345);
            },
          ],
          [
            "a folder of another account",
            /opencx-local-platform: it belongs to another account/,
            () => chownSync(folder, 12345, 12345),
          ],
        ] satisfies [string, RegExp, () => void][])
      : []),
  ])("%s", (_what, words, arrange) => {
    arrange();
    expect(() => keptKey(folder)).toThrow(words);
    expect(() => keptKey(folder)).toThrow("Delete it, and the next start makes new ones");
  });

  test("what a start left behind that was killed half way is no key, and in nobody's way", () => {
    writeFileSync(`${file}-1-aa`, KEY.slice(0, 9), { mode: 0o600 });
    expect(keptKey(folder)).toEqual(keptKey(folder));
  });
});
