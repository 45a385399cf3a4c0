/** Det som er skrevet, og som tjeneren ikke har tatt imot ennå. */
export const unsent = {
  title: 'Venter på å bli sendt',
  waiting:
    'Tjeneren har ikke bekreftet dette. Det sendes av seg selv, i rekkefølge, når tjeneren svarer igjen. Ikke lås før det.',
  status: 'Status: {status}',
  stopped: 'Kunne ikke sendes: {why}',
  kept: 'Ikke bekreftet av tjeneren. Teksten er tatt vare på, og sendes igjen når tjeneren svarer.',
  lock: {
    one: '{n} innslag er ikke sendt ennå, og finnes bare her. Lås likevel, og mist det?',
    other: '{n} innslag er ikke sendt ennå, og finnes bare her. Lås likevel, og mist dem?',
  },
}
