import { useMemo } from 'preact/hooks'
import { LAWFUL_TERMS, type Terms } from '../../model/deadlines/work-late.ts'
import { useDeskFile } from '../shell/desk-file.tsx'

/** The promises and the retention of the organisation; the legal promises if the desk does not know its own. */
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
