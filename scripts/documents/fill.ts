const PLACE = /\{\{([a-z0-9-]+)\}\}/g

/** The names of the places that a template leaves to fill, each once, sorted. */
export function placesOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(PLACE)].map(([, name = '']) => name))].sort()
}

/**
 * Fill a template.
 *
 * @param fields what stands in each place, as Markdown
 * @throws Error where a place is not among the fields
 */
export function fill(template: string, fields: ReadonlyMap<string, string>): string {
  return template.replaceAll(PLACE, (_, name: string) => {
    const text = fields.get(name)
    if (text === undefined) throw new Error(`a template has a place "${name}" that nothing fills`)
    return text
  })
}
