// After the browser tests: stops what setup.mjs started, and waits until its PostgreSQL is gone too.

export default async function stopInstallation() {
  const child = globalThis.browserTestInstallation;
  if (child === undefined || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
