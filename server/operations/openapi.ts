import swagger from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { Http } from '../http.ts'

/** `GET /api/openapi.json`: the HTTP interface, described by the schemas that check it. */
export async function addOpenApi(http: Http) {
  await http.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Concord',
        version: '1',
        description:
          'The shared table: commands and reads. What happens is told at /live, text is synced at /yjs.',
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  http.get('/api/openapi.json', { schema: { hide: true } }, async () => http.swagger())
}
