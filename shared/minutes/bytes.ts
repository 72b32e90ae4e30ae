/** Thrown for bytes that end early or hold a number that cannot be one. */
export class BrokenBytes extends Error {}

/** Reads the variable-length numbers and length-prefixed bytes of the Yjs protocols, never past the end. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  varUint(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.#bytes[this.#at++]
      if (byte === undefined) throw new BrokenBytes('the bytes end inside a number')
      value += (byte & 127) * factor
      // Negated, because a number that goes on for long enough becomes NaN, which is above nothing.
      if (!(value <= Number.MAX_SAFE_INTEGER)) throw new BrokenBytes('a number is too large')
      if (byte < 128) return value
      factor *= 128
    }
  }

  byte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new BrokenBytes('the bytes end too early')
    return byte
  }

  skip(length: number): void {
    if (length > this.#bytes.length - this.#at) throw new BrokenBytes('the bytes end inside a value')
    this.#at += length
  }

  bytes(): Uint8Array {
    const length = this.varUint()
    if (length > this.#bytes.length - this.#at) throw new BrokenBytes('the bytes end inside a value')
    return this.#bytes.subarray(this.#at, (this.#at += length))
  }
}

/** Writes what `ByteReader` reads. */
export class ByteWriter {
  readonly #parts: Uint8Array[] = []
  #length = 0

  varUint(value: number): this {
    const bytes: number[] = []
    let rest = value
    while (rest > 127) {
      bytes.push(128 | (rest % 128))
      rest = Math.floor(rest / 128)
    }
    bytes.push(rest)
    return this.raw(Uint8Array.from(bytes))
  }

  bytes(value: Uint8Array): this {
    return this.varUint(value.length).raw(value)
  }

  raw(value: Uint8Array): this {
    this.#parts.push(value)
    this.#length += value.length
    return this
  }

  finish(): Uint8Array {
    const all = new Uint8Array(this.#length)
    let at = 0
    for (const part of this.#parts) {
      all.set(part, at)
      at += part.length
    }
    return all
  }
}
