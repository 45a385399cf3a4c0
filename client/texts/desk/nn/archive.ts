/** Pakken som arkivet får av ei sak. */
export const archiving = {
  archiving: {
    hint: 'Noark 5, med eitt PDF/A-dokument for kvar oppføring og ein tittel som ikkje røper noko.',
    open: 'Pakken kan lagast når saka er avslutta. Arkivet tek ikkje imot ei sak utan dagen då ho slutta.',
    lead: 'Med er det varslaren skreiv, det som vart skrive til varslaren, og avslutninga av saka. Interne notat kjem berre med dersom du kryssar av for dei.',
    number: 'Saksnummer i arkivet',
    numberHint: 'Be arkivet opprette saka og gi deg nummeret. Skriv det slik: 2027/123.',
    needNumber: 'Skriv saksnummeret frå arkivet slik: 2027/123.',
    codes: 'Kvifor er dokumenta unnatekne frå offentlegheit?',
    needCode: 'Kryss av for minst éin heimel som gjeld alle dokumenta.',
    rows: 'Dokument i pakken',
    left: 'Dette blir ikkje med',
    leftAlways:
      'Kva de gjorde i saka og når, det som er skjerma, og svar frå den som tek vare på namn, blir aldri med.',
    attachments: {
      one: '{n} vedlegg: filer blir lagra frå skranken kvar for seg',
      other: '{n} vedlegg: filer blir lagra frå skranken kvar for seg',
    },
    namesHint: 'Elles får arkivet namna slik dei står. Kryss av for dei som skal sladdast.',
    known: 'Det de veit om kven varslaren er, blir sladda uansett: {names}.',
    unknown:
      'Denne skranken veit ikkje kven varslaren er. Har varslaren skrive namnet sitt sjølv, må du få det sladda her.',
    naming: 'Arkivet skal få vite kven varslaren er',
    reporter: 'Namnet til varslaren, slik det skal stå i arkivet',
    reason: 'Kvifor må arkivet ha namnet?',
    needReporter: 'Skriv namnet på varslaren.',
    needReason: 'Skriv kvifor arkivet må ha namnet.',
    named: '{to} · Varslaren er namngitt, fordi: {reason}',
    title: 'Tittel, òg den offentlege',
    ground: 'Unnateke offentlegheit',
    reporterLine: 'Varslaren står som',
    discard: 'Blir kassert',
    undecided: 'ikkje sagt i pakken',
  },
}
