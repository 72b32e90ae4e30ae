import rateLimit from '@fastify/rate-limit'
import { isSection } from '../shared/access.ts'
import { endpoints } from '../shared/protocol.ts'
import type { Config } from './config.ts'
import type { Sql } from './db.ts'
import type { Door } from './door.ts'
import { addExample } from './example/routes.ts'
import { Hosting } from './hosting/hosting.ts'
import type { LeaseTimes } from './hosting/lease-times.ts'
import { Leases } from './hosting/leases.ts'
import { addTableRoutes } from './hosting/routes.ts'
import { openHttp } from './http.ts'
import { Live } from './live.ts'
import type { Log } from './log.ts'
import { openMinutes } from './minutes/minutes.ts'
import { RememberedRights } from './minutes/remembered-rights.ts'
import { addMinutesRoutes } from './minutes/routes.ts'
import { addHealth } from './operations/health.ts'
import { addMetrics } from './operations/metrics-routes.ts'
import { Metrics } from './operations/metrics.ts'
import { addOpenApi } from './operations/openapi.ts'
import { addPage } from './page.ts'
import { addPeopleRoutes } from './people/routes.ts'
import { addPrivateRoutes } from './private/routes.ts'
import { Sides } from './private/sides.ts'
import { addScreenRoutes } from './screens/routes.ts'
import type { Services } from './services.ts'
import { listenForUpgrades } from './upgrade.ts'

export type App = {
  /** Closes every socket, waits until everything typed and asked is in the database, and then answers. */
  close(): Promise<void>
}

/** Composes the whole product behind a door that listens already. Tests build the same one. */
export async function buildApp(given: {
  config: Config
  sql: Sql
  log: Log
  door: Door
  clientDir?: string
  /** How long nodes wait for each other, and how long a workspace stays that nobody uses; tests are in a hurry. */
  hostingTimes?: Partial<LeaseTimes> & { idleAfterMs?: number; restAfterMs?: number; sleepAfterMs?: number }
}): Promise<App> {
  const { config, sql, log, door } = given
  const { idleAfterMs, restAfterMs, sleepAfterMs, ...leaseTimes } = given.hostingTimes ?? {}
  const leases = new Leases({ sql, log, times: leaseTimes })
  const hosting = new Hosting({ sql, log, leases, idleAfterMs, restAfterMs })
  const metrics = new Metrics()
  const rights = new RememberedRights()
  const minutes = openMinutes({
    sql,
    log,
    meter: metrics.meter,
    limits: sleepAfterMs === undefined ? {} : { sleepAfterMs },
    rightsOf: (workspaceId, seatId, document) => {
      const table = hosting.tableOf(workspaceId)
      return table ? rights.of(table, seatId, document) : 'none'
    },
    recallRights: (workspaceId) => hosting.recall(workspaceId),
    isSection: ({ workspaceId, document }, root) => {
      const table = hosting.tableOf(workspaceId)
      return table !== undefined && isSection(table, document, root)
    },
  })
  const services: Services = { config, sql, log, hosting, rejudge }
  const live = new Live(door.server, services)
  hosting.receive({
    isAnyHere: (workspaceId) => live.isOpen(workspaceId) || minutes.isOpen(workspaceId),
    busyIn: () => minutes.awake(),
    releaseTexts: (workspaceId) => minutes.release(workspaceId),
    dropTexts: (workspaceId) => minutes.drop(workspaceId),
    releasePages: (workspaceId) => live.release(workspaceId),
  })
  // A seat that ended loses its open texts at once.
  hosting.onNews(({ workspaceId }) => minutes.rejudge(workspaceId))
  const stopUpgrades = listenForUpgrades(door.server, services, minutes)

  const http = openHttp({ door, log, publicUrl: config.publicUrl, trustProxy: config.trustProxy })
  // Where anyone may open a table there is no code for it to be guessed.
  await http.register(rateLimit, {
    global: false,
    allowList: ({ routeOptions }) =>
      routeOptions.url === endpoints.open.path && config.opening.by === 'anyone',
  })
  await addOpenApi(http)
  addHealth(http, services, minutes)
  addMetrics(http, metrics, { token: config.metricsToken, hosting, live, minutes })
  addPeopleRoutes(http, services)
  addTableRoutes(http, services)
  addScreenRoutes(http, services, live)
  addMinutesRoutes(http, services)
  addPrivateRoutes(http, services, new Sides({ sql, publish: (news) => live.tellParty(news) }))
  if (config.example) addExample(http, services, minutes)
  await addPage(http, given.clientDir)
  await http.ready()
  door.open((request, response) => http.routing(request, response))

  function rejudge(workspaceId: string, seatId: string) {
    live.rejudge(workspaceId, seatId)
    minutes.rejudge(workspaceId, seatId)
  }

  return {
    async close() {
      stopUpgrades()
      hosting.drain()
      await minutes.close()
      live.close()
      // Requests under way still need their table and the database.
      await door.close()
      await hosting.close()
      await http.close()
    },
  }
}
