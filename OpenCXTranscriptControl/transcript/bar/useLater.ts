import * as React from "react";

/** A value once it has not changed for so many milliseconds; until then the one before it. */
export function useLater<Value>(value: Value, milliseconds: number): Value {
  const [later, setLater] = React.useState(value);
  React.useEffect(() => {
    const timer = window.setTimeout(() => setLater(value), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return later;
}
