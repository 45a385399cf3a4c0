/** Det som er skrevet, og som tjeneren ikke har tatt imot ennå. */
export const unsent = {
  title: 'Venter på å bli sendt',
  waiting:
    'Dette er ikke sendt ennå. Det sendes av seg selv, i rekkefølge: når tjeneren svarer igjen, eller innen et kvarter hvis mye er skrevet her. Ikke lås før det.',
  status: 'Status: {status}',
  stopped: 'Kunne ikke sendes: {why}',
  kept: 'Ikke bekreftet av tjeneren ennå. Teksten er tatt vare på, og sendes av seg selv.',
  lock: {
    one: '{n} innslag er ikke sendt ennå, og finnes bare her. Lås likevel, og mist det?',
    other: '{n} innslag er ikke sendt ennå, og finnes bare her. Lås likevel, og mist dem?',
  },
}

/** Words for what the server did not take, and why: first of a person's entries, then of a desk's own. */
export const refusals = {
  errors: {
    paced:
      'Denne skranken har sendt så mye som den sender på et kvarter. Ingenting er tapt. Prøv igjen da.',
    'not-yet':
      'Tjeneren har nettopp startet. Den viser det som har kommet, innen et kvarter: prøv igjen da. Ingenting er borte.',
    'log-full':
      'Tjeneren tok ikke imot dette: disken er full. Ingenting er tapt. Si fra til den som driver tjeneren, og prøv igjen.',
    'log-quota':
      'Tjeneren tok ikke imot dette: den tar ikke imot mer fra denne skranken nå. Ingenting er tapt. Prøv igjen om en time, eller i morgen.',
  },
  notices: {
    'log-full': {
      one: 'Tjeneren tok ikke imot det denne skranken skriver i loggen til en sak ({cases}): disken er full. Ingenting er tapt: ved neste henting skriver skranken igjen det den skriver av seg selv, og det du har skrevet, står der du skrev det. Si fra til den som driver tjeneren.',
      other:
        'Tjeneren tok ikke imot det denne skranken skriver i loggene til {n} saker ({cases}): disken er full. Ingenting er tapt: ved neste henting skriver skranken igjen det den skriver av seg selv, og det du har skrevet, står der du skrev det. Si fra til den som driver tjeneren.',
    },
    'log-quota': {
      one: 'Tjeneren tok ikke imot det denne skranken skriver i loggen til en sak ({cases}): den tar ikke imot mer fra denne skranken nå. Ingenting er tapt: ved en senere henting skriver skranken igjen det den skriver av seg selv, og det du har skrevet, står der du skrev det.',
      other:
        'Tjeneren tok ikke imot det denne skranken skriver i loggene til {n} saker ({cases}): den tar ikke imot mer fra denne skranken nå. Ingenting er tapt: ved en senere henting skriver skranken igjen det den skriver av seg selv, og det du har skrevet, står der du skrev det.',
    },
    'over-quota':
      '{name} har sendt flere innslag til logger enn noen skranke skriver: tjeneren avviste {count}. Spør {name}. Har noen andre nøkkelen, kan to av dere stenge den ute under «Kolleger».',
  },
}
