export const proposalCommands = [] as const
