/** Reasons that OpenCX names, in the rep's language; words of anybody else's as they are. */
export function reasonWords(reason: string, textIfAny: (key: string) => string | undefined): string {
  return reason.replace(/[^\s,][^,]*/g, (word) => textIfAny(`reason_${word.replace(/ /g, "_")}`) ?? word);
}
