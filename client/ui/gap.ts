/** The room between siblings: 4 · 8 · 12 · 16 · 24 · 32 · 48. */
export type Gap = '2xs' | 'xs' | 's' | 'm' | 'l' | 'xl' | '2xl'
