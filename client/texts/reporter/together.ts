/** Said of a channel whose reports two must open. It comes with the reception, after the form: see `viewReception`. */
export const TOGETHER = {
  nb: 'To av dem må åpne det sammen. Ingen av dem kan lese det alene. Er det bare én igjen her, må du velge en annen kanal.',
  nn: 'To av dei må opne det saman. Ingen av dei kan lese det åleine. Er det berre éin att her, må du velje ein annan kanal.',
  en: 'Two of them must open it together. None of them can read it alone. If only one is left here, you have to choose another channel.',
} as const
