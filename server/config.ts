import { resolve } from 'node:path'
import { z } from 'zod'
import { CannotStart } from './cannot-start.ts'

/** What the program was told by its environment; `.env.example` lists every key. */
export type Config = {
  port: number
  host: string
  dataDir: string
  /** Unset: the embedded PostgreSQL in the data folder. */
  databaseUrl: string | undefined
  /** Where people find it, without a slash at the end; links in invitations begin with it. Unset: where they came. */
  publicUrl: string | undefined
  /** Who may open a new workspace: anyone, or those who know the code. */
  opening: { by: 'anyone' } | { by: 'code'; code: string }
  /** Whether the example workspace may be visited. */
  example: boolean
  /** Whoever sends it may read `/metrics`. Unset: nobody may. */
  metricsToken?: string | undefined
  /** How many proxies stand in front, each adding to X-Forwarded-For; the address of who asks is read behind them. */
  trustProxy?: number
  logLevel: LogLevel
}

/** A readable list of what is wrong in the environment and what to write instead. */
export class ConfigError extends CannotStart {
  override name = 'ConfigError'
}

const LogLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  error: 'must be one of fatal, error, warn, info, debug, trace, silent',
})
type LogLevel = z.infer<typeof LogLevel>

const port = 'must be a whole number from 1 to 65535, or 0 for any free port, such as PORT=3000'
const proxies = 'must be how many proxies stand in front of this server, from 0 to 10'
const Env = z.object({
  PORT: z.coerce.number(port).int(port).min(0, port).max(65535, port).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/database' })
    .optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must look like https://concord.example.org' }).optional(),
  OPENING: z.enum(['code', 'anyone'], { error: 'must be code or anyone' }).optional(),
  OPENING_CODE: z.string().min(8, 'must have at least 8 characters').optional(),
  EXAMPLE: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  TRUST_PROXY: z.coerce.number(proxies).int(proxies).min(0, proxies).max(10, proxies).default(0),
  LOG_LEVEL: LogLevel.default('info'),
})
type Env = z.infer<typeof Env>

/** Reads the environment. An empty value counts as none. Throws ConfigError. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = Env.safeParse(given)
  if (!parsed.success) throw new ConfigError(listOf(parsed.error))
  const { PORT, HOST, DATA_DIR, DATABASE_URL, PUBLIC_URL, EXAMPLE, METRICS_TOKEN, TRUST_PROXY, LOG_LEVEL } =
    parsed.data
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    databaseUrl: DATABASE_URL,
    publicUrl: PUBLIC_URL?.replace(/\/+$/, ''),
    opening: openingOf(parsed.data),
    example: EXAMPLE ? EXAMPLE === 'on' : isLoopback(HOST),
    metricsToken: METRICS_TOKEN,
    trustProxy: TRUST_PROXY,
    logLevel: LOG_LEVEL,
  }
}

/** Whether only this machine can reach a server that listens there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

function openingOf({ OPENING, OPENING_CODE, HOST }: Env): Config['opening'] {
  if ((OPENING ?? (isLoopback(HOST) ? 'anyone' : 'code')) === 'anyone') return { by: 'anyone' }
  if (OPENING_CODE) return { by: 'code', code: OPENING_CODE }
  throw new ConfigError(
    `With ${OPENING ? 'OPENING=code' : `HOST=${HOST}`} people need a code to open a workspace, and none is set. ` +
      'Set OPENING_CODE to a secret of at least 8 characters and give it to those who may open one, ' +
      'or set OPENING=anyone.',
  )
}

function listOf(error: z.ZodError): string {
  const lines = error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`)
  return ['The settings (environment or .env) need a correction:', ...lines].join('\n')
}
