import { utf8 } from '../../../crypto/primitives/bytes.ts'
import { escapeText } from '../../shared/escape.ts'
import { DESK_CATALOGUES } from '../../texts/desk/catalogue.ts'
import { fill } from '../../texts/wording.ts'
import type { AnnualSheet } from '../format/annual-sheet.ts'
import type { PdfBlock, PdfDocument } from './pdf/document.ts'

/** A CSV file as spreadsheets here read it: with semicolons, and a mark that says that it is UTF-8. */
export function annualCsv({ language, tables }: AnnualSheet): Uint8Array {
  const { annual: t } = DESK_CATALOGUES[language]
  const lines = [
    [t.part, t.value, t.count],
    ...tables.flatMap(({ title, rows }) => rows.map((row) => [title, ...row])),
  ]
  return utf8(`\uFEFF${lines.map((line) => `${line.map(cell).join(';')}\r\n`).join('')}`)
}

/** A cell that is never a formula, even if a name begins like one. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}

/** @param made milliseconds; the time that the file gives for itself */
export function annualDocument(sheet: AnnualSheet, made: number): PdfDocument {
  const { language, year, organisation, title, lead, rule, tables, left } = sheet
  const { annual: t } = DESK_CATALOGUES[language]
  return {
    ...{ language, title, author: organisation, made },
    footer: fill(t.footer, { year }),
    blocks: [
      { kind: 'heading', level: 1, text: title },
      ...(organisation ? [{ kind: 'text', text: organisation } as const] : []),
      { kind: 'text', text: lead },
      { kind: 'text', text: rule, as: 'quiet' },
      ...tables.flatMap(({ title: heading, head, rows }): PdfBlock[] => [
        { kind: 'heading', level: 2, text: heading },
        { kind: 'table', head, rows, widths: [3, 1] },
      ]),
      ...(left === null ? [] : [{ kind: 'text', text: left, as: 'quiet' } as const]),
    ],
  }
}

/** Something that many people said, and what came of it. */
export interface SaidAndDone {
  readonly said: string
  readonly did: string
}

/**
 * A page for the public site: plain HTML without style or script, which any site can take in.
 *
 * @param pairs in words of a person; pairs without a word are left out
 */
export function weDidPage(sheet: AnnualSheet, pairs: readonly SaidAndDone[]): Uint8Array {
  const { language, year, organisation, lead, rule, tables, left } = sheet
  const { weDid } = DESK_CATALOGUES[language]
  const heading = escapeText(fill(weDid.heading, { year }))
  const said = pairs
    .filter((pair) => pair.said.trim() !== '' && pair.did.trim() !== '')
    .map(
      (pair) => `<section>
<h2>${escapeText(weDid.said)}</h2>
${paragraphs(pair.said)}
<h3>${escapeText(weDid.did)}</h3>
${paragraphs(pair.did)}
</section>`,
    )
  return utf8(`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}${organisation ? ` - ${escapeText(organisation)}` : ''}</title>
</head>
<body>
<main>
<h1>${heading}</h1>
<p>${escapeText(weDid.thanks)}</p>
${said.join('\n')}
<h2>${escapeText(weDid.figures)}</h2>
<p>${escapeText(lead)}</p>
<p>${escapeText(rule)}</p>
${tables.map(tableHtml).join('\n')}
${left === null ? '' : `<p>${escapeText(left)}</p>`}
</main>
</body>
</html>
`)
}

function tableHtml({ title, head, rows }: AnnualSheet['tables'][number]): string {
  const body = rows
    .map(
      ([name, count]) =>
        `<tr><th scope="row">${escapeText(name)}</th><td>${escapeText(count)}</td></tr>`,
    )
    .join('\n')
  return `<table>
<caption>${escapeText(title)}</caption>
<thead><tr><th scope="col">${escapeText(head[0])}</th><th scope="col">${escapeText(head[1])}</th></tr></thead>
<tbody>
${body}
</tbody>
</table>`
}

function paragraphs(text: string): string {
  const parts = text.trim().split(/\n\s*\n/)
  return parts.map((part) => `<p>${escapeText(part.trim())}</p>`).join('\n')
}
