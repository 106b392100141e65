/** Up to so many UTF-16 code units a text is read as fast as it is painted: some 2,000 turns. */
const SHORT = 200_000;
/** What is taken of either end of a longer one: more than a screen shows. */
const PART = 16_000;

/**
 * Start and end of a very long text: its header, its first and its last turns. `read` understands them as it does in the
 * whole text, since they are whole lines, and since what `write` began is no markup.
 * @returns the text itself where it is not that long, or may be understood only as a whole
 */
export function excerpt(text: string): string {
  if (text.length < SHORT) return text;
  const start = /^[\w[][^]*\n(?=\[\d)/.exec(text.slice(0, PART))?.[0];
  // Two line feeds: what continues a turn that is left out continues none of those before it.
  return start === undefined ? text : start + text.slice(text.indexOf("\n", text.length - PART));
}
