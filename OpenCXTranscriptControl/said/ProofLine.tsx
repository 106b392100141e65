import * as React from "react";
import type { CallerCustomer } from "../caller/panel/caseStore";
import { useHost } from "../host/HostContext";
import { Glyph } from "../ui/Glyph";
import { TextButton } from "../ui/TextButton";
import { compareProof } from "./compareProof";
import { useSaid } from "./SaidContext";

/** What the caller was asked to prove who they are, and whether the answers agree with the contact: never the answers. */
export const ProofLine: React.FC<{ readonly contact: CallerCustomer | undefined }> = ({ contact }) => {
  const { text, textIfAny } = useHost();
  const { heard, show, timeOf } = useSaid();
  const proofs = heard?.identity ?? [];
  if (proofs.length === 0) return null;
  return (
    <div className="ocx-proofs" data-testid="ocx-proofs">
      <span className="ocx-quiet">{text("proofs")}</span>
      <ul role="list">
        {proofs.map((proof) => {
          const agreement = contact && compareProof(proof, contact);
          const about = proof.about.replace(/ /g, "_");
          return (
            <li key={`${proof.asked} ${proof.answered} ${proof.about}`} data-agreement={agreement}>
              {agreement !== undefined && (
                <>
                  <Glyph name={agreement === "same" ? "check" : "not"} />
                  <span className="ocx-unseen">{text(`proof_${agreement}`)}</span>
                </>
              )}
              {textIfAny(`thing_${about}`) ??
                textIfAny(`about_${about}`) ??
                text(proof.value.length < 6 ? "about_last_digits" : "thing_id")}{" "}
              <TextButton
                label={text("saidAt", timeOf(proof.answered))}
                onClick={() => show([{ turn: proof.answered, start: 0, end: 0 }])}
              >
                <bdi className="ocx-said-at">{timeOf(proof.answered)}</bdi>
              </TextButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
};
