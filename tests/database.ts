import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { connect, urlOptions, type Sql } from '../server/db.ts'
import { openLog } from '../server/log.ts'

export type TestDatabase = {
  sql: Sql
  /** For a program of its own: what it would be given as DATABASE_URL. */
  url: string
  /** Ends the pool and drops the database, also under connections of others. */
  drop(): Promise<void>
}

const log = openLog('warn')

/** A brand-new, migrated database of the run's shared server: nobody else's rows, nothing to clean between tests. */
export async function testDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'))
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const url = new URL(template)
  url.pathname = name
  await asAdmin(
    template,
    (admin) => admin`create database ${admin(name)} template ${admin(template.pathname.slice(1))}`,
  )
  const sql = connect({ ...urlOptions(url.href), max: 4 }, log)
  return {
    sql,
    url: url.href,
    async drop() {
      await sql.end({ timeout: 2 })
      await asAdmin(template, (admin) => admin`drop database if exists ${admin(name)} with (force)`)
    },
  }
}

/** Connects to the maintenance database: a template that somebody is connected to cannot be cloned. */
async function asAdmin(template: URL, work: (admin: Sql) => Promise<unknown>): Promise<void> {
  const url = new URL(template)
  url.pathname = 'postgres'
  const admin = connect({ ...urlOptions(url.href), max: 1 }, log)
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
