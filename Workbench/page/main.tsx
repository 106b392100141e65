import "./page.css";
import * as React from "react";
import { setRTL } from "@fluentui/react";
import { errorText } from "../../LocalPlatform/command/errorText";
import { App } from "./App";
import { installRegistry } from "./host/control/controlRegistry";
import { load } from "./load";
import { pageRoot } from "./reactRoot";
import { readSettings } from "./settings";
import { filled, stringsFor } from "./strings/strings";

const settings = readSettings(window.location.search);
setRTL(settings.rtl);
installRegistry();
const root = pageRoot(settings.react);
load().then(
  (loaded) => root.render(<App loaded={loaded} initial={settings} />),
  (error: unknown) => {
    console.error(error);
    const words = filled(stringsFor(settings.language).loadFailed, errorText(error));
    root.render(
      <p role="alert" className="wb-failed">
        {words}
      </p>,
    );
  },
);
