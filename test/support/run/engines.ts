import { noble } from '../../../crypto/primitives/noble.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'

/** Both engines: the whole crypto suite runs on each. */
export const ENGINES: readonly Primitives[] = [await loadSodium(), noble]

/** The first two of `ENGINES` by name, for tests that hold one against the other. */
export const [sodium, pure] = ENGINES as readonly [Primitives, Primitives]

/** Declare the tests of `suite` once for each engine. */
export function onBothEngines(title: string, suite: (p: Primitives) => void): void {
  for (const p of ENGINES) describe(`${title} (${p.name})`, () => suite(p))
}
