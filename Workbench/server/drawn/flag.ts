/** What an attribute of a form's or ribbon's XML says by `true`, `false`, `1` or `0`; nothing stands for `otherwise`. */
export function flag(text: string | undefined, otherwise: boolean): boolean {
  return text === undefined || text === "" ? otherwise : text === "1" || text.toLowerCase() === "true";
}
