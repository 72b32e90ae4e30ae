// For `node --import`: a server that is not ours to change collects garbage when asked.
import { collectWhenAsked } from './on-demand.mjs'

collectWhenAsked()
