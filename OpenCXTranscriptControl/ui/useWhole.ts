import * as React from "react";
import type { HostProps } from "../host/hostProps";
import { useSettled } from "./useSettled";

/**
 * The host's values without the gaps of a half-updated context: what it had delivered for a case and leaves out for one
 * updateView would take away what the rep has begun, such as a half-filled form. What stays out is believed.
 */
export function useWhole(host: HostProps): HostProps {
  const whole = React.useRef(host);
  const before = whole.current;
  // Not the look: without tokens it is the classic one.
  const missing = (Object.keys(host) as (keyof HostProps)[]).filter(
    (name) => name !== "design" && host[name] === undefined && before[name] !== undefined,
  );
  const sameCase = host.record === undefined || host.record.id === before.record?.id;
  const settled = useSettled(sameCase && missing.length > 0);
  whole.current = settled ? host : { ...host, ...Object.fromEntries(missing.map((name) => [name, before[name]])) };
  return whole.current;
}
