/** Text of one paragraph, that Markdown shows as it stands. */
export function inline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|{}]/g, '\\$&')
    .replace(/^(?:[#+-]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? start : `\\${start}`))
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

/** Paragraphs and lists as content files have them: lines that begin with "- " are a list. */
export function paragraphs(prose: string): string {
  return prose
    .split(/\n{2,}/)
    .map((part) => {
      const lines = part.split('\n')
      const isList = lines.every((line) => line.startsWith('- '))
      return isList ? bullets(lines.map((line) => inline(line.slice(2)))) : inline(part)
    })
    .join('\n\n')
}
