import type { FastifyReply } from 'fastify'

const device = { name: 'concord', goodForSeconds: 400 * 24 * 60 * 60 }

/** The token in the cookies of a request, also of one that Fastify never sees (an upgrade). */
export function tokenIn(cookieHeader: string | undefined, name = device.name): string | undefined {
  for (const part of cookieHeader?.split(';') ?? []) {
    const [key, value] = part.split('=')
    if (key?.trim() === name) return value?.trim()
  }
  return undefined
}

/** Hands a device its token. Scripts cannot read it, and other sites' forms do not send it. */
export function setToken(
  reply: FastifyReply,
  token: string,
  publicUrl: string | undefined,
  { name, goodForSeconds } = device,
) {
  void reply.setCookie(name, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    // Whoever serves it by https says so in PUBLIC_URL; what a request claims of itself is not asked.
    secure: publicUrl?.startsWith('https:') ?? false,
    maxAge: goodForSeconds,
  })
}

/** A device's name from its browser's own words, good enough to know one's phone from one's laptop. */
export function deviceName(userAgent = ''): string {
  const first = (kinds: [RegExp, string][], otherwise: string) =>
    kinds.find(([pattern]) => pattern.test(userAgent))?.[1] ?? otherwise
  const browser = first(
    [
      [/Edg\//, 'Edge'],
      [/Firefox\/|FxiOS\//, 'Firefox'],
      [/SamsungBrowser\//, 'Samsung Internet'],
      [/Chrome\/|CriOS\//, 'Chrome'],
      [/Safari\//, 'Safari'],
    ],
    'A program',
  )
  const system = first(
    [
      [/iPhone/, 'iPhone'],
      [/iPad/, 'iPad'],
      [/Android/, 'Android'],
      [/Windows/, 'Windows'],
      [/Mac OS X/, 'a Mac'],
      [/CrOS/, 'a Chromebook'],
      [/Linux/, 'Linux'],
    ],
    'a device',
  )
  return `${browser} on ${system}`
}
