import * as React from "react";
import { errorText } from "../../../LocalPlatform/command/errorText";
import type { ViewLayout } from "../../server/drawn/layout";
import { formattingFor } from "../host/language/formatting";
import { onWrites } from "../liveUpdates";
import type { Lcid } from "../settings";
import { rowsOf, type ViewRows } from "./viewRows";

/** What a view shows now. */
export interface ShownView {
  /** undefined until the first answer, and where no view is chosen. */
  readonly found: ViewRows | undefined;
  /** Why it could not be read, in Dataverse's words. */
  readonly failure: string | undefined;
}

const NOTHING: ShownView = { found: undefined, failure: undefined };

/** The cases of a view, kept current by Dataverse's own writes. */
export function useView(view: ViewLayout | undefined, language: Lcid): ShownView {
  const [shown, setShown] = React.useState(NOTHING);
  React.useEffect(() => {
    setShown(NOTHING);
    if (view === undefined) return undefined;
    const formatting = formattingFor(language);
    let asked = 0;
    const read = (): void => {
      const mine = ++asked;
      // An older answer that comes late must not undo a newer one.
      rowsOf(view, (value, withTime) => formatting.formatDateShort(value, withTime)).then(
        (found) => mine === asked && setShown({ found, failure: undefined }),
        (error: unknown) => mine === asked && setShown({ found: undefined, failure: errorText(error) }),
      );
    };
    read();
    const stop = onWrites(["incident"], read);
    return () => {
      asked += 1;
      stop();
    };
  }, [view, language]);
  return shown;
}
