import * as React from "react";

const MINUTE_MS = 60_000;

/** The time, renewed every minute: on a form that stays open, "5 minutes ago" would else become wrong. */
export function useNow(): Date {
  const [now, setNow] = React.useState(() => new Date());
  React.useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), MINUTE_MS);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
