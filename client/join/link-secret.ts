import { useEffect, useState } from 'react'

/** What a personal link carries in its fragment, which browsers never send: the workspace and the secret. */
export type LinkSecret = { workspaceId: string; secret: string }

/** Reads the link once and takes the secret out of the address bar and the history. */
export function useLinkSecret(): LinkSecret | undefined {
  const [link] = useState(() => parse(location.hash))
  useEffect(() => {
    if (link) history.replaceState(history.state, '', location.pathname)
  }, [link])
  return link
}

function parse(hash: string): LinkSecret | undefined {
  const [workspaceId, secret, ...rest] = hash.slice(1).split('.')
  return workspaceId && secret && rest.length === 0 ? { workspaceId, secret } : undefined
}
