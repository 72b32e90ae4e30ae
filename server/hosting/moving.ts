import { Refusal } from '../../shared/refusal.ts'

/** The workspace is on its way to another node: whoever asks again finds it there. Pages do so by themselves. */
export const isMoving = () =>
  new Refusal('moving', 'This table is moving to another server. It is back in a moment; nothing is lost.')
