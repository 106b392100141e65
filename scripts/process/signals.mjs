/** The signals that ask a command to stop: Ctrl+C, `kill`, a closed terminal. */
export const STOPS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
