import * as React from "react";
import { isoInstant } from "../../Transcript/text/isoInstant";
import { useHost } from "../host/HostContext";
import { useNow } from "../ui/useNow";
import { When } from "../ui/When";
import { Fact } from "./Fact";

/** From this on the day counts and not how many days ago it was. */
const LONG_AGO_MS = 31 * 24 * 3_600_000;

/** When the call started: how long ago, and the time of day. The date, too, where it is long ago. */
export const StartedFact: React.FC<{ readonly started: string }> = ({ started }) => {
  const { text } = useHost();
  const instant = isoInstant(started);
  return <Fact label={text("callStarted")}>{instant === undefined ? started : <Started instant={instant} />}</Fact>;
};

const Started: React.FC<{ readonly instant: Date }> = ({ instant }) => {
  const { text, dateTime, timeOfDay, ago } = useHost();
  const now = useNow();
  const [exact, relative] = [dateTime(instant), ago(instant, now)];
  if (relative !== undefined && now.getTime() - instant.getTime() <= LONG_AGO_MS)
    return <When instant={instant} words={text("agoAt", relative, timeOfDay(instant))} exact={exact} />;
  return (
    <time dateTime={instant.toISOString()}>{relative === undefined ? exact : text("agoAt", relative, exact)}</time>
  );
};
