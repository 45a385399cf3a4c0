/** Pakken som arkivet får av en sak. */
export const archiving = {
  archiving: {
    hint: 'Noark 5, med ett PDF/A-dokument for hver oppføring og en tittel som ikke røper noe.',
    open: 'Pakken kan lages når saken er avsluttet. Arkivet tar ikke imot en sak uten dagen da den sluttet.',
    lead: 'Med er det varsleren skrev, det som ble skrevet til varsleren, og avslutningen av saken. Interne notater kommer bare med hvis du krysser av for dem.',
    number: 'Saksnummer i arkivet',
    numberHint: 'Be arkivet opprette saken og gi deg nummeret. Skriv det slik: 2027/123.',
    needNumber: 'Skriv saksnummeret fra arkivet slik: 2027/123.',
    codes: 'Hvorfor er dokumentene unntatt offentlighet?',
    needCode: 'Kryss av for minst én hjemmel som gjelder alle dokumentene.',
    rows: 'Dokumenter i pakken',
    left: 'Dette blir ikke med',
    leftAlways:
      'Hva dere gjorde i saken og når, det som er skjermet, og svar fra den som tar vare på navn, blir aldri med.',
    attachments: {
      one: '{n} vedlegg: filer lagres fra skranken hver for seg',
      other: '{n} vedlegg: filer lagres fra skranken hver for seg',
    },
    namesHint: 'Ellers får arkivet navnene slik de står. Kryss av for dem som skal sladdes.',
    known: 'Det dere vet om hvem varsleren er, sladdes uansett: {names}.',
    unknown:
      'Denne skranken vet ikke hvem varsleren er. Har varsleren skrevet navnet sitt selv, må du få det sladdet her.',
    naming: 'Arkivet skal få vite hvem varsleren er',
    reporter: 'Varslerens navn, slik det skal stå i arkivet',
    reason: 'Hvorfor må arkivet ha navnet?',
    needReporter: 'Skriv navnet på varsleren.',
    needReason: 'Skriv hvorfor arkivet må ha navnet.',
    named: '{to} · Varsleren er navngitt, fordi: {reason}',
    title: 'Tittel, også den offentlige',
    ground: 'Unntatt offentlighet',
    reporterLine: 'Varsleren står som',
    discard: 'Kasseres',
    undecided: 'ikke sagt i pakken',
  },
}
