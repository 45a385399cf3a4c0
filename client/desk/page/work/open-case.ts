import { createContext } from 'preact'

/**
 * Opens another case, by its id; with `alone`, by itself also where it is handled in another.
 */
export const OpenCaseContext = createContext<(id: string, alone: boolean) => void>(() => {})
