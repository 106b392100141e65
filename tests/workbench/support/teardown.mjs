// After the browser tests: stops what house-setup.mjs started, and waits until its PostgreSQL is gone too.

export default async function stopHouse() {
  const child = globalThis.browserTestHouse;
  if (child === undefined || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
