import type { Plugin } from '@tiptap/pm/state'
import { DecorationSet } from '@tiptap/pm/view'

/**
 * Carets are drawn while somebody else's change is being put into the editor. One that cannot be drawn must not keep
 * the change out: the carets of that moment are left away, and the text arrives.
 */
export function caretsCannotThrow({ spec }: Plugin): void {
  const { state, view: open } = spec
  if (state)
    spec.state = {
      ...state,
      init: (...given) => orNone(() => state.init.call(spec, ...given)),
      apply: (...given) => orNone(() => state.apply.call(spec, ...given)),
    }
  spec.view = (view) => {
    const inner = open?.call(spec as never, view)
    return {
      destroy: () => inner?.destroy?.(),
      update: (...given) => void orNone(() => inner?.update?.(...given)),
    }
  }
}

function orNone<Drawn>(draw: () => Drawn): Drawn | DecorationSet {
  try {
    return draw()
  } catch {
    return DecorationSet.empty
  }
}
