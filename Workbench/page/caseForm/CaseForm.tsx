import "./CaseForm.css";
import * as React from "react";
import { MessageBar, MessageBarType, Spinner } from "@fluentui/react";
import type { FormRecord } from "../form/record";
import { useWorkbench } from "../workbenchContext";
import { OpenForm } from "./OpenForm";
import { useOpenCase } from "./useOpenCase";

interface CaseFormProps {
  readonly id: string;
  readonly onBack: () => void;
  /** Told which record stands open, and when none does any more. */
  readonly onRecord: (record: FormRecord | undefined) => void;
}

/** One case on its main form: what the form XML says, run with the form's script. */
export const CaseForm: React.FC<CaseFormProps> = ({ id, onBack, onRecord }) => {
  const { strings } = useWorkbench();
  const [failure, setFailure] = React.useState<string>();
  const open = useOpenCase(id, setFailure);
  const record = open?.record;
  React.useEffect(() => {
    onRecord(record);
    return () => onRecord(undefined);
  }, [record, onRecord]);
  return (
    <main
      className="wb-form"
      // The focus comes here from another case.
      tabIndex={-1}
      data-testid="case-form"
      data-incidentid={id}
      aria-busy={open === undefined && failure === undefined}
    >
      {failure !== undefined && (
        <MessageBar
          messageBarType={MessageBarType.error}
          onDismiss={() => setFailure(undefined)}
          dismissButtonAriaLabel={strings.dismiss}
        >
          {failure}
        </MessageBar>
      )}
      {open === undefined ? (
        failure === undefined && <Spinner className="wb-loading" label={strings.loading} />
      ) : (
        <OpenForm open={open} onBack={onBack} onFailure={setFailure} />
      )}
    </main>
  );
};
