/** @throws Error that names `what` unless both are equal as JSON */
export function mustEqual(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(plain(actual)), JSON.stringify(plain(expected))]
  if (a !== b) throw new Error(`${what}: ${a?.slice(0, 200)} is not ${b?.slice(0, 200)}`)
}

/** Byte strings as arrays, so that two runtimes' kinds of them compare equal. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value]
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, part]) => [key, plain(part)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
