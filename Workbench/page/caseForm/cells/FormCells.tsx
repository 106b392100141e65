import "./FormCells.css";
import * as React from "react";
import type { FormCell, FormControl } from "../../../server/drawn/layout";
import type { FormRecord } from "../../form/record";
import type { FormView } from "../../form/formView";
import { labelIn } from "../../strings/strings";
import { useWorkbench } from "../../workbenchContext";
import { ControlHost } from "./ControlHost";
import { Field } from "./Field";
import { Timeline } from "./Timeline";

/** What the cells of a form share. */
export interface CellSurroundings {
  readonly record: FormRecord;
  readonly view: FormView;
  readonly readOnly: boolean;
  readonly onChanged: (column: string) => void;
  readonly onControlEvent: (controlId: string, name: string, payload: unknown) => void;
}

interface FormCellsProps {
  readonly cells: readonly FormCell[];
  readonly width: number;
  readonly around: CellSurroundings;
}

/** A section's cells in its columns. */
export const FormCells: React.FC<FormCellsProps> = ({ cells, width, around }) => (
  <div className="wb-cells" style={{ gridTemplateColumns: `repeat(${width}, minmax(0, 1fr))` }}>
    {cells.map((cell) => {
      const { control } = cell;
      if (control === undefined || !(around.view.override(control.id).visible ?? cell.visible)) return null;
      return (
        <div key={cell.id} className="wb-cell" style={{ gridColumn: `span ${Math.min(cell.columns, width)}` }}>
          <CellContent cell={cell} control={control} around={around} />
        </div>
      );
    })}
  </div>
);

const CellContent: React.FC<{
  readonly cell: FormCell;
  readonly control: FormControl;
  readonly around: CellSurroundings;
}> = ({ cell, control, around }) => {
  const { settings, control: built } = useWorkbench();
  const override = around.view.override(control.id);
  const label = override.label ?? labelIn(cell.labels, settings.language);
  const disabled = around.readOnly || (override.disabled ?? control.disabled);
  if (control.timeline) return <Timeline record={around.record} disabled={disabled} />;
  // Solutions prefix a control's name with the publisher: opencx_OpenCX.OpenCXTranscriptControl.
  if (control.custom?.name.endsWith(`_${built.name}`) === true) {
    return (
      <ControlHost
        placed={control}
        label={label}
        record={around.record}
        disabled={disabled}
        onEvent={(name, payload) => around.onControlEvent(control.id, name, payload)}
      />
    );
  }
  if (control.column === undefined) return null;
  return (
    <Field
      placed={control}
      column={control.column}
      label={label}
      record={around.record}
      disabled={disabled}
      {...(override.notification === undefined ? {} : { notification: override.notification })}
      onChanged={around.onChanged}
    />
  );
};
