// Whatever a command of ours starts on this machine is reached directly: a proxy cannot reach a program that listens on
// the loopback of another machine, and has no business with what goes on here.

const LOOPBACK = ["127.0.0.1", "localhost", "::1"];

/** Adds loopback to what goes through no proxy, for this process and all that it starts. */
export function bypassProxyOnLoopback(/** @type {NodeJS.ProcessEnv} */ environment = process.env) {
  const listed = (environment.NO_PROXY || environment.no_proxy || "").split(",").map((host) => host.trim());
  const all = [...new Set([...listed.filter(Boolean), ...LOOPBACK])].join(",");
  // Some programs read the one spelling, some the other, and none of them both.
  environment.NO_PROXY = all;
  environment.no_proxy = all;
}
