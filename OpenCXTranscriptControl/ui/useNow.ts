import * as React from "react";

const MINUTE_MS = 60_000;

/** Those who show how long ago something was, and the one clock that tells all of them. */
const listeners = new Set<(now: Date) => void>();
let clock = 0;

/** The time, renewed every minute: on a form that stays open, "5 minutes ago" would else become wrong. */
export function useNow(): Date {
  const [now, setNow] = React.useState(() => new Date());
  React.useEffect(() => {
    if (listeners.size === 0)
      clock = window.setInterval(() => {
        const minute = new Date();
        listeners.forEach((listener) => listener(minute));
      }, MINUTE_MS);
    listeners.add(setNow);
    return () => {
      listeners.delete(setNow);
      if (listeners.size === 0) window.clearInterval(clock);
    };
  }, []);
  return now;
}
