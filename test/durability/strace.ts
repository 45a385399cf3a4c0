/** One system call that ended well. Each character of a text stands for one byte. */
export interface Call {
  readonly name: string
  /** Name of the first argument, by `strace -yy`: a path, or a socket's name. */
  readonly target: string
  /** The rest of the line, with the bytes that were written. */
  readonly rest: string
}

/**
 * The calls of `strace -f -yy -xx` in the order in which they ended; a call that was interrupted by
 * another thread's line is put together again.
 */
export function parseTrace(lines: readonly string[]): Call[] {
  const begun = new Map<string, string>()
  return lines.flatMap((line) => {
    const [, pid, text] = line.match(/^(\d+)\s+(.*)$/) ?? []
    if (pid === undefined || text === undefined) return []
    const [, start] = text.match(/^(.*) <unfinished \.\.\.>$/) ?? []
    if (start !== undefined) {
      begun.set(pid, start)
      return []
    }
    const [, end] = text.match(/^<\.\.\. \w+ resumed>(.*)$/) ?? []
    return parseCall(end === undefined ? text : `${begun.get(pid) ?? ''}${end}`)
  })
}

function parseCall(text: string): Call[] {
  const [, name, target, rest] = text.match(/^(\w+)\(\d+<(.*?)>(?=[,)])(.*)$/) ?? []
  if (name === undefined || target === undefined || rest === undefined) return []
  if (!/ = \d+(?:<|$)/.test(rest)) return []
  return [{ name, target: decode(target), rest: decode(rest) }]
}

/** Bytes that strace writes as `\x2f`, as characters. */
function decode(text: string): string {
  return text.replaceAll(/\\x([0-9a-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
