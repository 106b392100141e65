import "../page.css";
import * as React from "react";
import { setRTL } from "@fluentui/react";
import { errorText } from "../../../LocalPlatform/command/errorText";
import { installRegistry } from "../host/control/controlRegistry";
import { load, type Loaded } from "../load";
import { pageRoot } from "../reactRoot";
import { LANGUAGES, readSettings } from "../settings";
import { GALLERY_CASES } from "./cases/galleryCases";
import { GALLERY_STATES, gallerySettings } from "./states/galleryStates";
import { StateView } from "./StateView";

/** What passes by itself takes at least so long: a sentence that goes, an answer that is given up. */
const PASSES_AFTER_MS = 5_000;

/** Whether the state that is shown stays as it is: timers that would end it are not started. */
let still = false;

function holdTimeouts(): void {
  const start = window.setTimeout.bind(window);
  const holding = (handler: TimerHandler, after?: number, ...values: unknown[]): number =>
    still && after !== undefined && after >= PASSES_AFTER_MS ? 0 : start(handler, after, ...values);
  Object.assign(window, { setTimeout: holding });
}

/** Draws the state that the address names. */
function draw(loaded: Loaded): void {
  const name = window.location.pathname.split("/").pop();
  const state = GALLERY_STATES.find((one) => one.name === name);
  if (state === undefined) return;
  const settings = gallerySettings(state, window.location.search);
  setRTL(settings.rtl);
  document.documentElement.lang = LANGUAGES[settings.language].tag;
  document.documentElement.dir = settings.rtl ? "rtl" : "ltr";
  still = state.still === true;
  root.render(
    <StateView
      key={window.location.href}
      state={state}
      found={GALLERY_CASES[state.name]()}
      loaded={loaded}
      settings={settings}
      alone={window.self === window.top}
    />,
  );
}

const root = pageRoot(readSettings(window.location.search).react);
installRegistry();
holdTimeouts();
load().then(
  (loaded) => {
    draw(loaded);
    // From state to state by address alone: the platform's libraries are read and compiled once.
    window.addEventListener("popstate", () => draw(loaded));
  },
  (error: unknown) => {
    console.error(error);
    root.render(
      <p role="alert" className="wb-failed">
        {errorText(error)}
      </p>,
    );
  },
);
