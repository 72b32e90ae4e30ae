// The clients, in a process of their own: takes orders from the bench and answers each.
import { Crowd } from './crowd.mjs'
import { checkAgainstYjs } from './keystroke.mjs'
import { pageOrders } from './pages.mjs'
import { witnessOrders } from './witnesses.mjs'

checkAgainstYjs()
let crowd

const orders = {
  async open(use) {
    crowd = await Crowd.open(use)
  },
  drive: (use) => crowd.drive(use),
  close() {
    crowd?.close()
    crowd = undefined
  },
  ...pageOrders,
  ...witnessOrders,
}

process.on('message', ({ number, order, use }) => {
  Promise.resolve(use)
    .then(orders[order])
    .then(
      (answer) => process.send({ number, answer }),
      (err) => process.send({ number, error: String(err?.stack ?? err) }),
    )
})
process.once('disconnect', () => process.exit())
// Ctrl-C reaches every process of the terminal; this one ends when the bench has read its last answer.
process.on('SIGINT', () => {})
