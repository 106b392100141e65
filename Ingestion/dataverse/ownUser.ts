import { z } from "zod";
import { isGuid } from "../../Transcript/text/guid";
import { Failure } from "../failures/failure";
import type { DataverseClient } from "./client";

const answer = z.object({ UserId: z.string().refine(isGuid) });

/** As whom the service works in one environment; asked once. */
export class OwnUser {
  private known: string | undefined;

  public constructor(private readonly client: DataverseClient) {}

  /** @returns systemuserid */
  public async id(): Promise<string> {
    if (this.known !== undefined) return this.known;
    const { body } = await this.client.request("GET", "WhoAmI", { what: "WhoAmI" });
    const found = answer.safeParse(body).data?.UserId;
    if (found === undefined)
      throw new Failure({ code: "dataverse-not-json", source: "dataverse", values: { what: "WhoAmI" } });
    this.known = found;
    return found;
  }
}
