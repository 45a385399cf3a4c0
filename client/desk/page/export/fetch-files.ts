import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import type { FileAlong } from '../../export/source.ts'
import { ZIP_LIMIT } from '../../export/zip.ts'
import { shownName } from '../../model/files/endings.ts'
import { type EvidenceRow, evidenceOf } from '../../model/files/evidence.ts'
import type { CaseView } from '../../model/views.ts'
import { isFailure, type PageStore } from '../store/state.ts'

/** Left for the documents about the case. */
const SPARE = 64 * 1024 * 1024

/**
 * Fetch and check files of a case that are to leave with it, one after the other.
 *
 * @param keys of the files
 * @param tell is told how far it is, in words
 * @returns the files by their keys, or in words why they could not be had and what to do next
 */
export async function fetchAlong(
  store: Pick<PageStore, 'ask'>,
  one: CaseView,
  keys: ReadonlySet<string>,
  desk: DeskTexts,
  tell: (words: string) => void,
): Promise<ReadonlyMap<string, FileAlong> | string> {
  const { exporting } = desk
  const rows = evidenceOf(one).filter(({ key }) => keys.has(key))
  if (rows.reduce((sum, { size }) => sum + size, 0) > ZIP_LIMIT - SPARE) return exporting.tooMuch
  const files = new Map<string, FileAlong>()
  for (const [at, row] of rows.entries()) {
    tell(fill(exporting.fetching, { number: at + 1, all: rows.length }))
    const taken = await store.ask('file-take-out', { caseId: one.id, file: row.key })
    if (isFailure(taken)) {
      return fill(exporting.notFetched, { name: rowName(row, desk), why: desk.errors[taken] })
    }
    const { blob, sha256, kind } = taken
    const { as, dangers } = kind
    files.set(row.key, { blob, sha256, as, isDangerous: dangers.length > 0 })
  }
  return files
}

/** A file as the register names it. */
export function rowName({ number, name }: EvidenceRow, desk: DeskTexts): string {
  return fill(desk.files.row, { number, name: shownName(name) })
}
