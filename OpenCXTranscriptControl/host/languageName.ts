import { languageTag } from "../../Transcript/text/languageTag";

/**
 * What a language is called: "British English" for `en-GB`, in the words of another language.
 * @param spoken BCP 47 tag, or what somebody wrote instead of one, which comes back as it is
 * @param reader BCP 47 tag of the language to name it in
 */
export function languageName(spoken: string, reader: string): string {
  const tag = languageTag(spoken);
  try {
    return (tag && new Intl.DisplayNames([reader], { type: "language" }).of(tag)) ?? spoken;
  } catch {
    // A browser from before 2021, or a tag that is well spelt and none.
    return spoken;
  }
}
