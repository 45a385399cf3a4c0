import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../../crypto/entries/names.ts'
import { EDITOR_CATALOGUES, type EditorTexts } from '../../texts/editor/catalogue.ts'
import { fill } from '../../texts/wording.ts'
import { nameOfFile, questionnaireOf } from '../model/files.ts'
import type { Leftover } from '../model/leftovers.ts'
import { mistakeIn } from '../model/mistakes.ts'
import type { Problem } from '../model/wire.ts'
import type { EditorStore } from './store.ts'

/** The store, the language and the leftovers of the sample, which every part of the page uses. */
export interface Editing {
  readonly store: EditorStore
  /** Language of the editor itself. */
  readonly language: Language
  /** Fields that still say what the sample says, in every file. */
  readonly leftovers: readonly Leftover[]
}

export const EditingContext = createContext<Editing | null>(null)

/** @throws Error outside of the editor */
export function useEditing(): Editing & { readonly t: EditorTexts } {
  const editing = useContext(EditingContext)
  if (editing === null) throw new Error('there is no editor')
  return { ...editing, t: EDITOR_CATALOGUES[editing.language] }
}

/** A mistake in words, and the language that they are in: the check itself speaks English. */
export function mistakeWords(
  { store, t, language }: ReturnType<typeof useEditing>,
  problem: Problem,
): { readonly text: string; readonly lang: Language } {
  const mistake = mistakeIn(problem, store.state.values.get(problem.file))
  if (mistake === null) return { text: `${problem.problem}: ${problem.remedy}`, lang: 'en' }
  return { text: fill(t.mistakes[mistake.kind], { ...mistake }), lang: language }
}

type Section = Readonly<Record<string, string>>

/** The word for a name of a folder; the name itself if there is none. */
export function wordFor(section: Section, name: string): string {
  return Object.hasOwn(section, name) ? (section[name] ?? name) : name
}

/** The label of a field of a file. */
export function labelFor(t: EditorTexts, file: string, key: string): string {
  const special = `${nameOfFile(file)}:${key}`
  const name = Object.hasOwn(t.fields, special) ? special : key
  return wordFor(Object.hasOwn(t.fields, name) ? t.fields : t.options, name)
}

/** The name of a file for people. */
export function fileLabel(t: EditorTexts, file: string): string {
  const { id = '' } = questionnaireOf(file) ?? {}
  return fill(wordFor(t.fileNames, nameOfFile(file)), { id })
}
