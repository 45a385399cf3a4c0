/** Choices of a reporter that decide which further questions are asked. */
export interface Chosen {
  readonly party: string | null
  readonly relation: string | null
  readonly categories: readonly string[]
}

/** The choices that a question depends on. */
export interface Condition {
  readonly party?: readonly string[] | undefined
  readonly relation?: readonly string[] | undefined
  readonly category?: readonly string[] | undefined
}

/** Whether a question is asked: always, or for what was chosen. KEY-LISTS.md section 7.4 */
export function isAsked(
  { when }: { readonly when?: Condition | undefined },
  { party, relation, categories }: Chosen,
): boolean {
  if (when === undefined) return true
  const among = (names: readonly string[] | undefined, chosen: readonly (string | null)[]) =>
    names === undefined || chosen.some((one) => one !== null && names.includes(one))
  return (
    among(when.party, [party]) &&
    among(when.relation, [relation]) &&
    among(when.category, categories)
  )
}
