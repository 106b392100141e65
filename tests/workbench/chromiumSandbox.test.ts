import { readdirSync, readFileSync } from "node:fs";
import { launchChromium, NoBrowserError } from "../../Workbench/browser/chromium";
import { sandboxChoice } from "../../Workbench/browser/sandbox";

test.each([
  ["an ordinary account keeps it", 1000, undefined, true],
  ["so does one with an empty setting", 1000, "", true],
  ["and one with a setting that says nothing of it", 1000, "no", true],
  ["and a system without numbers for accounts", undefined, undefined, true],
  ["root has none", 0, undefined, false],
  ["whoever sets it off has none", 1000, "off", false],
])("%s", (_what, uid, setting, isOn) => {
  const choice = sandboxChoice(uid, setting);
  expect([choice.isOn, choice.note.startsWith("without its sandbox: ")]).toEqual([isOn, !isOn]);
});

/** Command lines of the browsers that this process has started. */
function browsers(): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [, parent] = /\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, "latin1")) ?? [];
        return Number(parent) === process.pid ? [readFileSync(`/proc/${pid}/cmdline`, "utf8")] : [];
      } catch {
        return [];
      }
    })
    .filter((line) => line.includes("--remote-debugging-pipe"));
}

(process.platform === "linux" ? test : test.skip)(
  "the browser of these tests runs as that says, and says so itself",
  async () => {
    const before = browsers();
    const { browser, description } = await launchChromium();
    try {
      const lines = browsers().filter((line) => !before.includes(line));
      expect(lines).toHaveLength(1);
      const isOff = process.getuid?.() === 0 || process.env.CHROMIUM_SANDBOX === "off";
      expect(lines.map((line) => line.includes("--no-sandbox"))).toEqual([isOff]);
      expect(description.includes("without its sandbox")).toBe(isOff);
    } finally {
      await browser.close();
    }
  },
);

test("where the system gives no sandbox, the error names the one setting instead of dropping it", () => {
  // As Playwright and Chromium say it on a machine without user namespaces.
  const words = [
    "browserType.launch: Target page, context or browser has been closed",
    "Browser logs:",
    "Chromium sandboxing failed!",
    "[err] FATAL:zygote_host_impl_linux.cc:128] No usable sandbox! If you are running on Ubuntu 23.10+",
  ].join("\n");
  const { message } = new NoBrowserError([
    { origin: "from npm (@sparticuz/chromium)", words },
    { origin: "installed (chrome)", words: "browserType.launch: Chromium distribution 'chrome' is not found\nat /opt" },
  ]);
  expect(message).toContain("user namespaces");
  expect(message).toContain("set CHROMIUM_SANDBOX=off to start it without");
  expect(message).toContain("from npm (@sparticuz/chromium): its sandbox does not start here");
  expect(message).toContain("installed (chrome): browserType.launch: Chromium distribution 'chrome' is not found");
});

test("where there is no browser at all, the sandbox is not blamed", () => {
  const { message } = new NoBrowserError([{ origin: "installed (chrome)", words: "not found" }]);
  expect(message).toContain("Install Google Chrome");
  expect(message).not.toContain("CHROMIUM_SANDBOX");
});
