import { WebSocket } from 'ws'
import { dialects, emptyStateFrame, updateFrame } from './dialects.mjs'
import { firstClock, openingUpdate, typedUpdate } from './keystroke.mjs'

const readyWithinMs = 60_000

/** One socket that types at the end of its own paragraph. It keeps no document, so that many are cheap. */
export class Typist {
  #socket
  #dialect
  #address
  /** Told the bytes of the text as it was when it came. */
  onState = null
  /** Told the bytes of each change after that. */
  onUpdate = null
  /** Told the code and the reason when the server hangs up. */
  onClose = null
  clock = firstClock
  /** Updates and sync states sent, and how many of these, in order, it was told are saved. */
  framesSent = 0
  framesSaved = 0

  constructor(dialectName, place, client) {
    this.client = client
    this.place = place
    this.#dialect = dialects[dialectName]
    this.#address = this.#dialect.address(place)
  }

  /** Resolves when the server has sent its text and taken the first paragraph. */
  async open() {
    const { url, headers } = this.place
    const socket = new WebSocket(url, { headers, perMessageDeflate: false, skipUTF8Validation: true })
    this.#socket = socket
    await new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${url} did not send its text`)), readyWithinMs)
      const done = () => {
        clearTimeout(late)
        resolve()
      }
      socket.once('error', reject)
      socket.on('close', (code, bytes) => {
        const reason = String(bytes)
        reject(new Error(`${url} closed with ${code} ${reason}`))
        this.onClose?.(code, reason)
      })
      socket.on('message', (data) => this.#hear(data, done))
      socket.once('open', () => {
        for (const bytes of this.#dialect.opening(this.place)) socket.send(Buffer.from(bytes))
        if (this.#dialect.isReadyAtOnce) done()
      })
    })
    socket.on('error', () => {})
  }

  get isToldWhatIsSaved() {
    return this.#dialect.tellsSaved
  }

  /** Makes the paragraph that it will type in. */
  begin() {
    this.#sendUpdate(openingUpdate(this.client))
  }

  /** Types letters as one update; answers the clock after them. */
  type(letters) {
    this.#sendUpdate(typedUpdate(this.client, this.clock, letters))
    this.clock += letters.length
    return this.clock
  }

  send(update) {
    this.#sendUpdate(update)
  }

  /** From now on what comes is thrown away unread: many screens are cheap for the machine that measures. */
  stopListening() {
    // oxlint-disable-next-line no-underscore-dangle
    const stream = this.#socket._socket
    stream.removeAllListeners('data')
    stream.on('data', () => {})
  }

  close() {
    this.onClose = null
    this.#socket?.terminate()
  }

  #sendUpdate(update) {
    this.framesSent += 1
    this.#socket.send(updateFrame(this.#address, update))
  }

  #hear(data, done) {
    const heard = this.#dialect.hear(data)
    if (heard === null) return
    if (heard.kind === 'update') this.onUpdate?.(heard.bytes)
    else if (heard.kind === 'saved-one') this.framesSaved += 1
    else if (heard.kind === 'saved') this.framesSaved = heard.count
    else if (heard.kind === 'step1') {
      this.framesSent += 1
      this.#socket.send(emptyStateFrame(this.#address))
    } else {
      this.onState?.(heard.bytes)
      done()
    }
  }
}
