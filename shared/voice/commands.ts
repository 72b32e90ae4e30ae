export const voiceCommands = [] as const
