import "./FormHead.css";
import * as React from "react";
import type { FormRecord } from "../form/record";
import { labelIn } from "../strings/strings";
import { useWorkbench } from "../workbenchContext";

/** The form's head: what the case is called, whose it is, and the form's header cells. */
export const FormHead: React.FC<{ readonly record: FormRecord }> = ({ record }) => {
  const { layout, settings, strings } = useWorkbench();
  const customer = record.reference("customerid");
  return (
    <div className="wb-head">
      <div className="wb-head-name">
        <h1>
          <bdi>{record.formatted("title")}</bdi>
        </h1>
        <p>
          <span>{record.formatted("ticketnumber")}</span>
          {customer !== undefined && (
            <span>
              <span className="wb-hidden">{strings.customer}: </span>
              <bdi>{customer.name}</bdi>
            </span>
          )}
        </p>
      </div>
      <dl className="wb-head-fields">
        {layout.header
          .filter((cell) => cell.visible)
          .map((cell) => (
            <div key={cell.id}>
              <dt>{labelIn(cell.labels, settings.language)}</dt>
              <dd>
                <bdi>
                  {(cell.control?.column === undefined ? "" : record.formatted(cell.control.column)) || strings.none}
                </bdi>
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
};
