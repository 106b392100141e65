import pg from "pg";
import { Failure } from "../failures/failure";

/**
 * A client that logs in by SCRAM alone, in which each side shows that it knows the password and neither tells it. The
 * driver would hand its password to whatever asks for it, and take a server that asks for nothing.
 */
export class ScramClient extends pg.Client {
  private proof: "none" | "given" | "broken" = "none";

  public constructor(config?: pg.ClientConfig) {
    super(config);
    const { connection } = this;
    const refuse = (): void => {
      // First of all, since the driver's own listener comes next.
      this.password = "";
      connection.stream.destroy(unproven());
    };
    connection.on("authenticationCleartextPassword", refuse);
    connection.on("authenticationMD5Password", refuse);
    connection.on("authenticationSASLFinal", () => (this.proof = this.proof === "none" ? "given" : "broken"));
    // What the server has shown does not hold: the driver says so here, and would keep talking.
    connection.on("error", () => {
      this.proof = "broken";
      connection.stream.destroy();
    });
  }

  /**
   * To be asked once connected, before anything else.
   * @throws Failure when the server has not shown that it knows the password
   */
  public assertProven(): void {
    if (this.proof === "given") return;
    this.connection.stream.destroy();
    throw unproven();
  }
}

function unproven(): Failure {
  return new Failure({ code: "database-unproven", source: "inbox" });
}
