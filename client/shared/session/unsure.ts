import type { BoardReading } from '../../../crypto/board/board.ts'

// The reporter's first script imports this, and crypto/board/board.ts would bring all that opens a board into it.

/**
 * Whether something on the board may be by somebody whom the code leaves out: it no longer says whom it leaves out, or
 * somebody has changed what it says, so that what they write is taken as well.
 */
export function authorsUnsure({
  choice,
  status,
  messages,
}: Pick<BoardReading, 'choice' | 'status' | 'messages'>): boolean {
  return choice === null && (status !== null || messages.length > 0)
}
