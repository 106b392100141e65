import "../page.css";
import * as React from "react";
import { setRTL } from "@fluentui/react";
import { errorText } from "../../../LocalPlatform/command/errorText";
import { installRegistry } from "../host/control/controlRegistry";
import { load } from "../load";
import { drawPage } from "../reactRoot";
import { GALLERY_CASES } from "./cases";
import { GALLERY_STATES, gallerySettings } from "./states";
import { StateView } from "./StateView";

/** From this on the control gives up waiting. */
const GIVES_UP_AFTER_MS = 30_000;

/** A state that waits shall wait for as long as somebody looks at it: timers that would end it are not started. */
function holdTimeouts(): void {
  const start = window.setTimeout.bind(window);
  const holding = (handler: TimerHandler, after?: number, ...values: unknown[]): number =>
    after !== undefined && after >= GIVES_UP_AFTER_MS ? 0 : start(handler, after, ...values);
  Object.assign(window, { setTimeout: holding });
}

const name = window.location.pathname.split("/").pop();
const state = GALLERY_STATES.find((one) => one.name === name);
installRegistry();
if (state !== undefined) {
  const settings = gallerySettings(state, window.location.search);
  setRTL(settings.rtl);
  load().then(
    (loaded) => {
      if (state.name === "searching") holdTimeouts();
      const found = GALLERY_CASES[state.name]();
      const alone = window.self === window.top;
      drawPage(
        <StateView state={state} found={found} loaded={loaded} settings={settings} alone={alone} />,
        settings.react,
      );
    },
    (error: unknown) => {
      console.error(error);
      drawPage(
        <p role="alert" className="wb-failed">
          {errorText(error)}
        </p>,
        settings.react,
      );
    },
  );
}
