import * as React from "react";
import { ActionButton, type IContextualMenuItem } from "@fluentui/react";
import type { ViewLayout } from "../../server/drawn/layout";
import { filled, labelIn } from "../strings/strings";
import { useWorkbench } from "../workbenchContext";

interface ViewMenuProps {
  readonly views: readonly ViewLayout[];
  /** undefined: the queue. */
  readonly chosen: ViewLayout | undefined;
  readonly onChoose: (viewId: string | undefined) => void;
}

/** The list's heading: what it shows, and the menu of what else it can show. */
export const ViewMenu: React.FC<ViewMenuProps> = ({ views, chosen, onChoose }) => {
  const { strings, session, settings } = useWorkbench();
  const queue = filled(strings.queueCases, session.queueName);
  const item = (key: string, text: string, viewId: string | undefined): IContextualMenuItem => ({
    key,
    text,
    canCheck: true,
    checked: viewId === chosen?.viewId,
    onClick: () => onChoose(viewId),
  });
  const items = views
    .map((view) => item(view.viewId, labelIn(view.names, settings.language), view.viewId))
    .sort((one, other) => (one.text ?? "").localeCompare(other.text ?? ""));
  return (
    <h2 id="wb-list-title">
      <ActionButton
        className="wb-view"
        data-testid="view-menu"
        title={strings.chooseView}
        text={chosen === undefined ? queue : labelIn(chosen.names, settings.language)}
        menuProps={{ items: [item("queue", queue, undefined), ...items] }}
      />
    </h2>
  );
};
