/** A thrown value's words, with those of its cause: fetch says only "fetch failed", and why in the cause. */
export function errorText(thrown: unknown): string {
  const message = property(thrown, "message");
  if (typeof message !== "string") return String(thrown);
  const cause = property(thrown, "cause");
  return cause === undefined ? message : `${message}: ${errorText(cause)}`;
}

/** The `code` of a system error, such as `ENOENT` or `EADDRINUSE`. */
export function errorCode(thrown: unknown): string | undefined {
  const code = property(thrown, "code");
  return typeof code === "string" ? code : undefined;
}

// Not by instanceof: an error of Node's own may stem from another realm than ours.
function property(thrown: unknown, name: "message" | "cause" | "code"): unknown {
  return typeof thrown === "object" && thrown !== null
    ? (thrown as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
