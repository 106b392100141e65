/**
 * Calls back when the npm that runs this process has ended. npm and its shell die of SIGTERM without passing it on, so
 * a service asked to stop would run on unseen, holding its port and its
 * inbox; killed, no parent can pass anything on. Without npm nothing is watched: a supervisor's signals come straight
 * here.
 * @returns ends the watch
 */
export function onParentEnded(ended: () => void): () => void {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) ended();
  }, 500);
  watch.unref();
  return () => clearInterval(watch);
}
