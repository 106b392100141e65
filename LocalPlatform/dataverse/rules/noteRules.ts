import { lookupOf, textOf } from "../model/row";
import { WebApiError } from "../model/webApiError";
import type { TableRules } from "./change";

/** Extensions that no file may have. Source: Microsoft, organization.blockedattachments as shipped. */
const BLOCKED_EXTENSIONS: ReadonlySet<string> = new Set(
  (
    "ade;adp;app;asa;ashx;asmx;asp;bas;bat;cdx;cer;chm;class;cmd;com;config;cpl;crt;csh;dll;exe;fxp;hlp;hta;htr;htw;" +
    "ida;idc;idq;inf;ins;isp;its;jar;js;jse;ksh;lnk;mad;maf;mag;mam;maq;mar;mas;mat;mau;mav;maw;mda;mdb;mde;mdt;mdw;" +
    "mdz;msc;msh;msh1;msh1xml;msh2;msh2xml;mshxml;msi;msp;mst;ops;pcd;pif;prf;prg;printer;pst;reg;rem;scf;scr;sct;shb;" +
    "shs;shtm;shtml;soap;stm;tmp;url;vb;vbe;vbs;vsmacros;vss;vst;vsw;ws;wsc;wsf;wsh;svg"
  ).split(";"),
);

function refuseBlocked(filename: string): void {
  const extension = /\.([^.]*)$/.exec(filename)?.[1]?.toLowerCase();
  if (extension === undefined || !BLOCKED_EXTENSIONS.has(extension)) return;
  throw new WebApiError(
    400,
    "0x80043e09",
    "The attachment is either not a valid type or is too large. It cannot be uploaded or downloaded.",
  );
}

/** A note is a document when it has a file; the file's type is judged, its size derived and capped. */
export const noteRules: TableRules = {
  onDraft: ({ draft, environment }) => {
    const body = textOf(draft, "documentbody");
    const bytes = Buffer.byteLength(body, "base64");
    if (bytes > environment.maxUploadBytes)
      throw new WebApiError(400, "0x80044a02", "Attachment file size is too big.");
    if (Buffer.from(body, "base64").toString("base64") !== body)
      throw new WebApiError(400, "0x80040203", "Invalid argument. 'documentbody' is not base64.");
    if (body !== "") refuseBlocked(textOf(draft, "filename"));
    draft.values.isdocument = body !== "" || draft.values.isdocument === true;
    draft.values.filesize = body === "" ? null : bytes;
    draft.values.objecttypecode = lookupOf(draft, "objectid")?.table ?? null;
  },
};
