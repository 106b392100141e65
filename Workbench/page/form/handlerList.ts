/** Handlers of one client-API event: each stands once, and one that throws does not keep the others from running. */
export class HandlerList<A extends readonly unknown[]> {
  private handlers: readonly ((...values: A) => unknown)[] = [];

  public add(handler: (...values: A) => unknown): void {
    if (!this.handlers.includes(handler)) this.handlers = [...this.handlers, handler];
  }

  public remove(handler: (...values: A) => unknown): void {
    this.handlers = this.handlers.filter((known) => known !== handler);
  }

  public run(...values: A): void {
    for (const handler of this.handlers) {
      try {
        handler(...values);
      } catch (error) {
        // The app writes a script's failure to the console and goes on.
        console.error("A form handler failed", error);
      }
    }
  }
}
