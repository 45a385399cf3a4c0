/** Headings of the parts of a notice, in the reporter's language. */
export const noticeParts = {
  outcome: 'Utfallet',
  measures: 'Tiltak',
  withheld: 'Det vi ikke kan si, og hvorfor',
}

/** Messages of the composer about the notice table, templates, dates and names. */
export const noticeTexts = {
  noticeParts,
  noticing: {
    nextNeeded: 'Se igjen innen (må fylles ut)',
    suggested: 'Forslag: {day}. Endre det hvis du vet bedre.',
    nextStep: 'Varsleren får vite',
    nextStepDated: '{status}. Se innom igjen innen {day}.',
    nextStepOpen: '{status}. Ingen dato.',
    optional: '{part} (kan stå tomt)',
    fields: 'Felt som varsleren får lese',
    bare: 'Varsleren får vite «{status}», og ikke mer. Skal du skrive noe likevel, må du begrunne det.',
    never: 'Tiltak og det som holdes tilbake, får den som ikke er part, aldri vite.',
    override: 'Gå lenger enn varseltabellen',
    overrideHint:
      'Begrunnelsen står i loggen i saken, og revisjonsloggen viser at det finnes en begrunnelse, men ikke hva den sier. Varsleren ser den aldri. Høyst 200 tegn. Hvordan saken endte, går ut først når det er godkjent, av lederen eller, hvis lederen ikke kan, av en annen i mottaket.',
    reason: 'Begrunnelse for å gå lenger',
    beyond: 'Lenger enn varseltabellen: {reason}',
    approveBy: 'Kan godkjenne: {names}',
    approveNobody:
      'Ingen som leser saken, kan godkjenne dette. Slipp inn lederen eller en annen i mottaket.',
    approve: 'Godkjenn, og la varsleren lese det',
    approving: 'Godkjenner ...',
    approvedClosing: 'avslutningen',
    approvedTold: 'det varsleren får vite',
    long: 'Meldingen er lengre enn oppslagstavla rommer. Varsleren ser at den er der, og henter den med en knapp: Da ser tjeneren at noen henter noe. Skriv det viktigste i en kort melding for seg.',
    textWaits: 'Teksten i denne meldingen er ikke her ennå. Hent nytt for å få den.',
    template: 'Mal',
    insert: 'Sett inn',
    inserted: 'Malen er satt inn. Det som står i hakeparenteser, må fylles ut.',
    own: 'Malene er de som følger med programmet. Start skranken med --content for organisasjonens egne.',
    unfilled: 'Fyll ut det som står i hakeparenteser først: {blank}',
    promised: 'Lovet',
    acknowledgeBy: 'bekreftelse innen {day} (målet er {aim})',
    feedbackBy: 'tilbakemelding innen {day}',
    found: 'Se over før du sender. Dette er bare en påminnelse:',
    names: 'Navn og ord som står i meldingen',
    people: 'Navn på folk i saken',
    groups: 'Kan peke ut noen i en liten gruppe',
    numbers: 'Tall som står i meldingen',
    seemsNorwegian: 'Dette ser ut til å være norsk, men er merket som {language}.',
    seemsEnglish: 'Dette ser ut til å være engelsk, men er merket som {language}.',
  },
  blanks: {
    begin: 'fyll inn',
    organisation: 'navnet på organisasjonen',
    officer: 'rollen til den som følger opp',
    complain: 'hvor det kan klages',
    feedback: 'datoen for tilbakemelding',
    checkins: 'når dere spør hvordan det går',
  },
  noticeCheck: {
    people:
      'ansatt ansatte medarbeider medarbeidere person personer student studenter stipendiat stipendiater kollega kolleger kollegaer kvinne kvinner mann menn varsler varslere vitne vitner leder ledere forsker forskere',
    units:
      'avdeling avdelingen seksjon seksjonen institutt instituttet fakultet fakultetet lab laben laboratoriet gruppe gruppen gruppa team teamet enhet enheten verksted verkstedet kontor kontoret kull kullet klasse klassen',
    counts: 'én ett en to tre fire eneste begge',
  },
}

/** Why a notice is not sent. */
export const noticeErrors = {
  'not-told':
    'Varseltabellen tillater ikke dette: den som ikke er part, får ikke vite det. Ta det ut, eller avgjør først at varsleren er part.',
  'no-reason':
    'Dette går lenger enn varseltabellen. Skriv begrunnelsen i feltet over, eller ta det ut.',
  'no-words':
    'Skriv en tekst: På varslerens side står det at meldingen fra dere sier mer. Ingenting er sendt.',
  'no-date': 'Velg en dato: varsleren må få vite når det er lurt å se innom igjen.',
}

/** Messages about an annual report that was published on some desk. */
export const toldTexts = {
  told: {
    by: 'Laget av {name}, {day}.',
    corrected: 'Rettet av {name}, {day}: {reason}',
    elsewhere:
      'Rapporten for {year} er laget av {name}, {day}. Den fikk ikke plass i loggen: be {name} om filene.',
    begun:
      '{name} begynte å lage rapporten for {year}, {day}, og er ikke ferdig. Hent nytt senere.',
    lineBegun: 'for {year}, begynt',
    lineDropped: 'for {year}, ble ikke laget',
    correct: 'Rett rapporten for {year} ...',
    correctLead:
      'Noen kan ha lest den forrige. Den som har begge, kan trekke tallene fra hverandre: et tall som er én høyere, viser én sak, og tall under fem kan regnes ut. Rett bare det som er galt, og ta bort den forrige der den er lagt ut. Rettelsen og grunnen står i loggen i sakene fra det året.',
    reason: 'Hvorfor den rettes',
    confirm: 'Lag den rettede rapporten',
    line: 'for {year}',
    lineCorrected: 'for {year}, rettet: {reason}',
  },
}

/** Why it is not published on this desk. */
export const toldErrors = {
  told: 'En kollega var først: årsrapporten for det året er laget eller rettet på en annen skranke. Den står her nå. Bruk ikke tall fra denne skranken.',
}

/** Entries that are written and that the server has not taken yet. */
export const unsent = {
  title: 'Venter på å bli sendt',
  waiting:
    'Dette er ikke sendt ennå. Det sendes av seg selv, i rekkefølge, når tjeneren svarer. Skranken sender bare noen få innslag hvert kvarter. Ikke lås før alt er sendt, ellers går det tapt.',
  status: 'Status: {status}',
  stopped: 'Kunne ikke sendes: {why}',
  kept: 'Ikke bekreftet av tjeneren ennå. Teksten er tatt vare på, og sendes av seg selv.',
  lock: {
    one: '{n} innslag er ikke sendt ennå, og finnes bare her. Lås likevel, og mist det?',
    other: '{n} innslag er ikke sendt ennå, og finnes bare her. Lås likevel, og mist dem?',
  },
}

/**
 * Messages about entries that the server did not take, and why: first those of a person, then those of the
 * desk itself.
 */
export const refusals = {
  errors: {
    paced:
      'Denne skranken har sendt så mye som den sender på et kvarter. Ingenting er tapt. Prøv igjen om et kvarter.',
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
