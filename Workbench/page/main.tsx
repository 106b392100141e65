import "./page.css";
import * as React from "react";
import * as ReactDOM from "react-dom";
import { setRTL } from "@fluentui/react";
import { errorText } from "../../LocalPlatform/command/errorText";
import { App, type Loaded } from "./App";
import { installRegistry } from "./host/control/controlRegistry";
import { readSettings } from "./settings";
import { filled, stringsFor } from "./strings/strings";

async function get<T>(address: string): Promise<T> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function load(): Promise<Loaded> {
  const [session, layout, control, themes] = await Promise.all([
    get<Loaded["session"]>("/workbench/session"),
    get<Loaded["layout"]>("/workbench/form"),
    get<Loaded["control"]>("/workbench/control"),
    get<Loaded["themes"]>("/workbench/themes.json"),
  ]);
  for (const style of control.styles) addStyle(`/control/${style}`);
  return { session, layout, control, themes };
}

function addStyle(href: string): void {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

const settings = readSettings(window.location.search);
setRTL(settings.rtl);
installRegistry();
const root = document.getElementById("workbench");
load().then(
  (loaded) => ReactDOM.render(<App loaded={loaded} initial={settings} />, root),
  (error: unknown) => {
    console.error(error);
    const words = filled(stringsFor(settings.language).loadFailed, errorText(error));
    ReactDOM.render(
      <p role="alert" className="wb-failed">
        {words}
      </p>,
      root,
    );
  },
);
