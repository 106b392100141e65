import * as React from "react";
import type { EarlierCase } from "../../../Caller/customer/earlierCases";
import { problemOf, type Problem } from "../../host/problem";
import { problemText } from "../../host/problemText";
import { useHost } from "../../host/HostContext";
import { useSaid } from "../../said/SaidContext";
import { CallerButton } from "../CallerButton";
import { joined } from "../../ui/joined";
import { useNow } from "../../ui/useNow";
import { HistoryContext } from "./HistoryContext";

/** Cases that the list shows. */
const LISTED = 5;

/**
 * The cases of the caller's number, and of the contact that is linked, in one line: how many, and the last call's, which
 * opens by one press. The list of the last five opens below it.
 */
export const History: React.FC<{ readonly contactId: string | undefined }> = ({ contactId }) => {
  const services = useHost();
  const { text, count, openCase } = services;
  const { all, cases: ofNumber, capped, problem } = React.useContext(HistoryContext);
  const numbers = new Set(ofNumber.map(({ id }) => id));
  const cases = all.filter(({ id, people }) => numbers.has(id) || people.includes(contactId));
  const [open, setOpen] = React.useState(false);
  const [unopened, setUnopened] = React.useState<Problem>();
  const [last] = [...ofNumber, ...cases];
  const failed = unopened ?? problem;
  if (last === undefined && failed === undefined) return null;
  const show = (id: string): void => {
    setUnopened(undefined);
    openCase(id).catch((error: unknown) => setUnopened(problemOf(error)));
  };
  const active = cases.filter((each) => each.active).length;
  const others = cases.length - ofNumber.length;
  const counted = joined(
    [
      ofNumber.length > 0 ? count("earlierCalls", ofNumber.length) : "",
      others > 0 ? count("contactCases", others) : "",
      active > 0 ? count("openCases", active) : "",
    ],
    " · ",
  );
  return (
    <div className="ocx-history" data-testid="ocx-history">
      {last !== undefined && (
        <p className="ocx-history-line">
          <CallerButton look="text" expanded={open} onPress={() => setOpen(!open)} testId="ocx-history-open">
            {capped ? text("atLeast", counted) : counted}
          </CallerButton>{" "}
          {!open && <CaseLink found={last} onPress={show} testId="ocx-last-case" />}
        </p>
      )}
      {open && (
        <ul role="list">
          {cases.slice(0, LISTED).map((each) => (
            <li key={each.id}>
              <CaseLink found={each} onPress={show} testId="ocx-earlier-case" whole />
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="ocx-quiet">
        {failed !== undefined && (
          <>
            {text(unopened === undefined ? "failed_history" : "failed_openCase")} {problemText(failed, services)}
          </>
        )}
      </p>
    </div>
  );
};

/** The way to one case, and when it was; `whole`: with date and state. */
const CaseLink: React.FC<{
  readonly found: EarlierCase;
  readonly onPress: (id: string) => void;
  readonly testId: string;
  readonly whole?: boolean;
}> = ({ found, onPress, testId, whole }) => {
  const { text, ago, dateTime } = useHost();
  const { shownText } = useSaid();
  const { id, at, status } = found;
  const now = useNow();
  const name = found.name === "" ? text("unnamedCase") : shownText(found.name);
  const date = Number.isNaN(at) ? undefined : new Date(at);
  const when = date && dateTime(date);
  return (
    <span className="ocx-case">
      <CallerButton look="text" label={text("openCaseNamed", name)} onPress={() => onPress(id)} testId={testId}>
        <bdi>{name}</bdi>
      </CallerButton>{" "}
      <span className="ocx-quiet" title={when}>
        {joined([date && (ago(date, now) ?? when), ...(whole === true ? [when, status] : [])], " · ")}
      </span>
    </span>
  );
};
