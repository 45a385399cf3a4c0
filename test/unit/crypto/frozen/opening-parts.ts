import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { type FrozenCache, openFrozenCache } from './opening-cache.ts'
import { type FrozenLongLife, openFrozenLongLife } from './opening-long-life.ts'
import { openFrozenManifest } from './opening-manifest.ts'

/** Open the vectors that need none of the others. @throws Error if one opens to something else */
export function openFrozenParts(
  p: Primitives,
  files: (name: string) => FrozenCache & FrozenLongLife & Parameters<typeof openFrozenManifest>[1],
): void {
  openFrozenCache(p, files('cache'))
  openFrozenManifest(p, files('manifest'))
  openFrozenLongLife(p, files('long-life'))
}
