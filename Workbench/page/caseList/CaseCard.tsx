import * as React from "react";
import { useWorkbench } from "../workbenchContext";

/** Where a case stands in its list. */
export interface CaseCardProps {
  readonly id: string;
  readonly title: string;
  readonly isFresh: boolean;
  readonly isSelected: boolean;
  /** Whether Tab reaches it. */
  readonly isReachable: boolean;
  readonly onFocus: (id: string) => void;
  readonly onSelect: (id: string) => void;
}

/** A case of a list, which a press opens: its title, and what is told below it. */
export const CaseCard: React.FC<CaseCardProps> = ({
  id,
  title,
  isFresh,
  isSelected,
  isReachable,
  onFocus,
  onSelect,
  children,
}) => {
  const { strings } = useWorkbench();
  return (
    <button
      type="button"
      className={`wb-case${isSelected ? " wb-selected" : ""}${isFresh ? " wb-fresh" : ""}`}
      data-testid="case-list-item"
      data-incidentid={id}
      aria-current={isSelected ? "true" : undefined}
      tabIndex={isReachable ? 0 : -1}
      onFocus={() => onFocus(id)}
      onClick={() => onSelect(id)}
    >
      <span className="wb-case-line">
        <span className="wb-case-title" dir="auto">
          {title}
        </span>
        {isFresh && <span className="wb-badge">{strings.newCase}</span>}
      </span>
      {children}
    </button>
  );
};
