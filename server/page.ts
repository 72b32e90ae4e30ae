import helmet from '@fastify/helmet'
import serveStatic from '@fastify/static'
import { Refusal } from '../shared/refusal.ts'
import type { Http } from './http.ts'

/** Serves the built page, and the same page for every address that is one of its own. */
export async function addPage(http: Http, clientDir: string | undefined) {
  await http.register(helmet, {
    hsts: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // React and ProseMirror place things by style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // A link's fragment never leaves the browser; its path says nothing about a child either.
    referrerPolicy: { policy: 'no-referrer' },
  })
  if (!clientDir) return
  await http.register(serveStatic, {
    root: clientDir,
    wildcard: false,
    // Its own header would be written over ours.
    cacheControl: false,
    setHeaders: (response, path) => {
      const isHashed = path.includes('/assets/')
      void response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  http.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html')
    if (isPage && !request.url.startsWith('/api/')) return reply.sendFile('index.html')
    throw new Refusal('not_found', 'There is nothing at this address.')
  })
}
