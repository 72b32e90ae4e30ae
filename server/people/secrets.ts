import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 128 random bits, safe in a URL. */
export const newId = () => randomBytes(16).toString('base64url')

/** 192 random bits: the secret of a link or a cookie. Kept by its holder only. */
export const newSecret = () => randomBytes(24).toString('base64url')

/** What we keep of a secret. It is long and random, so a plain hash cannot be turned back. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Six digits to read out: the second half of a link. */
export const newCode = () => String(randomInt(1_000_000)).padStart(6, '0')

/** A code has few values, so it is hashed together with the secret of its link. */
export const hashCode = (secret: string, code: string): Buffer => hashSecret(`${secret}:${code}`)
