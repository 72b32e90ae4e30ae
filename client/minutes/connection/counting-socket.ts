import { messageType, syncStep } from '../../../shared/minutes/wire.ts'

export type SocketEvents = { opened(): void; sent(isState: boolean): void }

/** A WebSocket class that tells of each sync step 2 and update frame that leaves; the server counts the same frames. */
export function countingSocket(Base: typeof WebSocket, events: SocketEvents): typeof WebSocket {
  return class CountingSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      events.opened()
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data)
      if (!(data instanceof Uint8Array) || data[0] !== messageType.sync) return
      const [, step] = data
      if (step === syncStep.step2 || step === syncStep.update) events.sent(step === syncStep.step2)
    }
  }
}
