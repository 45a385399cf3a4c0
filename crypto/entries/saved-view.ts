import * as v from 'valibot'
import { name, text } from '../primitives/json.ts'
import { LIMIT } from '../primitives/labels.ts'

const savedViewSchema = v.strictObject({
  /** The name that its member gave it. */
  name: text(60, 1),
  /** The text that it searches for; may be empty. */
  text: text(200),
  /** The chosen filters, by name; a desk ignores names that it does not know. */
  filters: v.record(name, text(80)),
})
/** A search that a member makes often among their cases. KEPT-FILES.md section 17.1 */
export type SavedView = v.InferOutput<typeof savedViewSchema>

export const savedViewsSchema = v.pipe(v.array(savedViewSchema), v.maxLength(LIMIT.savedViews))
