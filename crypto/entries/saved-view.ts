import * as v from 'valibot'
import { name, text } from '../primitives/json.ts'
import { LIMIT } from '../primitives/labels.ts'

const savedViewSchema = v.strictObject({
  /** As its member calls it. */
  name: text(60, 1),
  /** What is looked for in it; may be empty. */
  text: text(200),
  /** What is chosen, by the name of the choice; a desk passes over names that it does not know. */
  filters: v.record(name, text(80)),
})
/** A search that a member makes often among their cases. KEPT-FILES.md section 17.1 */
export type SavedView = v.InferOutput<typeof savedViewSchema>

export const savedViewsSchema = v.pipe(v.array(savedViewSchema), v.maxLength(LIMIT.savedViews))
