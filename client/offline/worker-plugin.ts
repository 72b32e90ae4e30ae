import type { Plugin } from 'vite'

/** The script that the page begins with, and every file that it may come to need. */
export type BuiltPage = { entry: string; files: readonly string[] }

/** Builds the service worker into `/sw.js`, with the list of what was built beside it. */
export function serviceWorker(): Plugin {
  const fileName = 'sw.js'
  return {
    name: 'concord-service-worker',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'offline/service-worker.ts', fileName })
    },
    // After the page itself is there.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const outputs = Object.values(bundle)
        const worker = bundle[fileName]
        const page = outputs.find(
          (output) => output.type === 'chunk' && output.facadeModuleId?.endsWith('/index.html'),
        )
        if (worker?.type !== 'chunk' || !page) throw new Error('the page or its service worker was not built')
        if (worker.imports.length > 0) throw new Error('the service worker must stand alone')
        const files = outputs
          .map((output) => `/${output.fileName}`)
          .filter((name) => name.startsWith('/assets/'))
        const built: BuiltPage = { entry: `/${page.fileName}`, files: files.toSorted() }
        worker.code = worker.code.replaceAll('__BUILT_PAGE__', () => JSON.stringify(built))
      },
    },
  }
}
