/** Opens a crowd in the rooms of a server, does the work, and closes it whatever happens. */
export async function warmed(station, load, { from, rooms: count, clients, watchers }, work) {
  const rooms = await station.rooms(from, count, clients)
  try {
    await load.ask('open', { dialect: station.server.dialect, rooms, clients, watchers })
    return await work()
  } finally {
    await load.ask('close')
  }
}
