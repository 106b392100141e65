import "./ControlHost.css";
import * as React from "react";
import { MessageBar, MessageBarType } from "@fluentui/react";
import { errorText } from "../../../../LocalPlatform/command/errorText";
import type { FormControl } from "../../../server/drawn/layout";
import type { FormRecord } from "../../form/record";
import type { HostSurroundings } from "../../host/context";
import { ControlInstance } from "../../host/control/controlInstance";
import { loadControl } from "../../host/control/controlRegistry";
import { fieldLabels, filled } from "../../strings/strings";
import { useWorkbench } from "../../workbenchContext";

interface ControlHostProps {
  readonly placed: FormControl;
  readonly label: string;
  readonly record: FormRecord;
  readonly disabled: boolean;
  readonly onEvent: (name: string, payload: unknown) => void;
}

/** A cell with a code component: the built bundle, run through its real life. */
export const ControlHost: React.FC<ControlHostProps> = ({ placed, label, record, disabled, onEvent }) => {
  const { control, layout, settings, tokens, session, page, privileges, webAPI, strings } = useWorkbench();
  const container = React.useRef<HTMLDivElement>(null);
  const instance = React.useRef<ControlInstance>();
  const [failure, setFailure] = React.useState<string>();
  const labels = React.useMemo(() => fieldLabels(layout, settings.language), [layout, settings.language]);
  const around: HostSurroundings = {
    control,
    placed,
    label,
    labels,
    record,
    settings,
    tokens,
    user: session,
    page,
    privileges,
    webAPI,
    disabled,
  };
  // What the running instance reads when it starts or hears something: always the newest.
  const newest = React.useRef({ around, onEvent });
  newest.current = { around, onEvent };

  React.useEffect(() => {
    let left = false;
    const fail = (error: unknown): void => {
      console.error(error);
      setFailure(errorText(error));
    };
    loadControl(control.name, `/control/${control.code}`)
      .then((controlClass) => {
        if (left || container.current === null) return;
        instance.current = new ControlInstance(controlClass, container.current, newest.current.around, {
          onEvent: (name, payload) => newest.current.onEvent(name, payload),
          onFailure: fail,
        });
        instance.current.start();
      })
      .catch(fail);
    const stop = record.subscribe((changed) => {
      const bound =
        placed.custom?.parameters.filter(
          (parameter) => parameter.kind === "bound" && changed.includes(parameter.column),
        ) ?? [];
      instance.current?.update(
        newest.current.around,
        bound.length > 0 ? [...bound.map(({ name }) => name), "parameters"] : [],
      );
    });
    return () => {
      left = true;
      stop();
      instance.current?.destroy();
      instance.current = undefined;
    };
  }, [control, placed, record]);

  React.useEffect(() => {
    instance.current?.update(newest.current.around, ["layout"]);
  }, [settings, tokens, disabled, label]);

  return (
    <>
      {failure !== undefined && (
        <MessageBar messageBarType={MessageBarType.error}>{filled(strings.controlFailed, failure)}</MessageBar>
      )}
      <div
        ref={container}
        className={`wb-control ${control.name}`}
        data-testid="control-host"
        data-control-id={placed.id}
      />
    </>
  );
};
