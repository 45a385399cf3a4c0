import * as v from 'valibot'

/** Minutes without use after which a desk locks. */
export const IDLE_MINUTES = [5, 15, 30, 60] as const

/** Choices of a member for their own desk. KEPT-FILES.md section 17.1 */
export const deskSettingsSchema = v.strictObject({
  lock: v.picklist(IDLE_MINUTES),
  /** Whether the title of the tab says how much waits. */
  title: v.boolean(),
  /** Whether the machine says, without any content, that something new waits. */
  notice: v.boolean(),
})
export type DeskSettings = v.InferOutput<typeof deskSettingsSchema>

/** The settings of a member who has chosen nothing: nobody who passes the screen learns anything. */
export const USUAL_SETTINGS: DeskSettings = { lock: 15, title: false, notice: false }
