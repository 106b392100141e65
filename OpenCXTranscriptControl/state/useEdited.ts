import * as React from "react";
import { isEdited, type WrittenTexts } from "./isEdited";

/** {@link isEdited}; false until it is known, which is after the page is drawn. */
export function useEdited(texts: WrittenTexts, transcriptMissing: boolean): boolean {
  const [edited, setEdited] = React.useState(false);
  const { description, descriptionReadable, transcript, writtenHash } = texts;
  React.useEffect(() => {
    let asked = true;
    void isEdited({ description, descriptionReadable, transcript, writtenHash }, transcriptMissing).then((is) => {
      if (asked) setEdited(is);
    });
    return () => {
      asked = false;
    };
  }, [description, descriptionReadable, transcript, writtenHash, transcriptMissing]);
  return edited;
}
