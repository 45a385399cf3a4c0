import { type Findings, namesOf } from '../found.ts'
import { CleanError } from '../outcome.ts'
import { attributeOf } from '../packed/xml-filter.ts'
import type { OoxmlPackage } from './ooxml-package.ts'

const GROUPS = namesOf({
  time: 'dcterms:created dcterms:modified cp:lastPrinted',
  person: 'dc:creator cp:lastModifiedBy ap:Company ap:Manager',
  software: 'ap:Application',
  description: 'dc:title dc:subject dc:description cp:keywords cp:category',
  other: 'ap:Template ap:HyperlinkBase',
})

/** How often and how long it was worked on: numbers say nothing to a reader. */
const COUNTS: ReadonlySet<string> = new Set(['cp:revision', 'ap:TotalTime'])

/** Tell what stands in the properties of a document. They go as a whole, so that none has to be read. */
export async function tellProperties(pack: OoxmlPackage, findings: Findings): Promise<void> {
  for (const part of pack.names.filter((name) => /^docprops\/.*\.xml$/.test(name))) {
    try {
      await tellPart(pack, part, findings)
    } catch (error) {
      if (!(error instanceof CleanError) || error.code !== 'damaged') throw error
      findings.add('other')
    }
  }
}

async function tellPart(pack: OoxmlPackage, part: string, findings: Findings): Promise<void> {
  const path: string[] = []
  let property = ''
  for (const token of await pack.tokens(part)) {
    if (token.kind === 'end') path.pop()
    if (token.kind === 'start') {
      path.push(token.key)
      if (token.key === 'cust:property') property = attributeOf(token, 'name') ?? ''
    }
    if (token.kind !== 'text' || token.text.trim() === '') continue
    const what = GROUPS.get(path.at(-1) ?? '')
    if (what !== undefined) findings.add(what, token.text)
    if (COUNTS.has(path.at(-1) ?? '')) findings.add('other')
    if (path.includes('cust:property')) findings.add('other', `${property}: ${token.text}`)
  }
}
