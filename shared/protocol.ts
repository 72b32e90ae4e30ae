import { exampleEndpoints } from './example/endpoints.ts'
import { minutesEndpoints } from './minutes/endpoints.ts'
import { privateEndpoints } from './private/endpoints.ts'
import { screenEndpoints } from './screens/endpoints.ts'
import { deviceEndpoints } from './seats/device-endpoints.ts'
import { seatEndpoints } from './seats/endpoints.ts'
import { workspaceEndpoints } from './workspace/endpoints.ts'

/**
 * Everything that crosses the wire as HTTP; each noun has its own. What the live wire says is in `live.ts`, and the
 * minutes' own wire is `minutes/wire.ts`.
 */
export const endpoints = {
  ...workspaceEndpoints,
  ...seatEndpoints,
  ...deviceEndpoints,
  ...minutesEndpoints,
  ...privateEndpoints,
  ...screenEndpoints,
  ...exampleEndpoints,
} as const
