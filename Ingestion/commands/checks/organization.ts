import { openPool } from "../../database/pool";
import { lastOrganization } from "../../inbox/overview";
import { Finding } from "../check";

/**
 * Whether a connection's last handoff was of the organization that is set. OpenCX's API names none, so the inbox is all
 * there is to compare with.
 */
export async function checkOrganization(
  databaseUrl: string,
  connection: string,
  organizationId: string,
): Promise<string> {
  const pool = openPool(databaseUrl, () => undefined);
  try {
    // Before the first start there is no inbox.
    const last = await lastOrganization(pool, connection).catch(() => undefined);
    if (last === undefined) return `${organizationId}; no handoff has come yet that would say otherwise`;
    if (last === organizationId) return `${organizationId}, as of the last handoff`;
    throw new Finding(
      `OPENCX_ORGANIZATION_ID is ${organizationId}, and the last handoff that came was of ${last}: ` +
        "set that, or use another database for another organization; webhooks of the one that is not set get 400",
    );
  } finally {
    await pool.end();
  }
}
