import "./SettingsPanel.css";
import * as React from "react";
import { Dropdown, Panel, PanelType, Toggle } from "@fluentui/react";
import { isLcid, LANGUAGES, reactChoice, REACTS, type Settings } from "../settings";
import { useWorkbench } from "../workbenchContext";

interface SettingsPanelProps {
  readonly onChange: (settings: Settings) => void;
  readonly onDismiss: () => void;
}

type Flag = "dark" | "contrast" | "rtl" | "narrow" | "readOnly";

/** Every switch of the page; each is in the address too. */
export const SettingsPanel: React.FC<SettingsPanelProps> = ({ onChange, onDismiss }) => {
  const { strings, settings } = useWorkbench();
  const toggle = (flag: Flag, disabled = false): React.ReactElement => (
    <Toggle
      label={strings[flag]}
      inlineLabel
      checked={settings[flag] && !disabled}
      disabled={disabled}
      data-testid={`switch-${flag.toLowerCase()}`}
      onChange={(_event, checked) => onChange({ ...settings, [flag]: checked ?? false })}
    />
  );
  return (
    <Panel
      isOpen
      isLightDismiss
      type={PanelType.smallFixedFar}
      headerText={strings.settings}
      closeButtonAriaLabel={strings.close}
      onDismiss={onDismiss}
    >
      <div className="wb-settings">
        {/* The classic look knows no dark. */}
        {toggle("dark", settings.look === "classic")}
        {toggle("contrast")}
        {toggle("rtl")}
        {toggle("narrow")}
        {toggle("readOnly")}
        <Dropdown
          label={strings.language}
          data-testid="switch-language"
          selectedKey={settings.language}
          options={Object.entries(LANGUAGES).map(([key, { name }]) => ({ key, text: name }))}
          onChange={(_event, option) => {
            const language = String(option?.key);
            if (isLcid(language)) onChange({ ...settings, language, rtl: LANGUAGES[language].rightToLeft });
          }}
        />
        <Dropdown
          label={strings.react}
          data-testid="switch-react"
          selectedKey={settings.react}
          options={Object.entries(REACTS).map(([key, text]) => ({ key, text }))}
          onChange={(_event, option) => onChange({ ...settings, react: reactChoice(option?.key) })}
        />
        <Dropdown
          label={strings.look}
          data-testid="switch-look"
          selectedKey={settings.look}
          options={[
            { key: "modern", text: strings.lookModern },
            { key: "classic", text: strings.lookClassic },
          ]}
          onChange={(_event, option) =>
            onChange({ ...settings, look: option?.key === "classic" ? "classic" : "modern" })
          }
        />
        <p className="wb-hint">{strings.switchesHint}</p>
      </div>
    </Panel>
  );
};
