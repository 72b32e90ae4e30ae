/** HTTP status for each code. A code exists because a caller would act differently on it. */
export const statusOf = {
  invalid: 400,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  stale: 409,
  closed: 409,
  gone: 410,
  too_large: 413,
  too_many: 429,
  internal: 500,
  moving: 503,
  // Not 503, which tells a proxy that nothing was done and that another node may be asked.
  no_answer: 504,
} as const

export type RefusalCode = keyof typeof statusOf

/**
 * Something was asked that cannot be done. The message is a sentence for a person and says what to do next;
 * `path` names the field that it is about.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly path: string | undefined

  constructor(code: RefusalCode, message: string, path?: string) {
    super(message)
    this.code = code
    this.path = path
  }
}
