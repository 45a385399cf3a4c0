import type { DeskTexts } from '../texts.ts'

/** The words at the top of the desk, and of each stage of a sync. */
export const top: DeskTexts['top'] = {
  sync: 'Hent nytt',
  syncing: 'Hentar ...',
  lock: 'Lås',
  lockUnsent: 'Du har skrive noko som ikkje er sendt. Låse likevel, og miste det?',
  shortcuts: 'Hurtigtastar',
  language: 'Språk',
  never: 'Ikkje henta enno',
  synced: 'Henta {time}',
  cache: 'Opnar det denne maskina har teke vare på, {done} av {total}',
  lists: 'Ser etter nytt',
  drops: 'Opnar konvoluttar, {done} av {total}',
  records: 'Les skrankeloggen, {done} av {total}',
  texts: 'Hentar lange tekstar, {done} av {total}',
  sealing: 'Kontrollerer kven breva vart forsegla til, {done} av {total}',
  board: 'Ser over oppslagstavla, {done} av {total}',
  rest: 'Ser over det som er att',
  done: 'Alt nytt er henta.',
}
