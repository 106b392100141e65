import "./CommandBar.css";
import * as React from "react";
import { IconButton } from "@fluentui/react";
import type { Settings } from "../settings";
import { useWorkbench } from "../workbenchContext";
import { CallIn } from "./CallIn";
import { SettingsPanel } from "./SettingsPanel";

/** The bar across the top: the app's name, "Call in" and the settings. */
export const CommandBar: React.FC<{ readonly onSettings: (settings: Settings) => void }> = ({ onSettings }) => {
  const { strings, session } = useWorkbench();
  const [open, setOpen] = React.useState(false);
  return (
    <header className="wb-bar">
      <div className="wb-brand">
        <img className="wb-logo" src="/workbench/icon.svg" alt="" width="24" height="24" />
        <span className="wb-app-name">{strings.appName}</span>
        <span className="wb-area">{strings.area}</span>
      </div>
      <div className="wb-bar-actions">
        <CallIn />
        <span className="wb-user">{session.userName}</span>
        <IconButton
          className="wb-bar-icon"
          data-testid="settings"
          iconProps={{ iconName: "Settings" }}
          ariaLabel={strings.settings}
          title={strings.settings}
          aria-expanded={open}
          onClick={() => setOpen(true)}
        />
      </div>
      {open && <SettingsPanel onChange={onSettings} onDismiss={() => setOpen(false)} />}
    </header>
  );
};
