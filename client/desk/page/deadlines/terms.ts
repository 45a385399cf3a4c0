import { useMemo } from 'preact/hooks'
import { LAWFUL_TERMS, type Terms } from '../../model/deadlines/work-late.ts'
import { useDeskFile } from '../shell/desk-file.tsx'

/** What the organisation has promised; the law's where the desk has nothing of it. */
export function useTerms(): Terms {
  const file = useDeskFile()
  return useMemo(
    () => ({
      promises: file?.promises ?? LAWFUL_TERMS.promises,
      retention: file?.retention ?? null,
    }),
    [file],
  )
}
