/** Det som er skrevet, og som tjeneren ikke har tatt imot ennå. */
export const unsent = {
  title: 'Venter på å bli sendt',
  waiting:
    'Tjeneren svarer ikke. Dette sendes av seg selv, i rekkefølge, når den svarer igjen. Ikke lås før det.',
  status: 'Status: {status}',
  stopped: 'Kunne ikke sendes: {why}',
  kept: 'Tjeneren svarte ikke. Teksten er tatt vare på, og sendes når den svarer igjen.',
  lock: {
    one: '{n} innslag er ikke sendt ennå, og finnes bare her. Lås likevel, og mist det?',
    other: '{n} innslag er ikke sendt ennå, og finnes bare her. Lås likevel, og mist dem?',
  },
}
