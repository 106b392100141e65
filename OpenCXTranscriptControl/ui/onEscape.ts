import type * as React from "react";

/** A handler of keys that closes something with Escape, which goes no further then: the app closes things with it too. */
export function onEscape(close: () => void): (event: React.KeyboardEvent) => void {
  return (event) => {
    // Of an input method's own Escape the browser says that it is composing.
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    close();
  };
}
