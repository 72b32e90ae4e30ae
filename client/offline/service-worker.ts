import type { BuiltPage } from './worker-plugin.ts'

/**
 * Keeps the built page on the device, so that a phone which wakes without a network has it. Knows nothing of tables: what
 * is asked of the server passes by it. Built into `/sw.js`, alone, and never imported.
 */

type Lasting = Event & { waitUntil: (job: Promise<unknown>) => void }
type Asking = Lasting & { request: Request; respondWith: (answer: Promise<Response>) => void }

declare const self: {
  location: Location
  navigator: Navigator
  clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  addEventListener: ((type: 'fetch', job: (event: Asking) => void) => void) &
    ((type: 'install' | 'activate' | 'message', job: (event: Lasting) => void) => void)
}

/** Put in by the build. */
declare const __BUILT_PAGE__: BuiltPage

const { entry, files } = __BUILT_PAGE__
const prefix = 'concord-page'
/** A page that began with this script holds a lock of this name (`keep-page.ts`). */
const ownCache = prefix + entry
const index = '/index.html'
const pagePatienceMs = 4_000
const ofTheServer = /^\/(?:api|live|yjs|healthz|metrics|sw\.js)(?:\/|$)/

self.addEventListener('install', (event) => event.waitUntil(keepBuild().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(letGoOfOld().then(() => self.clients.claim())))
/** A page has begun; the one that it replaces is gone by now. */
self.addEventListener('message', (event) => event.waitUntil(letGoOfOld()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request))
  else if (request.mode === 'navigate' && !ofTheServer.test(pathname)) event.respondWith(page(request))
})

async function keepBuild() {
  const cache = await caches.open(ownCache)
  const answer = await fetch(index, { cache: 'no-cache' })
  // Nodes that are renewed one after the other may answer from two builds.
  if (!answer.ok || !(await answer.clone().text()).includes(entry)) throw new Error('another build answered')
  await cache.addAll(files)
  await cache.put(index, answer)
}

/** An old page still finds the files of its own build here, also those that the server has no longer. */
const asset = async (request: Request) =>
  (await caches.match(request, { ignoreVary: true })) ?? (await fetch(request))

/** From the network, unless it does not answer in time or only a proxy without a server behind it does. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(ownCache)
  const kept = await cache.match(index)
  if (!kept) return fetch(request)
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, pagePatienceMs))
  const answer = await Promise.race([fetch(request).catch(() => undefined), late])
  return answer && answer.status < 500 ? answer : kept
}

/** Newer ones stay: another build may be coming in just now. */
async function letGoOfOld() {
  const { held = [] } = await self.navigator.locks.query()
  const inUse = new Set(held.map(({ name }) => name))
  const kept = (await caches.keys()).filter((name) => name.startsWith(prefix))
  const older = kept.slice(0, Math.max(0, kept.indexOf(ownCache)))
  for (const name of older) if (!inUse.has(name)) await caches.delete(name)
}
