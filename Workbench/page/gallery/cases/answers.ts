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

/** The same case, but once the panel has read it a colleague links a contact, right before it is read again. */
export function linkedMeanwhile(found: GalleryCase): GalleryCase {
  const { webAPI } = found;
  return {
    ...found,
    webAPI: {
      ...webAPI,
      // Opening a case reads it in a list, with the earlier ones: whoever reads it alone is about to write.
      retrieveRecord: async (table, id, options) => {
        if (table === "incident")
          await webAPI.updateRecord(table, id, { "customerid_contact@odata.bind": `/contacts(${TOM.contactid})` });
        return webAPI.retrieveRecord(table, id, options);
      },
    },
  };
}
