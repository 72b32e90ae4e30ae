/**
 * The parts of a party’s private text of a meeting: its notes, and for whoever stands in for it what they are to ask
 * and what they are not to decide.
 */
export const privateParts: readonly string[] = ['notes', 'ask', 'not_decide']
