import type { GalleryCase } from "./caseOf";
import { TOM } from "./rows";

/** The same case, but contacts are searched like this. */
export function withSearch(
  found: GalleryCase,
  search: () => Promise<ComponentFramework.WebApi.RetrieveMultipleResponse>,
): GalleryCase {
  const { webAPI } = found;
  return {
    ...found,
    webAPI: {
      ...webAPI,
      retrieveMultipleRecords: (table, options, size) =>
        table === "contact" ? search() : webAPI.retrieveMultipleRecords(table, options, size),
    },
  };
}

/** Dataverse's refusal, by the code of its error. */
export function refusal(errorCode: number, message: string): Promise<never> {
  return Promise.reject(Object.assign(new Error(message), { errorCode }));
}

/** The same case, but once it has been read a colleague links a contact. */
export function linkedMeanwhile(found: GalleryCase): GalleryCase {
  const { webAPI } = found;
  let read = false;
  return {
    ...found,
    webAPI: {
      ...webAPI,
      retrieveRecord: async (table, id, options) => {
        if (table === "incident" && read)
          await webAPI.updateRecord(table, id, { "customerid_contact@odata.bind": `/contacts(${TOM.contactid})` });
        read ||= table === "incident";
        return webAPI.retrieveRecord(table, id, options);
      },
    },
  };
}
