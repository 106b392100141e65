import { read as readWith, type Reading } from "../../Transcript/description/read";
import { commonEntities } from "../../Transcript/text/commonEntities";

/** Reads a description where there is no document to tell the entities of rich text. */
export function read(text: string): Reading {
  return readWith(text, commonEntities);
}
