import * as React from "react";
import type { Take } from "./useTake";

/** Milliseconds that the sentence stays: long enough to read it twice. */
const STAYS_MS = 5_000;

/** What was done with words of the call, seen for a while and read out once. */
export const Taken: React.FC<{ readonly said: Take["said"] }> = ({ said }) => {
  const [over, setOver] = React.useState(said);
  React.useEffect(() => {
    const timer = window.setTimeout(() => setOver(said), STAYS_MS);
    return () => window.clearTimeout(timer);
  }, [said]);
  return (
    <span className="ocx-taken" role="status" data-testid="ocx-taken">
      {said === over ? "" : said?.words}
    </span>
  );
};
