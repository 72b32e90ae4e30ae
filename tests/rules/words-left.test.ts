import { expect, it } from 'vitest'
import { letGoOfWords, wordsOfEndedSeats } from '../../client/home/words-left.ts'
import { DeviceStorage } from '../world/device-storage.ts'

const asked = (command: object) => JSON.stringify({ at: '2027-05-04T10:00:00.000Z', command })

it('Q15 What was written for a seat that has ended and never sent is shown until its writer has taken it along, and nothing of other seats', () => {
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
  const left = () => wordsOfEndedSeats(device, ['held'])
  expect(left()).toEqual([{ seatId: 'gone', texts: ['Transport', 'Ask about taxis.', 'And about'] }])
  const { length } = device
  letGoOfWords(device, 'gone')
  expect([left(), length - device.length]).toEqual([[], 5])
  expect(device.getItem('concord.private-unsent.held')).toBe('Not yet')
})
