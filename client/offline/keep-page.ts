/** As the service worker names the files of a build. */
const cacheOf = (entry: string) => `concord-page${new URL(entry).pathname}`

/** Has the built page kept on this device, and says for as long as this page is open which build it is of. */
export async function keepPage(): Promise<void> {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src
  // Neither is there without https; and while Concord is worked on, nothing is built.
  if (!import.meta.env.PROD || !entry || !navigator.serviceWorker || !navigator.locks) return
  await new Promise<void>((resolve) => {
    void navigator.locks.request(cacheOf(entry), { mode: 'shared' }, () => {
      resolve()
      return new Promise(() => {})
    })
  })
  try {
    await loaded()
    await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
    const { active } = await navigator.serviceWorker.ready
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    active?.postMessage('a page has begun')
  } catch {
    // A browser that keeps nothing: the page needs the network, as it did.
  }
}

/** What is kept is fetched after what the page needs at once. */
const loaded = () =>
  new Promise<void>((resolve) => {
    if (document.readyState === 'complete') resolve()
    else window.addEventListener('load', () => resolve(), { once: true })
  })
