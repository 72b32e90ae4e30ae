/** Seven shapes on a 24 × 24 grid, of about equal ink, told apart when printed in black. The hexagon is a ring. */
export const partyShapes = {
  family: 'M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19Z',
  young_person: 'M12 1.2l3.2 7 7.6.8-5.7 5.1 1.7 7.5L12 17.7l-6.8 3.9 1.7-7.5L1.2 9l7.6-.8Z',
  school: 'M3.5 3.5h17v17h-17Z',
  local_authority: 'M12 2.2L23 21H1Z',
  health: 'M12 .9L23.1 12 12 23.1.9 12Z',
  social_care: 'M12 1.6l10.4 7.6-4 12.3H5.6l-4-12.3Z',
  other: 'M12 1.4l9.2 5.3v10.6L12 22.6l-9.2-5.3V6.7ZM12 7.6a4.4 4.4 0 1 0 0 8.8a4.4 4.4 0 1 0 0-8.8Z',
} as const

export type PartyShape = keyof typeof partyShapes
