import type { Sample } from '../sample.ts'
import { docx } from './docx.ts'
import { pptx } from './pptx.ts'
import { xlsx } from './xlsx.ts'

/** Documents, workbooks and presentations with markers in every place that the formats have. */
export function samples(): Sample[] {
  return [docx(), xlsx(), pptx()]
}
