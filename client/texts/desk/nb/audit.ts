/** Hva som er gjort i sakene, uten et ord av innholdet. */
export const audit = {
  audit: {
    title: 'Hva som er gjort i sakene',
    lead: 'Her står hva mottaket har gjort, uten et ord av innholdet. Saker, navn og notater kan ikke åpnes herfra.',
    empty: 'Ingenting er skrevet i loggen ennå. Linjene kommer når mottaket henter nytt.',
    none: 'Denne personen har ikke gjort noe som står her.',
    deleted: 'Slettede saker',
    deletedLead:
      'Av disse sakene finnes bare dette igjen: hva som ble gjort, av hvem og når, og hvorfor saken ble slettet.',
    deletedEmpty: 'Ingen sak som du kunne lese, er slettet.',
    member: 'Gjort av',
    everybody: 'Alle',
    print: 'Skriv ut',
    close: 'Lukk',
    case: 'Sak {reference}',
    noReference: 'Sak uten referanse',
    damaged:
      'Noe i denne loggen mangler, er endret, eller er skrevet av noen som ikke har lov til det. Si fra til mottaket.',
    day: 'Dag',
    who: 'Hvem',
    what: 'Hva',
    mirrored: 'Skrevet i loggen av {name}',
    reason: 'Grunn: {text}',
    unknown: 'Ukjent',
  },
  auditWhat: {
    impartial: 'Sa at de er habile',
    conflict: 'Sa at de ikke er habile',
    granted: 'Ga {name} tilgang: {detail}',
    released: 'Tok tilgangen fra {name}: {detail}',
    holding: 'Har alle nøklene som {name} hadde',
    reinstated: 'Sa at {name} skal lese igjen',
    'hold-on': 'Stanset sletting',
    'hold-off': 'Opphevet stansen av sletting',
    'identity-asked': 'Spurte hvem varsleren er',
    'identity-given': 'Sa hvem varsleren er',
    'identity-refused': 'Avslo å si hvem varsleren er',
    'identity-withdrawn': 'Trakk spørsmålet om hvem varsleren er',
    closing: 'Skrev avslutningen',
    approved: 'Godkjente avslutningen',
    status: 'Satte status: {detail}',
    overridden: 'Skrev mer enn varseltabellen har, med begrunnelse i saken: {detail}',
    registered: 'Registrerte meldingen: {detail}',
    merged: 'Slo saken sammen med en annen',
    split: 'Skilte ut en sak',
    redacted: 'Skjermet en tekst',
    exported: 'Tok ut filer fra saken',
    'file-opened': 'Åpnet en fil',
    'file-viewed': 'Så på en fil',
    'file-saved': 'Lagret en fil',
    purged: 'Slettet saken',
  },
}

export const auditWarnings = {
  'audit-lie':
    '{name} har skrevet noe i revisorens logg som loggen i saken ikke viser. Si fra til lederen av mottaket.',
}
