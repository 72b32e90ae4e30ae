import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const socketName = '.s.PGSQL.5432'

/** The way from the product to its database, which can break in the worst moment. */
export class DatabaseLine {
  readonly url: string
  readonly #folder = mkdtempSync(join(tmpdir(), 'concord-line-'))
  readonly #server: Server
  readonly #open = new Set<Socket>()
  #isCut = false
  #losing: ((answer: Buffer) => boolean) | undefined
  #swallowing: ((question: Buffer) => boolean) | undefined

  private constructor(databaseUrl: string) {
    const farFolder = new URL(databaseUrl).searchParams.get('host') ?? ''
    this.url = databaseUrl.replace(encodeURIComponent(farFolder), encodeURIComponent(this.#folder))
    this.#server = createServer((near) => this.#carry(near, join(farFolder, socketName)))
  }

  static async open(databaseUrl: string): Promise<DatabaseLine> {
    const line = new DatabaseLine(databaseUrl)
    await new Promise<void>((resolve) => line.#server.listen(join(line.#folder, socketName), resolve))
    return line
  }

  /** The next answer of this kind gets lost, and with it the whole line, until it is mended. */
  async loseAnswer(isIt: (answer: Buffer) => boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#losing = (answer) => {
        const isLost = isIt(answer)
        if (isLost) resolve()
        return isLost
      }
    })
  }

  /** The line on which the next question of this kind comes swallows it, and all that comes after it. */
  async swallowQuestion(isIt: (question: Buffer) => boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#swallowing = (question) => {
        const isSwallowed = isIt(question)
        if (isSwallowed) resolve()
        return isSwallowed
      }
    })
  }

  mend(): void {
    this.#isCut = false
  }

  close(): void {
    this.#server.close()
    this.#breakAll()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #carry(near: Socket, farPath: string): void {
    if (this.#isCut) return void near.destroy()
    const far = connect(farPath)
    for (const socket of [near, far]) {
      this.#open.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => this.#open.delete(socket))
    }
    let isSilent = false
    near.on('data', (question: Buffer) => {
      if (this.#swallowing?.(question)) {
        this.#swallowing = undefined
        isSilent = true
      }
      if (!isSilent) far.write(question)
    })
    near.on('end', () => isSilent || far.end())
    far.on('data', (answer: Buffer) => {
      if (this.#losing?.(answer)) {
        this.#losing = undefined
        this.#isCut = true
        this.#breakAll()
      } else near.write(answer)
    })
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  }

  #breakAll(): void {
    for (const socket of this.#open) socket.destroy()
  }
}
