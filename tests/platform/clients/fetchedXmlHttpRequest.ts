/** XMLHttpRequest as far as clients of form scripts use it, on fetch: what a browser would give them. */
export class FetchedXmlHttpRequest {
  onreadystatechange: (() => void) | null = null;
  readyState = 0;
  status = 0;
  response = "";
  private method = "";
  private url = "";
  private readonly sent: Record<string, string> = {};
  private received = "";

  open(method: string, url: string): void {
    this.method = method;
    this.url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.sent[name] = value;
  }

  getAllResponseHeaders(): string {
    return this.received;
  }

  send(body?: string): void {
    void this.answer(body);
  }

  private async answer(body: string | undefined): Promise<void> {
    const answer = await fetch(this.url, {
      method: this.method,
      headers: this.sent,
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(10_000),
    });
    this.response = await answer.text();
    this.status = answer.status;
    const received: string[] = [];
    answer.headers.forEach((value, name) => received.push(`${name}: ${value}`));
    this.received = received.join("\r\n");
    this.readyState = 4;
    this.onreadystatechange?.();
  }
}
