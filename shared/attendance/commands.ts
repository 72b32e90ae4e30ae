export const attendanceCommands = [] as const
