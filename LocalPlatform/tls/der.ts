/** An element of DER: tag, length, content. Source: ITU-T X.690. */
export function der(tag: number, ...parts: readonly (Buffer | readonly number[])[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

export function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

export function text(content: string): Buffer {
  return der(0x0c, Buffer.from(content));
}

/** A text of a time, such as `260101000000Z`. */
export function utcTime(content: string): Buffer {
  return der(0x17, Buffer.from(content));
}

export function octets(content: Buffer): Buffer {
  return der(0x04, content);
}

/** @param unused bits at the end that do not count */
export function bits(content: Buffer | readonly number[], unused = 0): Buffer {
  return der(0x03, [unused], content);
}

/** An object identifier by its numbers, such as `2.5.29.17`. */
export function oid(numbers: string): Buffer {
  const [first = 0, second = 0, ...rest] = numbers.split(".").map(Number);
  return der(
    0x06,
    [first * 40 + second],
    ...rest.map((number) => {
      const septets = [number & 0x7f];
      for (let left = number >>> 7; left > 0; left >>>= 7) septets.unshift((left & 0x7f) | 0x80);
      return septets;
    }),
  );
}

/** DER as PEM. */
export function pem(label: string, content: Buffer): string {
  const lines = content.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
