import { isIP } from 'node:net'
import type * as v from 'valibot'
import { cases } from '../../client/texts/desk/case.ts'
import type { CaseworkWords } from '../../client/texts/desk-file.ts'
import { textOf } from '../../client/texts/entry.ts'
import type { Review, SITE_FILES } from '../../client/texts/site.ts'
import type { ContentDocument } from '../../crypto/entries/content.ts'
import { LANGUAGES, STATUSES } from '../../crypto/entries/names.ts'
import { CONTRAST_NEEDED, contrast } from './contrast.ts'
import type { ContentFinding } from './describe.ts'
import type { Surfaces } from './surfaces.ts'
import type { Path } from './yaml.ts'

/** Rules that the schemas of single files cannot express. Each gives its findings in the order of the file. */

type FileOf<Name extends keyof typeof SITE_FILES> = v.InferOutput<(typeof SITE_FILES)[Name]>

/** Dates are texts as YYYY-MM-DD, which sort like days. */
export function reviewFindings(review: Review | undefined, path: Path): ContentFinding[] {
  if (review === undefined) return []
  const next = review['next-review']
  return (['last-review', 'valid-from'] as const)
    .filter((key) => review[key] > next)
    .map((key) => ({
      path: [...path, 'next-review'],
      problem: `next-review ${next} is before ${key} ${review[key]}`,
      remedy: 'set the day on which the text is looked at again',
    }))
}

/** @param path of the list */
export function duplicateIds(
  list: readonly { readonly id: string }[],
  path: Path,
): ContentFinding[] {
  return list.flatMap(({ id }, i) => {
    if (list.findIndex((one) => one.id === id) === i) return []
    const problem = `the id "${id}" stands in the list already`
    return [{ path: [...path, i, 'id'], problem, remedy: 'choose another id' }]
  })
}

/** Nobody would miss a box that no choice opens, except the person who needs it. */
export function boxFindings(
  boxes: readonly FileOf<'help'>['boxes'][number][],
  { channels, questionnaires }: ContentDocument,
  pages: readonly string[],
): ContentFinding[] {
  const categories = questionnaires.flatMap((one) => one.categories.map(({ id }) => id))
  const known = [...new Set(categories)]
  const ids = channels.map(({ id }) => id)
  return boxes.flatMap((box, i) => {
    const { kinds: wanted, 'leads-to': to, page } = box
    const strange = wanted.flatMap((kind, n) => {
      if (known.includes(kind)) return []
      const problem = `no questionnaire has the category "${kind}"`
      return [{ path: ['boxes', i, 'kinds', n], problem, remedy: `choose ${known.join(', ')}` }]
    })
    const remedy = `choose ${ids.join(', ')}`
    const lost = { path: ['boxes', i, 'leads-to'], problem: `there is no channel "${to}"`, remedy }
    const unwritten = {
      path: ['boxes', i, 'page'],
      problem: `there is no file pages/${page}.yaml`,
      remedy: 'write it as in the sample, or take the line out',
    }
    return [
      ...strange,
      ...(to === undefined || ids.includes(to) ? [] : [lost]),
      ...(page === undefined || pages.includes(page) ? [] : [unwritten]),
    ]
  })
}

export function peopleFindings({ campuses, people }: FileOf<'people'>): ContentFinding[] {
  const known = campuses.map(({ id }) => id)
  const homeless = people.flatMap((person, i) =>
    person.campuses.flatMap((campus, n) => {
      if (known.includes(campus)) return []
      const path = ['people', i, 'campuses', n]
      const remedy = known.length === 0 ? 'add it to campuses' : `choose ${known.join(', ')}`
      return [{ path, problem: `there is no campus "${campus}"`, remedy }]
    }),
  )
  return [...duplicateIds(campuses, ['campuses']), ...duplicateIds(people, ['people']), ...homeless]
}

/** A case officer who chooses a status must not meet the same name twice. */
export function caseworkFindings({ checklists, statuses = {} }: CaseworkWords): ContentFinding[] {
  const nameOf = (status: (typeof STATUSES)[number], language: (typeof LANGUAGES)[number]) =>
    statuses[status]?.[language] ?? textOf(cases.statuses[status], language)
  const twice = STATUSES.filter((status) => statuses[status] !== undefined).flatMap((status) =>
    LANGUAGES.flatMap((language) => {
      const name = nameOf(status, language)
      const other = STATUSES.find((one) => one !== status && nameOf(one, language) === name)
      if (other === undefined) return []
      const problem = `"${name}" is the name of ${other} too`
      return [{ path: ['statuses', status, language], problem, remedy: 'choose another name' }]
    }),
  )
  return [...duplicateIds(checklists, ['checklists']), ...twice]
}

export function networkFindings({ networks }: FileOf<'networks'>): ContentFinding[] {
  return networks.flatMap(({ ranges }, i) =>
    ranges.flatMap((range, n) => {
      if (isRange(range)) return []
      const problem = `"${range}" is not a range of addresses`
      const remedy = 'write one such as 192.0.2.0/24 or 2001:db8::/32'
      return [{ path: ['networks', i, 'ranges', n], problem, remedy }]
    }),
  )
}

/** The server checks it again, because its input may come by another way. */
function isRange(range: string): boolean {
  const [, address = '', bits] = /^([\d.]+|[\da-f.:]+)\/(\d{1,3})$/i.exec(range) ?? []
  const version = isIP(address)
  return version !== 0 && Number(bits) <= (version === 4 ? 32 : 128)
}

/** Pairs of colours that must be readable on each other. */
export function themeFindings(theme: FileOf<'theme'>, surfaces: Surfaces): ContentFinding[] {
  return (['light', 'dark'] as const).flatMap((mode) => {
    const shades = theme[mode]
    const accents = (['accent', 'accent-deep'] as const).map(
      (name) => [name, shades[name]] as const,
    )
    const onAccents = accents.map(([name, colour]) => {
      return tooNear(mode, ['on-accent', shades['on-accent']], [name, colour])
    })
    const darker = mode === 'light' ? 'darker' : 'lighter'
    const onSurfaces = accents.flatMap((accent) =>
      Object.entries(surfaces[mode]).map(([name, colour]) =>
        tooNear(mode, accent, [`the page's ${name}`, colour], `make ${accent[0]} ${darker}`),
      ),
    )
    return [...onAccents, ...onSurfaces].flat()
  })
}

type Named = readonly [name: string, colour: string]

function tooNear(
  mode: string,
  [text, colour]: Named,
  [ground, behind]: Named,
  remedy = `make ${text} differ more from ${ground}`,
): ContentFinding[] {
  const ratio = contrast(colour, behind)
  if (ratio >= CONTRAST_NEEDED) return []
  // cut, not rounded: 4.499 must not be said to be 4.5
  const reached = (Math.floor(ratio * 100) / 100).toFixed(2)
  const pair = `${mode}: ${text} ${colour} on ${ground} ${behind}`
  return [
    {
      path: [mode, text],
      problem: `${pair} has a contrast of ${reached}, and ${CONTRAST_NEEDED} is needed`,
      remedy,
    },
  ]
}
