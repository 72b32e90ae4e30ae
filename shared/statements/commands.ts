export const statementCommands = [] as const
