import * as React from "react";
import { rankContacts } from "../../../Caller/contact/rank";
import type { Phone } from "../../../Caller/phone/parse";
import { useHost } from "../../host/HostContext";
import type { CallerCustomer } from "../panel/caseStore";

/**
 * Whether the caller's number is, or may be, a company's: true until it is known that it is none. One that the rep may
 * not read is none.
 * @param wanted false: nobody wants to know
 * @param accounts those that hold the number; undefined: not asked for yet, and only the contact's own is
 * @param parentId of the contact
 */
export function useCompanyNumber(
  wanted: boolean,
  accounts: readonly CallerCustomer[] | undefined,
  parentId: string | undefined,
  caller: Phone,
): boolean {
  const { store } = useHost();
  const [mayBe, setMayBe] = React.useState(true);
  React.useEffect(() => {
    if (!wanted) return undefined;
    let shown = true;
    const asked =
      accounts === undefined && parentId !== undefined ? store.accounts(`accountid eq ${parentId}`) : accounts;
    void Promise.resolve(asked ?? [])
      .catch((): readonly CallerCustomer[] => [])
      .then((companies) => {
        const rows = companies.map(({ row }) => row);
        if (shown) setMayBe(rankContacts(caller, rows, caller.defaultCountry).length > 0);
      });
    return () => {
      shown = false;
    };
  }, [wanted, store, accounts, parentId, caller]);
  return wanted && mayBe;
}
