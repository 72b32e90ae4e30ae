import { lazy, Suspense, useEffect, useState } from 'react'
import type { SeatHeld } from '../../shared/seats/held.ts'
import type { SeatOnDevice } from '../offline/kept-table.ts'
import { CopyWords } from '../minutes/CopyWords.tsx'
import { TextsLeft } from '../table/WaitingWords.tsx'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { seatsOfTexts } from './forget-seats.ts'
import { forgotten } from './me.ts'
import { letGoOfWordless, letGoOfWords, wordsOfEndedSeats, type LeftBehind } from './words-left.ts'

// The words of a text come with the library that reads it.
const LeftWords = lazy(() =>
  import('../minutes/LeftWords.tsx').then((module) => ({ default: module.LeftWords })),
)

type Left = { texts: readonly SeatOnDevice[]; asked: readonly LeftBehind[] }

/** What was written on this device for seats that it holds no longer, and never reached a table: to be taken along. */
export function WordsLeft({ held }: { held: readonly SeatHeld[] }) {
  const [left, setLeft] = useState<Left>({ texts: [], asked: [] })
  useEffect(() => {
    let isShown = true
    const heldIds = held.map(({ seatId }) => seatId)
    const find = async (): Promise<Left> => {
      await forgotten()
      const texts = (await seatsOfTexts()).filter(({ seatId }) => !heldIds.includes(seatId))
      onDevice((storage) => letGoOfWordless(storage, heldIds))
      return { texts, asked: onDevice((storage) => wordsOfEndedSeats(storage, heldIds)) ?? [] }
    }
    void find().then((found) => isShown && setLeft(found))
    return () => {
      isShown = false
    }
  }, [held])
  const letGo = (ended: string) => {
    onDevice((storage) => letGoOfWords(storage, ended))
    setLeft({ ...left, asked: left.asked.filter(({ seatId }) => seatId !== ended) })
  }
  return (
    <>
      <Suspense>
        {left.texts.map(({ workspaceId, seatId }) => (
          <LeftWords key={seatId} workspaceId={workspaceId} seatId={seatId} />
        ))}
      </Suspense>
      {left.asked.map(({ seatId, texts, privateTexts }) => (
        <Notice
          key={seatId}
          tone="attention"
          title="These words of yours were never sent. They are only on this device."
          action={
            <>
              {texts.length > 0 && <CopyWords words={texts.join('\n\n')} />}
              <Button kind="quiet" onPress={() => letGo(seatId)}>
                I have what I need
              </Button>
            </>
          }
        >
          You have no seat any more at the table that they were for.
          <TextsLeft texts={texts} />
          {privateTexts.length > 0 && (
            <Disclosure title="Words that were for your own party alone">
              <TextsLeft texts={privateTexts} />
              <CopyWords words={privateTexts.join('\n\n')} />
            </Disclosure>
          )}
        </Notice>
      ))}
    </>
  )
}

function onDevice<Result>(deed: (storage: Storage) => Result): Result | undefined {
  try {
    return deed(localStorage)
  } catch {
    // A browser that keeps nothing.
    return undefined
  }
}
