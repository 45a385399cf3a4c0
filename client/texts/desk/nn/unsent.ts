import type { DeskTexts } from '../texts.ts'

/** Det som er skrive, og som tenaren ikkje har teke imot enno. */
export const unsent: DeskTexts['unsent'] = {
  title: 'Ventar på å bli sendt',
  waiting:
    'Dette er ikkje sendt enno. Det blir sendt av seg sjølv, i rekkjefølgje: når tenaren svarar igjen, eller innan eit kvarter om mykje er skrive her. Ikkje lås før det.',
  status: 'Status: {status}',
  stopped: 'Kunne ikkje sendast: {why}',
  kept: 'Ikkje stadfesta av tenaren enno. Teksten er teken vare på, og blir send av seg sjølv.',
  lock: {
    one: '{n} innslag er ikkje sendt enno, og finst berre her. Låse likevel, og miste det?',
    other: '{n} innslag er ikkje sende enno, og finst berre her. Låse likevel, og miste dei?',
  },
}

/** Words for what the server did not take, and why: first of a person's entries, then of a desk's own. */
export const refusals = {
  errors: {
    paced:
      'Denne skranken har sendt så mykje som han sender på eit kvarter. Ingenting er tapt. Prøv igjen då.',
    'not-yet':
      'Tenaren har nettopp starta. Han viser det som har kome, innan eit kvarter: prøv igjen då. Ingenting er borte.',
    'log-full':
      'Tenaren tok ikkje imot dette: disken er full. Ingenting er tapt. Sei frå til den som driv tenaren, og prøv igjen.',
    'log-quota':
      'Tenaren tok ikkje imot dette: han tek ikkje imot meir frå denne skranken no. Ingenting er tapt. Prøv igjen om ein time, eller i morgon.',
  },
  notices: {
    'log-full': {
      one: 'Tenaren tok ikkje imot det denne skranken skriv i loggen til ei sak ({cases}): disken er full. Ingenting er tapt: ved neste henting skriv skranken igjen det han skriv av seg sjølv, og det du har skrive, står der du skreiv det. Sei frå til den som driv tenaren.',
      other:
        'Tenaren tok ikkje imot det denne skranken skriv i loggane til {n} saker ({cases}): disken er full. Ingenting er tapt: ved neste henting skriv skranken igjen det han skriv av seg sjølv, og det du har skrive, står der du skreiv det. Sei frå til den som driv tenaren.',
    },
    'log-quota': {
      one: 'Tenaren tok ikkje imot det denne skranken skriv i loggen til ei sak ({cases}): han tek ikkje imot meir frå denne skranken no. Ingenting er tapt: ved ei seinare henting skriv skranken igjen det han skriv av seg sjølv, og det du har skrive, står der du skreiv det.',
      other:
        'Tenaren tok ikkje imot det denne skranken skriv i loggane til {n} saker ({cases}): han tek ikkje imot meir frå denne skranken no. Ingenting er tapt: ved ei seinare henting skriv skranken igjen det han skriv av seg sjølv, og det du har skrive, står der du skreiv det.',
    },
    'over-quota':
      '{name} har sendt fleire innslag til loggar enn nokon skranke skriv: tenaren avviste {count}. Spør {name}. Har nokon andre nøkkelen, kan to av dykk stengje han ute under «Kollegaer».',
  },
}
