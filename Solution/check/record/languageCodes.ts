import type { XmlElement } from "../../xml";
import { recordParts, type SolutionPackage } from "../package";
import type { Problem } from "../problem";

/** Languages that Dataverse can be shown in ("Language packs", Dataverse), by their codes. */
const KNOWN = new Set([
  ...["1025", "1026", "1027", "1028", "1029", "1030", "1031", "1032", "1033", "1035", "1036", "1037", "1038", "1040"],
  ...["1041", "1042", "1043", "1044", "1045", "1046", "1048", "1049", "1050", "1051", "1053", "1054", "1055", "1057"],
  ...["1058", "1060", "1061", "1062", "1063", "1066", "1069", "1081", "1086", "1087", "1110", "2052", "2070", "2074"],
  ...["3076", "3082", "3098"],
]);

/** The code of a label's language is a number, and one that Dataverse has. */
export function checkLanguageCodes(solution: SolutionPackage): readonly Problem[] {
  return recordParts(solution).flatMap(({ part, root }) => {
    const first = new Map<string, XmlElement>();
    collect(root, first);
    return [...first]
      .filter(([code]) => !KNOWN.has(code))
      .map(([code, at]) => ({
        part,
        at,
        message: `<${at.name}> has the language code "${code}", which no language of Dataverse has: write one, as 1033.`,
        refusedBy: /^\d+$/.test(code) ? undefined : ("language" as const),
      }));
  });
}

function collect(element: XmlElement, first: Map<string, XmlElement>): void {
  const code = element.attributes.languagecode ?? (element.name === "Language" ? element.text.trim() : undefined);
  if (code !== undefined && !first.has(code)) first.set(code, element);
  for (const one of element.children) collect(one, first);
}
