import type { DeskTexts } from '../texts.ts'

/** Headings of the parts of a notice, in the reporter's language. */
export const noticeParts = {
  outcome: 'Utfallet',
  measures: 'Tiltak',
  withheld: 'Det vi ikkje kan seie, og kvifor',
}

/** Messages of the composer about the notice table, templates, dates and names. */
export const noticeTexts = {
  noticeParts,
  noticing: {
    nextNeeded: 'Sjå igjen innan (må fyllast ut)',
    suggested: 'Framlegg: {day}. Endre det om du veit betre.',
    nextStep: 'Varslaren får vite',
    nextStepDated: '{status}. Sjå innom igjen innan {day}.',
    nextStepOpen: '{status}. Ingen dato.',
    optional: '{part} (kan stå tomt)',
    fields: 'Felt som varslaren får lese',
    bare: 'Varslaren får vite «{status}», og ikkje meir. Skal du skrive noko likevel, må du grunngje det.',
    never: 'Tiltak og det som blir halde tilbake, får den som ikkje er part, aldri vite.',
    override: 'Gå lenger enn varseltabellen',
    overrideHint:
      'Grunngjevinga står i loggen i saka, og revisjonsloggen viser at det finst ei grunngjeving, men ikkje kva ho seier. Varslaren ser ho aldri. Høgst 200 teikn. Korleis saka enda, går ut først når det er godkjent, av leiaren eller, om leiaren ikkje kan, av ein annan i mottaket.',
    reason: 'Grunngjeving for å gå lenger',
    beyond: 'Lenger enn varseltabellen: {reason}',
    approveBy: 'Kan godkjennast av: {names}',
    approveNobody:
      'Ingen som les saka, kan godkjenne dette. Slepp inn leiaren eller ein annan i mottaket.',
    approve: 'Godkjenn, og lat varslaren lese det',
    approving: 'Godkjenner ...',
    approvedClosing: 'avslutninga',
    approvedTold: 'det varslaren får vite',
    long: 'Meldinga er lengre enn oppslagstavla rommar. Varslaren ser at ho er der, og hentar ho med ein knapp: Då ser tenaren at nokon hentar noko. Skriv det viktigaste i ei kort melding for seg.',
    textWaits: 'Teksten i denne meldinga er ikkje her enno. Hent nytt for å få han.',
    template: 'Mal',
    insert: 'Set inn',
    inserted: 'Malen er sett inn. Det som står i hakeparentesar, må fyllast ut.',
    own: 'Malane er dei som følgjer med programmet. Start skranken med --content for dei som organisasjonen har sjølv.',
    unfilled: 'Fyll ut det som står i hakeparentesar først: {blank}',
    promised: 'Lova',
    acknowledgeBy: 'stadfesting innan {day} (målet er {aim})',
    feedbackBy: 'tilbakemelding innan {day}',
    found: 'Sjå over før du sender. Dette er berre ei påminning:',
    names: 'Namn og ord som står i meldinga',
    people: 'Namn på folk i saka',
    groups: 'Kan peike ut nokon i ei lita gruppe',
    numbers: 'Tal som står i meldinga',
    seemsNorwegian: 'Dette ser ut til å vere norsk, men er merkt som {language}.',
    seemsEnglish: 'Dette ser ut til å vere engelsk, men er merkt som {language}.',
  },
  blanks: {
    begin: 'fyll inn',
    organisation: 'namnet på organisasjonen',
    officer: 'rolla til den som følgjer opp',
    complain: 'kvar det kan klagast',
    feedback: 'datoen for tilbakemelding',
    checkins: 'når de spør korleis det går',
  },
  noticeCheck: {
    people:
      'tilsett tilsette medarbeidar medarbeidarar person personar student studentar stipendiat stipendiatar kollega kollegaer kollegaar kvinne kvinner mann menn varslar varslarar vitne vitne leiar leiarar forskar forskarar',
    units:
      'avdeling avdelinga seksjon seksjonen institutt instituttet fakultet fakultetet lab laben laboratoriet gruppe gruppa team teamet eining eininga verkstad verkstaden kontor kontoret kull kullet klasse klassen',
    counts: 'éin eitt ein to tre fire einaste begge',
  },
}

/** Why a notice is not sent. */
export const noticeErrors = {
  'not-told':
    'Varseltabellen tillèt ikkje dette: den som ikkje er part, får ikkje vite det. Ta det ut, eller avgjer først at varslaren er part.',
  'no-reason':
    'Dette går lenger enn varseltabellen. Skriv grunngjevinga i feltet over, eller ta det ut.',
  'no-words':
    'Skriv ein tekst: På sida til varslaren står det at meldinga frå dykk seier meir. Ingenting er sendt.',
  'no-date': 'Vel ein dato: varslaren må få vite når det er lurt å sjå innom igjen.',
}

/** Messages about an annual report that was published on some desk. */
export const toldTexts = {
  told: {
    by: 'Laga av {name}, {day}.',
    corrected: 'Retta av {name}, {day}: {reason}',
    elsewhere:
      'Rapporten for {year} er laga av {name}, {day}. Han fekk ikkje plass i loggen: be {name} om filene.',
    begun:
      '{name} byrja å lage rapporten for {year}, {day}, og er ikkje ferdig. Hent nytt seinare.',
    lineBegun: 'for {year}, byrja',
    lineDropped: 'for {year}, vart ikkje laga',
    correct: 'Rett rapporten for {year} ...',
    correctLead:
      'Nokon kan ha lese den førre. Den som har begge, kan trekkje tala frå kvarandre: eit tal som er éin høgare, viser éi sak, og tal under fem kan reknast ut. Rett berre det som er gale, og ta bort den førre der han er lagd ut. Rettinga og grunnen står i loggen i sakene frå det året.',
    reason: 'Kvifor han blir retta',
    confirm: 'Lag den retta rapporten',
    line: 'for {year}',
    lineCorrected: 'for {year}, retta: {reason}',
  },
}

/** Why it is not published on this desk. */
export const toldErrors = {
  told: 'Ein kollega var først: årsrapporten for det året er laga eller retta på ein annan skranke. Han står her no. Bruk ikkje tal frå denne skranken.',
}

/** Entries that are written and that the server has not taken yet. */
export const unsent: DeskTexts['unsent'] = {
  title: 'Ventar på å bli sendt',
  waiting:
    'Dette er ikkje sendt enno. Det blir sendt av seg sjølv, i rekkjefølgje, når tenaren svarar. Skranken sender berre nokre få innslag kvart kvarter. Ikkje lås før alt er sendt, elles går det tapt.',
  status: 'Status: {status}',
  stopped: 'Kunne ikkje sendast: {why}',
  kept: 'Ikkje stadfesta av tenaren enno. Teksten er teken vare på, og blir send av seg sjølv.',
  lock: {
    one: '{n} innslag er ikkje sendt enno, og finst berre her. Låse likevel, og miste det?',
    other: '{n} innslag er ikkje sende enno, og finst berre her. Låse likevel, og miste dei?',
  },
}

/**
 * Messages about entries that the server did not take, and why: first those of a person, then those of the
 * desk itself.
 */
export const refusals = {
  errors: {
    paced:
      'Denne skranken har sendt så mykje som han sender på eit kvarter. Ingenting er tapt. Prøv igjen om eit kvarter.',
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
