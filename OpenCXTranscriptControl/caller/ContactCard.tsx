import * as React from "react";
import { formatPhone } from "../../Caller/phone/format";
import type { CallerCustomer } from "./panel/caseStore";
import type { Candidate } from "./panel/phoneMatch";
import { useHost } from "../host/HostContext";

/**
 * A contact in a few lines: name, which of its numbers agrees with the caller's and how well, whether the name does,
 * company, e-mail.
 */
export const ContactCard: React.FC<{
  readonly name: string;
  readonly contact: CallerCustomer | undefined;
  readonly match: Candidate["match"] | undefined;
}> = (props) => {
  const { text, textIfAny } = useHost();
  const { contact, match } = props;
  return (
    <>
      <div className="ocx-matches">
        <bdi className="ocx-contact-name">{props.name === "" ? text("unnamed") : props.name}</bdi>
        {match?.sameName === true && <span className="ocx-level ocx-level-EXACT">{text("sameName")}</span>}
      </div>
      {match?.level !== undefined && (
        <div className="ocx-matches">
          <span>
            {textIfAny(
              // Whichever column of an account it is, to the rep it is the company's phone.
              `column_${contact?.table === "account" ? "company" : match.column.replace(/\d_.*/, "")}`,
            ) ?? match.column}
            : <bdi dir="ltr">{formatPhone(match.matched, "international")}</bdi>
          </span>
          <span className={`ocx-level ocx-level-${match.level}`}>{text(`level_${match.level}`)}</span>
        </div>
      )}
      {contact !== undefined && contact.parentName !== "" && (
        <div>
          {text("company")}: <bdi>{contact.parentName}</bdi>
        </div>
      )}
      {contact !== undefined && contact.email !== "" && (
        <div>
          {text("email")}: <bdi dir="ltr">{contact.email}</bdi>
        </div>
      )}
    </>
  );
};
