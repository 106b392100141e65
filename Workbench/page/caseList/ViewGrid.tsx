import "./ViewGrid.css";
import * as React from "react";
import type { ViewLayout } from "../../server/drawn/layout";
import { labelIn } from "../strings/strings";
import { useWorkbench } from "../workbenchContext";
import { useRovingFocus, type ListProps } from "./useRovingFocus";
import type { ViewRow } from "./viewRows";

interface ViewGridProps extends ListProps {
  readonly view: ViewLayout;
  readonly rows: readonly ViewRow[];
}

/** A view with its columns, in its order and as wide as it says. The first value of a row opens the case. */
export const ViewGrid: React.FC<ViewGridProps> = ({ view, rows, fresh, selected, onSelect, onPointerDown }) => {
  const { strings, settings } = useWorkbench();
  const ids = rows.map(({ id }) => id);
  const { list, reachable, onFocus, onKeyDown } = useRovingFocus<HTMLTableElement>(ids, selected);
  const whole = view.columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <div className="wb-grid-scroll">
      <table
        ref={list}
        className="wb-grid-table"
        style={{ minInlineSize: whole }}
        data-testid="case-list"
        aria-labelledby="wb-list-title"
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
      >
        <colgroup>
          {view.columns.map(({ name, width }) => (
            <col key={name} style={{ inlineSize: `${(100 * width) / whole}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {view.columns.map(({ name, labels }) => (
              <th key={name} scope="col" data-column={name}>
                {labelIn(labels, settings.language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells: [first = "", ...others] }) => (
            // As in the app, the link opens by one press, the rest of the row by two.
            <tr key={id} className={fresh.has(id) ? "wb-fresh" : undefined} onDoubleClick={() => onSelect(id)}>
              <td>
                <button
                  type="button"
                  className="wb-grid-text wb-grid-link"
                  dir="auto"
                  data-testid="case-list-item"
                  data-incidentid={id}
                  tabIndex={id === reachable ? 0 : -1}
                  onFocus={() => onFocus(id)}
                  onClick={() => onSelect(id)}
                >
                  {first}
                </button>
                {fresh.has(id) && <span className="wb-badge">{strings.newCase}</span>}
              </td>
              {others.map((text, index) => (
                <td key={view.columns[index + 1]?.name} title={text}>
                  <div className="wb-grid-text" dir="auto">
                    {text}
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
