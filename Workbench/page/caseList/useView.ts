import * as React from "react";
import { errorText } from "../../../LocalPlatform/command/errorText";
import type { ViewLayout } from "../../server/drawn/layout";
import { formattingFor } from "../host/language/formatting";
import { Latest } from "../dataverse/latest";
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
    const latest = new Latest();
    const read = (): void => {
      const isNewest = latest.begin();
      rowsOf(view, (value, withTime) => formatting.formatDateShort(value, withTime)).then(
        (found) => isNewest() && setShown({ found, failure: undefined }),
        (error: unknown) => isNewest() && setShown({ found: undefined, failure: errorText(error) }),
      );
    };
    read();
    const stop = onWrites(["incident"], read);
    return () => {
      latest.end();
      stop();
    };
  }, [view, language]);
  return shown;
}
