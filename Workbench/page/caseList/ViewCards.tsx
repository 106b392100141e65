import * as React from "react";
import type { ViewLayout } from "../../server/drawn/layout";
import { CaseCard } from "./CaseCard";
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
  const { settings } = useWorkbench();
  const ids = rows.map(({ id }) => id);
  const { list, reachable, onFocus, onKeyDown } = useRovingFocus<HTMLUListElement>(ids, selected);
  const labels = view.columns.map((column) => labelIn(column.labels, settings.language));
  return (
    <ul ref={list} data-testid="case-list" className="wb-cases" onKeyDown={onKeyDown} onPointerDown={onPointerDown}>
      {rows.map(({ id, cells: [first = "", ...others] }) => (
        <li key={id}>
          <CaseCard
            id={id}
            title={first}
            isFresh={fresh.has(id)}
            isSelected={id === selected}
            isReachable={id === reachable}
            onFocus={onFocus}
            onSelect={onSelect}
          >
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
          </CaseCard>
        </li>
      ))}
    </ul>
  );
};
