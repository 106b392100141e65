import "./FormTabs.css";
import * as React from "react";
import { Pivot, PivotItem } from "@fluentui/react";
import { labelIn } from "../strings/strings";
import { useWorkbench } from "../workbenchContext";
import { FormCells, type CellSurroundings } from "./cells/FormCells";

/** The form's visible tabs, with the columns, sections and cells that the form XML gives them. */
export const FormTabs: React.FC<{
  readonly around: CellSurroundings;
  /** Told the name of a tab that the rep opened. */
  readonly onOpened: (name: string) => void;
}> = ({ around, onOpened }) => {
  const { layout, settings } = useWorkbench();
  return (
    <Pivot
      className="wb-tabs"
      aria-label={labelIn(layout.names, settings.language)}
      onLinkClick={(item) => item?.props.itemKey !== undefined && onOpened(item.props.itemKey)}
    >
      {layout.tabs
        .filter((tab) => tab.visible)
        .map((tab) => (
          // A control lives as long as its form is open, whichever tab is shown.
          <PivotItem key={tab.name} itemKey={tab.name} alwaysRender headerText={labelIn(tab.labels, settings.language)}>
            <div className="wb-columns">
              {tab.columns.map((column, index) => (
                <div
                  key={index}
                  className="wb-column"
                  style={{ flexBasis: 0, flexGrow: Number.parseFloat(column.width) || 1 }}
                >
                  {column.sections
                    .filter((section) => section.visible)
                    .map((section) => (
                      <section
                        key={section.name}
                        className="wb-section"
                        aria-label={labelIn(section.labels, settings.language)}
                      >
                        {/* Without its heading a section would leave a gap in the outline that screen readers walk. */}
                        <h2 className={section.showLabel ? undefined : "wb-hidden"}>
                          {labelIn(section.labels, settings.language)}
                        </h2>
                        <FormCells cells={section.cells} width={section.width} around={around} />
                      </section>
                    ))}
                </div>
              ))}
            </div>
          </PivotItem>
        ))}
    </Pivot>
  );
};
