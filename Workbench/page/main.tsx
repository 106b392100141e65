import "./page.css";
import * as React from "react";
import { setRTL } from "@fluentui/react";
import { errorText } from "../../LocalPlatform/command/errorText";
import { App } from "./App";
import { installRegistry } from "./host/control/controlRegistry";
import { load } from "./load";
import { drawPage } from "./reactRoot";
import { readSettings } from "./settings";
import { filled, stringsFor } from "./strings/strings";

const settings = readSettings(window.location.search);
setRTL(settings.rtl);
installRegistry();
load().then(
  (loaded) => drawPage(<App loaded={loaded} initial={settings} />, settings.react),
  (error: unknown) => {
    console.error(error);
    const words = filled(stringsFor(settings.language).loadFailed, errorText(error));
    drawPage(
      <p role="alert" className="wb-failed">
        {words}
      </p>,
      settings.react,
    );
  },
);
