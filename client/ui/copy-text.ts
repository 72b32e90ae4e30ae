/** Copies, and says whether it did. On plain http there is no clipboard API: the old command needs `input` selected. */
export async function copyText(words: string, input: HTMLInputElement | null) {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    input?.focus()
    input?.select()
    return document.execCommand('copy')
  }
}
