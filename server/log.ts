import { pino, type Logger } from 'pino'

export type Log = Logger

/** One JSON object a line on standard output. Never hand it minutes, names, tokens, cookies or addresses. */
export function openLog(level: string): Log {
  return pino({ level })
}
