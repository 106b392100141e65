import "./RibbonButtons.css";
import * as React from "react";
import { CommandBarButton } from "@fluentui/react";
import type { ScriptedForm } from "../../form/formContext";
import { labelIn } from "../../strings/strings";
import { useWorkbench } from "../../workbenchContext";
import { runCommand } from "./ribbonRules";
import { useRibbon } from "./useRibbon";

interface RibbonButtonsProps {
  readonly form: ScriptedForm;
  /** Told what a rule or a command's script failed with. */
  readonly onFailure: (error: unknown) => void;
}

/** The buttons that solutions add to the form's command bar, those that may be pressed. */
export const RibbonButtons: React.FC<RibbonButtonsProps> = ({ form, onFailure }) => {
  const { settings } = useWorkbench();
  return (
    <>
      {useRibbon(form, onFailure).map((command) => (
        <CommandBarButton
          key={command.buttonId}
          data-testid="ribbon-button"
          data-button={command.buttonId}
          className="wb-ribbon-button"
          text={labelIn(command.labels, settings.language)}
          title={labelIn(command.descriptions, settings.language)}
          {...(command.icon === undefined
            ? {}
            : { iconProps: { imageProps: { src: `/webresources/${command.icon}`, alt: "" } } })}
          onClick={() => void runCommand(command, form).catch(onFailure)}
        />
      ))}
    </>
  );
};
