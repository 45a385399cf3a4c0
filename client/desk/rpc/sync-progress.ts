/** The stage of a sync; `total` is 0 while it is not known. */
export interface SyncProgress {
  readonly stage: 'cache' | 'lists' | 'drops' | 'records' | 'texts' | 'sealing' | 'board'
  readonly done: number
  readonly total: number
}

export type OnProgress = (progress: SyncProgress) => void
