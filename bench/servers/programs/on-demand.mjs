import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Ends with the bench, however that ends, and collects garbage when asked, so that memory can be compared. */
export function onDemand() {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  collectWhenAsked()
}

export function collectWhenAsked() {
  process.on('SIGUSR2', () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc')
    for (let times = 0; times < 4; times++) collect()
  })
}
