import type { DeskTexts } from '../texts.ts'

/** Det som er skrive, og som tenaren ikkje har teke imot enno. */
export const unsent: DeskTexts['unsent'] = {
  title: 'Ventar på å bli sendt',
  waiting:
    'Tenaren har ikkje stadfesta dette. Det blir sendt av seg sjølv, i rekkjefølgje, når tenaren svarar igjen. Ikkje lås før det.',
  status: 'Status: {status}',
  stopped: 'Kunne ikkje sendast: {why}',
  kept: 'Ikkje stadfesta av tenaren. Teksten er teken vare på, og blir send igjen når tenaren svarar.',
  lock: {
    one: '{n} innslag er ikkje sendt enno, og finst berre her. Låse likevel, og miste det?',
    other: '{n} innslag er ikkje sende enno, og finst berre her. Låse likevel, og miste dei?',
  },
}
