// After the browser tests: stops what setup.mjs started, and waits until it is gone, with its PostgreSQL.

export default async function stop() {
  await Promise.all((globalThis.startedForBrowserTests ?? []).map(end));
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
