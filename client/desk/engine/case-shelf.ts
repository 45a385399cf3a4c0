import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { type Case, type FoldInput, FoldMemo, foldCases } from '../model/case/fold.ts'
import { DeskError } from '../model/error.ts'

/** The cases of a desk, as they were made last. */
export class CaseShelf {
  readonly #memo = new FoldMemo()
  #byId: ReadonlyMap<string, Case> = new Map()
  #all: readonly Case[] = []

  get all(): readonly Case[] {
    return this.#all
  }

  /** @throws DeskError `gone` where there is none such */
  get(id: string): Case {
    const found = this.#byId.get(id)
    if (found === undefined) throw new DeskError('gone')
    return found
  }

  /** Put these in the place of those before. @returns `cases` */
  put(cases: readonly Case[]): readonly Case[] {
    this.#byId = new Map(cases.map((one) => [one.id, one]))
    this.#all = cases
    return cases
  }

  /** Make the cases anew; those of which nothing has changed are the same objects as before. */
  fold(p: Primitives, input: FoldInput): readonly Case[] {
    return foldCases(p, input, this.#memo)
  }
}
