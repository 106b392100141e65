import * as React from "react";
import type { RibbonCommand } from "../../../server/drawn/layout";
import type { ScriptedForm } from "../../form/formContext";
import { Latest } from "../../dataverse/latest";
import { useWorkbench } from "../../workbenchContext";
import { isEnabled } from "./ribbonRules";

/** The solutions' commands that may be pressed on a form; asked anew after each save and refresh, and when a script wants it. */
export function useRibbon(form: ScriptedForm, onFailure: (error: unknown) => void): readonly RibbonCommand[] {
  const { commands } = useWorkbench().layout;
  const [shown, setShown] = React.useState<readonly RibbonCommand[]>([]);
  const failed = React.useRef(onFailure);
  failed.current = onFailure;
  React.useEffect(() => {
    const latest = new Latest();
    const evaluate = async (): Promise<void> => {
      const isNewest = latest.begin();
      const enabled = await Promise.all(
        commands.map((command) => isEnabled(command, form, (error) => isNewest() && failed.current(error))),
      );
      if (isNewest()) setShown(commands.filter((_command, index) => enabled[index]));
    };
    void evaluate();
    const stop = form.onRibbonRefresh(() => void evaluate());
    return () => {
      latest.end();
      stop();
    };
  }, [commands, form]);
  return shown;
}
