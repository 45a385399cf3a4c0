import type { DeskTexts } from '../texts.ts'

/** What a desk says to a member who is shut out of the reception. */
export const shutOut: Pick<DeskTexts, 'shutOut'> = {
  shutOut: {
    unsigned:
      'The reception’s key list does not name you any more. Your desk has locked itself, and shows no cases.',
    unsignedDo:
      'If you think that this is a mistake, call the head of reception. If you have left, destroy the vault, the weekly file and every copy.',
    suspended:
      'Two colleagues keep you out for up to seven days. Your desk has locked itself, and shows no cases.',
    suspendedDo:
      'Call the head of reception, or a colleague. Destroy nothing: once the time is over you unlock as before. Open cases come back with a new key list that names you, or once two colleagues in the case have written that you are to read again.',
  },
}
