/**
 * JSON in the one form that two programs agree on byte for byte, so that hashes and signatures can be compared:
 * RFC 8785 (JSON Canonicalization Scheme). Fields that are undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((part) => canonicalJson(part ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      // RFC 8785 section 3.2.3: by UTF-16 code units, which is how < compares strings.
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('JSON has no such number')
  return JSON.stringify(value)
}
