import type { ContractAnswer, Service } from "./service";

/** Preferences by which an answer carries all annotations. */
export const ANNOTATED = { prefer: 'odata.include-annotations="*"' };

/** Sends FetchXML to a set. */
export function fetchXml(
  service: Service,
  set: string,
  xml: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ContractAnswer> {
  return service.get(`${set}?fetchXml=${encodeURIComponent(xml)}`, headers);
}

/** FetchXML over the contacts of the case's account. */
export async function contactsXml(
  service: Service,
  {
    inner = "",
    fetch = "",
    filter = "",
  }: { readonly inner?: string; readonly fetch?: string; readonly filter?: string },
): Promise<string> {
  const account = await service.account();
  return `<fetch ${fetch}><entity name="contact">${inner}<filter><condition attribute="parentcustomerid" operator="eq" value="${account}"/>${filter}</filter></entity></fetch>`;
}
