/** Whether Chromium is started in its sandbox, and what a reader of the log is told when it is not. */
export interface SandboxChoice {
  readonly isOn: boolean;
  /** Empty when it is on. */
  readonly note: string;
}

/** The one way out for a machine where the sandbox cannot work; its only value is `off`. */
export const SANDBOX_SETTING = "CHROMIUM_SANDBOX";

/**
 * Chromium renders what callers said, so it keeps the sandbox wherever it can. It has none for root and refuses to start
 * there otherwise (https://crbug.com/638180).
 * @param uid of this process; undefined where accounts have no numbers
 * @param setting value of CHROMIUM_SANDBOX
 */
export function sandboxChoice(uid: number | undefined, setting: string | undefined): SandboxChoice {
  if (setting === "off") return { isOn: false, note: `without its sandbox: ${SANDBOX_SETTING}=off` };
  return uid === 0 ? { isOn: false, note: "without its sandbox: it has none for root" } : { isOn: true, note: "" };
}

/** What Chromium and Playwright say when the system gives no sandbox. */
const NO_SANDBOX = /sandboxing failed|no usable sandbox/i;

/** Whether a start failed for want of a sandbox. */
export function isWithoutSandbox(error: string): boolean {
  return NO_SANDBOX.test(error);
}

/** What to do then. */
export const SANDBOX_ADVICE =
  "Its sandbox needs user namespaces: allow them for this account (Ubuntu 23.10 and newer: an AppArmor profile; a " +
  `container: its seccomp profile), or set ${SANDBOX_SETTING}=off to start it without`;
