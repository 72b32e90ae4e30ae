/** Reads the variable-length numbers of the Yjs protocols; the bytes come from servers that we started ourselves. */
export class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  number() {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.bytes[this.at++]
      value += (byte & 127) * factor
      if (byte < 128) return value
      factor *= 128
    }
  }

  skipNumber() {
    while (this.bytes[this.at++] > 127);
  }

  skipBytes() {
    const length = this.number()
    this.at += length
  }

  view() {
    const length = this.number()
    return this.bytes.subarray(this.at, (this.at += length))
  }
}

export function numberBytes(value) {
  const bytes = []
  let rest = value
  while (rest > 127) {
    bytes.push(128 | (rest % 128))
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
  return bytes
}

export const prefixed = (bytes) => [...numberBytes(bytes.length), ...bytes]
