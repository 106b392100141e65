import * as React from "react";
import type { Take } from "./useTake";

/** Milliseconds that the sentence stays: long enough to read it twice. */
const STAYS_MS = 5_000;
/** Milliseconds without words before a sentence: the same one, said again, is read out only where it was gone. */
const GONE_MS = 100;

/** What was done with words of the call, seen for a while and read out once. */
export const Taken: React.FC<{ readonly said: Take["said"] }> = ({ said }) => {
  const [shown, setShown] = React.useState<Take["said"]>();
  React.useEffect(() => {
    const begin = window.setTimeout(() => setShown(said), GONE_MS);
    const end = window.setTimeout(() => setShown(undefined), STAYS_MS);
    return () => {
      window.clearTimeout(begin);
      window.clearTimeout(end);
    };
  }, [said]);
  return (
    <span className="ocx-taken" role="status" data-testid="ocx-taken">
      {shown === said && said?.words}
    </span>
  );
};
