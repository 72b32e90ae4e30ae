import { expect, it } from 'vitest'
import { letGoOfWordless, letGoOfWords, wordsOfEndedSeats } from '../../client/home/words-left.ts'
import { DeviceStorage } from '../world/device-storage.ts'

const asked = (command: object) => JSON.stringify({ at: '2027-05-04T10:00:00.000Z', command })

const keysOn = (device: Storage) =>
  Array.from({ length: device.length }, (_, place) => device.key(place) ?? '').toSorted()

it('Q15 What was written for a seat that has ended and never sent is shown until its writer has taken it along, what was for its party alone apart from the rest, and nothing of other seats', () => {
  const device = new DeviceStorage()
  device.setItem('concord.waiting.gone.1', asked({ type: 'agenda.add', title: 'Transport', minutes: 5 }))
  device.setItem('concord.waiting.gone.2', asked({ type: 'attendance.place', place: 'room' }))
  device.setItem('concord.private.gone.3', asked({ type: 'private.say', words: 'Ask about taxis.' }))
  device.setItem('concord.private-unsent.gone', 'And about')
  device.setItem('concord.waiting.gone.4', 'no json')
  device.setItem('concord.waiting.held.5', asked({ type: 'agenda.add', title: 'Breaks' }))
  device.setItem('concord.private-unsent.held', 'Not yet')
  device.setItem('concord.waiting.other.6', asked({ type: 'attendance.place', place: 'room' }))
  device.setItem('something.else', 'Theirs')
  const want = { type: 'private.want_add', words: 'A taxi', settles: 'It comes each morning.' }
  device.setItem('concord.private.gone.7', asked(want))
  device.setItem('concord.private.other.8', asked({ type: 'private.see', upTo: 7 }))
  device.setItem('concord.waiting.held.9', asked({ type: 'attendance.place', place: 'room' }))
  const left = () => wordsOfEndedSeats(device, ['held'])
  const privateTexts = ['Ask about taxis.', 'And about', 'A taxi', 'It comes each morning.']
  expect(left()).toEqual([{ seatId: 'gone', texts: ['Transport'], privateTexts }])
  letGoOfWordless(device, ['held'])
  expect(left()).toEqual([{ seatId: 'gone', texts: ['Transport'], privateTexts }])
  expect(keysOn(device)).toEqual([
    'concord.private-unsent.gone',
    'concord.private-unsent.held',
    'concord.private.gone.3',
    'concord.private.gone.7',
    'concord.waiting.gone.1',
    'concord.waiting.held.5',
    'concord.waiting.held.9',
    'something.else',
  ])
  const { length } = device
  letGoOfWords(device, 'gone')
  expect([left(), length - device.length]).toEqual([[], 4])
  expect(device.getItem('concord.private-unsent.held')).toBe('Not yet')
})
