import { createContext } from 'preact'

/** Opens another case, by its id. With `alone`, the case is shown by itself, even if it is handled in another. */
export const OpenCaseContext = createContext<(id: string, alone: boolean) => void>(() => {})
