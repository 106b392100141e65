import * as React from "react";
import { isoInstant } from "../../Transcript/text/isoInstant";
import { useHost } from "../host/HostContext";
import { useNow } from "../ui/useNow";
import { Fact } from "./Fact";

/** From this on the day counts and not how many days ago it was. */
const LONG_AGO_MS = 31 * 24 * 3_600_000;

/** When the call started: how long ago, and the time of day. The date is one focus, hover or screen reader away. */
export const StartedFact: React.FC<{ readonly started: string }> = ({ started }) => {
  const { text } = useHost();
  const instant = isoInstant(started);
  return <Fact label={text("callStarted")}>{instant === undefined ? started : <Started instant={instant} />}</Fact>;
};

const Started: React.FC<{ readonly instant: Date }> = ({ instant }) => {
  const { text, dateTime, timeOfDay, ago } = useHost();
  const [dismissed, setDismissed] = React.useState(false);
  const now = useNow();
  const [iso, exact, relative] = [instant.toISOString(), dateTime(instant), ago(instant, now)];
  if (relative === undefined) return <time dateTime={iso}>{exact}</time>;
  if (now.getTime() - instant.getTime() > LONG_AGO_MS)
    return <time dateTime={iso}>{text("agoAt", relative, exact)}</time>;
  return (
    <time
      className={dismissed ? undefined : "ocx-when"}
      dateTime={iso}
      tabIndex={0}
      onBlur={() => setDismissed(false)}
      onKeyDown={({ key }) => key === "Escape" && setDismissed(true)}
    >
      <span title={exact}>{text("agoAt", relative, timeOfDay(instant))}</span>
      <span className="ocx-exact ocx-unseen"> {exact}</span>
    </time>
  );
};
