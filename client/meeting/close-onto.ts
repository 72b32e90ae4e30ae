import { closeOnto } from '../forms/close-onto.ts'
import { sectionId } from './use-following.ts'

/** Takes a form about an item off the page and gives the focus to the item. */
export const closeOntoItem = (itemId: string, close: () => void): void =>
  closeOnto(close, () => document.getElementById(sectionId(itemId))?.focus({ preventScroll: true }))
