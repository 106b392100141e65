import { lookupOf, textOf } from "../model/row";
import { WebApiError } from "../model/webApiError";
import type { TableRules } from "./change";

/** Bytes of an attachment as shipped (organization.maxuploadfilesize): 5 MiB. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** A note is a document when it has a file; the file's size is derived and capped. */
export const noteRules: TableRules = {
  onDraft: ({ draft }) => {
    const body = textOf(draft, "documentbody");
    const bytes = Buffer.byteLength(body, "base64");
    if (bytes > MAX_FILE_BYTES) throw new WebApiError(400, "0x80044a02", "Attachment file size is too big.");
    if (Buffer.from(body, "base64").toString("base64") !== body)
      throw new WebApiError(400, "0x80040203", "Invalid argument. 'documentbody' is not base64.");
    draft.values.isdocument = body !== "" || draft.values.isdocument === true;
    draft.values.filesize = body === "" ? null : bytes;
    draft.values.objecttypecode = lookupOf(draft, "objectid")?.table ?? null;
  },
};
