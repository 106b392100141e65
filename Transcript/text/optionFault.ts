/**
 * What is wrong with a command line, in our words: Node's own tell how to write its options otherwise.
 * @param thrown what `parseArgs` of node:util threw
 */
export function optionFault(thrown: unknown): string {
  // By shape: an error of another realm is no Error of this one.
  const { code, message } = Object(thrown) as Partial<Record<"code" | "message", unknown>>;
  const text = typeof message === "string" ? message : String(thrown);
  const option = /'(?:-\w, )?(-{1,2}[^' ]*)/.exec(text)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `there is no option ${option}`;
  if (code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL")
    return `there is no option ${/'(.*)'/s.exec(text)?.[1] ?? ""}: options begin with --`;
  if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return text;
  return text.includes("does not take") ? `${option} takes no value` : `${option} needs a value`;
}
