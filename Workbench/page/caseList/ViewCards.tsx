import * as React from "react";
import type { ViewLayout } from "../../server/drawn/layout";
import { labelIn } from "../strings/strings";
import { useWorkbench } from "../workbenchContext";
import { useRovingFocus, type ListProps } from "./useRovingFocus";
import type { ViewRow } from "./viewRows";

/** Values of a card beside its first; the app's cards show as few. */
const MOST = 4;

interface ViewCardsProps extends ListProps {
  readonly view: ViewLayout;
  readonly rows: readonly ViewRow[];
}

/** A view where there is no room for its columns: a card a case, the first column on top. */
export const ViewCards: React.FC<ViewCardsProps> = ({ view, rows, fresh, selected, onSelect, onPointerDown }) => {
  const { strings, settings } = useWorkbench();
  const ids = rows.map(({ id }) => id);
  const { list, reachable, onFocus, onKeyDown } = useRovingFocus<HTMLUListElement>(ids, selected);
  const labels = view.columns.map((column) => labelIn(column.labels, settings.language));
  return (
    <ul ref={list} data-testid="case-list" className="wb-cases" onKeyDown={onKeyDown} onPointerDown={onPointerDown}>
      {rows.map(({ id, cells: [first = "", ...others] }) => (
        <li key={id}>
          <button
            type="button"
            className={`wb-case${id === selected ? " wb-selected" : ""}${fresh.has(id) ? " wb-fresh" : ""}`}
            data-testid="case-list-item"
            data-incidentid={id}
            aria-current={id === selected ? "true" : undefined}
            tabIndex={id === reachable ? 0 : -1}
            onFocus={() => onFocus(id)}
            onClick={() => onSelect(id)}
          >
            <span className="wb-case-line">
              <span className="wb-case-title" dir="auto">
                {first}
              </span>
              {fresh.has(id) && <span className="wb-badge">{strings.newCase}</span>}
            </span>
            <span className="wb-case-values wb-case-small">
              {others
                .map((text, index) => ({ text, label: labels[index + 1] ?? "" }))
                .filter(({ text }) => text !== "")
                .slice(0, MOST)
                .map(({ text, label }) => (
                  <span key={label} title={label}>
                    <span className="wb-hidden">{label}: </span>
                    <bdi>{text}</bdi>
                  </span>
                ))}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
};
