/** What stands over the parts of a notice, in the reporter's language. */
export const noticeParts = {
  outcome: 'Utfallet',
  measures: 'Tiltak',
  withheld: 'Det vi ikke kan si, og hvorfor',
}

/** What the composer says of the notice table, templates, dates and names. */
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
      'Begrunnelsen står i saksloggen og synes i revisjonsloggen som et avvik. Varsleren ser den aldri. Høyst 200 tegn. Hvordan saken endte, går ut først når det er godkjent, av lederen eller, hvis lederen ikke kan, av en annen i mottaket.',
    reason: 'Begrunnelse for å gå lenger',
    beyond: 'Lenger enn varseltabellen: {reason}',
    approveBy: 'Kan godkjenne: {names}',
    approveNobody:
      'Ingen som leser saken, kan godkjenne dette. Slipp inn lederen eller en annen i mottaket.',
    approve: 'Godkjenn, og la varsleren lese det',
    approving: 'Godkjenner ...',
    approvedClosing: 'avslutningen',
    approvedTold: 'det varsleren får vite',
    long: 'Meldingen er lengre enn oppslagstavla rommer. Varsleren ser at den er der, og henter den med en knapp: Da ser serveren at noen henter noe. Skriv det viktigste i en kort melding for seg.',
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
    'Varseltabellen sier nei: den som ikke er part, får ikke vite dette. Ta det ut, eller avgjør først at varsleren er part.',
  'no-reason':
    'Dette går lenger enn varseltabellen. Skriv begrunnelsen i feltet over, eller ta det ut.',
  'no-words':
    'Skriv en tekst: På varslerens side står det at meldingen fra dere sier mer. Ingenting er sendt.',
  'no-date': 'Velg en dato: varsleren må få vite når det er lurt å se innom igjen.',
}
