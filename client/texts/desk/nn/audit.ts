/** Kva som er gjort i sakene, utan eit ord av innhaldet. */
export const audit = {
  audit: {
    title: 'Kva som er gjort i sakene',
    lead: 'Her står kva mottaket har gjort, utan eit ord av innhaldet. Saker, namn og notat kan ikkje opnast herifrå.',
    empty: 'Ingenting er skrive i loggen enno. Linjene kjem når mottaket hentar nytt.',
    none: 'Denne personen har ikkje gjort noko som står her.',
    deleted: 'Sletta saker',
    deletedLead:
      'Av desse sakene finst berre dette att: kva som vart gjort, av kven og når, og kvifor saka vart sletta.',
    deletedEmpty: 'Inga sak som du kunne lese, er sletta.',
    member: 'Gjort av',
    everybody: 'Alle',
    print: 'Skriv ut',
    close: 'Lukk',
    case: 'Sak {reference}',
    noReference: 'Sak utan referanse',
    damaged:
      'Noko i denne loggen manglar, er endra, eller er skrive av nokon som ikkje har lov til det. Sei frå til mottaket.',
    day: 'Dag',
    who: 'Kven',
    what: 'Kva',
    mirrored: 'Skrive i loggen av {name}',
    reason: 'Grunn: {text}',
    unknown: 'Ukjend',
  },
  auditWhat: {
    impartial: 'Sa at dei er habile',
    conflict: 'Sa at dei ikkje er habile',
    granted: 'Gav {name} tilgang: {detail}',
    released: 'Tok tilgangen frå {name}: {detail}',
    holding: 'Har alle nøklane som {name} hadde',
    reinstated: 'Sa at {name} skal lese igjen',
    'hold-on': 'Stansa sletting',
    'hold-off': 'Oppheva stansen av sletting',
    'identity-asked': 'Spurde kven varslaren er',
    'identity-given': 'Sa kven varslaren er',
    'identity-refused': 'Avslo å seie kven varslaren er',
    'identity-withdrawn': 'Trekte spørsmålet om kven varslaren er',
    closing: 'Skreiv avslutninga',
    approved: 'Godkjende avslutninga',
    status: 'Sette status: {detail}',
    overridden: 'Skreiv meir enn varseltabellen har, med grunngjeving i saka: {detail}',
    registered: 'Registrerte meldinga: {detail}',
    merged: 'Slo saka saman med ei anna',
    split: 'Skilde ut ei sak',
    redacted: 'Skjerma ein tekst',
    exported: 'Tok ut filer frå saka',
    'file-opened': 'Opna ei fil',
    'file-viewed': 'Såg på ei fil',
    'file-saved': 'Lagra ei fil',
    purged: 'Sletta saka',
  },
}

export const auditWarnings = {
  'audit-lie':
    '{name} har skrive noko i loggen til revisoren som loggen i saka ikkje viser. Sei frå til leiaren av mottaket.',
}
