import { z } from 'zod'

/** What a personal link carries in its fragment. */
export const Secret = z.string().min(20, 'This link is not complete.').max(64)

/** What travels another way than the link; typed with gaps or without. */
export const Code = z
  .string()
  .transform((given) => given.replaceAll(/\D/g, ''))
  .pipe(z.string().length(6, 'The code has six digits.'))
