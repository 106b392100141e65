import "./DialogLayer.css";
import * as React from "react";
import { DefaultButton, Dialog, DialogFooter, DialogType, PrimaryButton } from "@fluentui/react";
import type { Dialogs, OpenDialog } from "./dialogs";
import { useWorkbench } from "../workbenchContext";
import { LookupDialog } from "./LookupDialog";
import { RecordPanel } from "./RecordPanel";

/** Everything that stands over the page because a control, a script or a field asked for it. */
export const DialogLayer: React.FC<{ readonly dialogs: Dialogs }> = ({ dialogs }) => {
  const [stack, setStack] = React.useState(dialogs.stack);
  React.useEffect(() => dialogs.subscribe(() => setStack(dialogs.stack)), [dialogs]);
  return (
    <>
      {stack.map((dialog, index) => (
        <OneDialog key={index} dialog={dialog} />
      ))}
    </>
  );
};

const OneDialog: React.FC<{ readonly dialog: OpenDialog }> = ({ dialog }) => {
  const { strings } = useWorkbench();
  switch (dialog.kind) {
    case "lookup":
      return <LookupDialog options={dialog.options} onDone={(chosen) => dialog.settle(chosen)} />;
    case "form":
      return <RecordPanel options={dialog.options} values={dialog.values} onDone={(saved) => dialog.settle(saved)} />;
    case "alert":
      return (
        <Question title={strings.appName} text={dialog.strings.text} onDismiss={() => dialog.settle()}>
          <PrimaryButton text={dialog.strings.confirmButtonLabel ?? strings.ok} onClick={() => dialog.settle()} />
        </Question>
      );
    case "error":
      return (
        <Question
          title={strings.errorTitle}
          text={dialog.options.message ?? strings.errorTitle}
          details={dialog.options.details}
          onDismiss={() => dialog.settle()}
        >
          <PrimaryButton text={strings.ok} onClick={() => dialog.settle()} />
        </Question>
      );
    case "confirm":
      return (
        <Question
          title={dialog.strings.title ?? strings.appName}
          text={[dialog.strings.subtitle, dialog.strings.text]
            .filter((line) => line !== undefined && line !== "")
            .join("\n")}
          onDismiss={() => dialog.settle(false)}
        >
          <PrimaryButton text={dialog.strings.confirmButtonLabel ?? strings.ok} onClick={() => dialog.settle(true)} />
          <DefaultButton
            text={dialog.strings.cancelButtonLabel ?? strings.cancel}
            onClick={() => dialog.settle(false)}
          />
        </Question>
      );
  }
};

interface QuestionProps {
  readonly title: string;
  readonly text: string;
  /** More words, for those who open them. */
  readonly details?: string | undefined;
  readonly onDismiss: () => void;
}

const Question: React.FC<QuestionProps> = ({ title, text, details, onDismiss, children }) => {
  const { strings } = useWorkbench();
  return (
    <Dialog
      hidden={false}
      minWidth={288}
      maxWidth={480}
      modalProps={{ isBlocking: true }}
      dialogContentProps={{ type: DialogType.normal, title, subText: text, closeButtonAriaLabel: strings.close }}
      onDismiss={onDismiss}
    >
      {details !== undefined && (
        <details className="wb-error-details">
          <summary>{strings.details}</summary>
          <pre>{details}</pre>
        </details>
      )}
      <DialogFooter>{children}</DialogFooter>
    </Dialog>
  );
};
