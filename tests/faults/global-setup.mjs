import { readyBuild } from '../../scripts/prepare.mjs'

/** The server that is tested is the one that was built from what is here now. */
export default readyBuild
