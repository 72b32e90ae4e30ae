/**
 * Why the program does not start, in sentences for the person who runs it. Shown without a stack, so each message
 * also says what to do.
 */
export class CannotStart extends Error {
  override name = 'CannotStart'
}
