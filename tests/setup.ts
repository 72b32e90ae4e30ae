import { afterEach, beforeEach, expect } from 'vitest'

/** An error on the console is a failure. A test that expects one replaces console.error for itself. */
const written: unknown[][] = []
const consoleError = console.error

beforeEach(() => {
  written.length = 0
  console.error = (...parts: unknown[]) => {
    written.push(parts)
    consoleError(...parts)
  }
})

afterEach(() => {
  console.error = consoleError
  expect(written, 'console.error was called').toEqual([])
})
