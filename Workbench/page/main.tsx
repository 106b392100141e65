import "./page.css";
import * as React from "react";
import * as ReactDOM from "react-dom";
import { setRTL } from "@fluentui/react";
import { errorText } from "../../LocalPlatform/command/errorText";
import { App } from "./App";
import { installRegistry } from "./host/control/controlRegistry";
import { load } from "./load";
import { readSettings } from "./settings";
import { filled, stringsFor } from "./strings/strings";

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
