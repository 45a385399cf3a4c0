/** Files that are taken out of a case. */
export const exporting = {
  exportKinds: {
    case: { nb: 'Hele saken', nn: 'Heile saka', en: 'The whole case' },
    'access-pack': { no: 'Innsynspakke', en: 'Access pack' },
    archive: { no: 'Arkivpakke', en: 'Archive package' },
  },
  exporting: {
    title: { no: 'Ta ut filer', en: 'Take files out' },
    lead: {
      nb: 'Filene lages på denne maskinen og sendes ikke noe sted. Loggen i saken viser at du tok dem ut, og hvem de er til. Det som er skjermet, og navnet som bare identitetsforvalteren har, kommer ikke med.',
      nn: 'Filene blir laga på denne maskina og blir ikkje sende nokon stad. Loggen i saka viser at du tok dei ut, og kven dei er til. Det som er skjerma, og namnet som berre identitetsforvaltaren har, kjem ikkje med.',
      en: 'The files are made on this machine and sent nowhere. The log of the case shows that you took them out, and whom they are for. Redacted text is left out, and so is the name that only the keeper of identities has.',
    },
    what: { nb: 'Hva skal tas ut?', nn: 'Kva skal takast ut?', en: 'What is to be taken out?' },
    caseHint: {
      no: 'PDF/A og JSON med alt som skjermen viser.',
      en: 'PDF/A and JSON with all that the screen shows.',
    },
    packHint: {
      nb: 'PDF med det du krysser av, der navn på andre er sladdet.',
      nn: 'PDF med det du kryssar av, der namn på andre er sladda.',
      en: 'PDF with what you tick, in which the names of others are blacked out.',
    },
    provision: {
      nb: 'Hjemmel for unntak fra innsyn',
      nn: 'Heimel for unntak frå innsyn',
      en: 'Ground for exemption from access',
    },
    provisionHint: {
      nb: 'Står på hver side. Endre den så den passer saken.',
      nn: 'Står på kvar side. Endre han så han passar saka.',
      en: 'Stands on every page. Change it so that it fits the case.',
    },
    provisionDefault: {
      nb: 'Unntatt offentlighet, offl. § 13, jf. fvl. § 13',
      nn: 'Unnateke offentlegheit, offl. § 13, jf. fvl. § 13',
      en: 'Exempt from public access, offl. § 13, cf. fvl. § 13',
    },
    to: {
      nb: 'Hvem er filene til, og hvorfor?',
      nn: 'Kven er filene til, og kvifor?',
      en: 'Whom are the files for, and why?',
    },
    toLine: { nb: 'Gitt til', nn: 'Gjeve til', en: 'Given to' },
    toHint: {
      nb: 'Står i loggen i saken.',
      nn: 'Står i loggen i saka.',
      en: 'Stands in the log of the case.',
    },
    make: { no: 'Lag filene', en: 'Make the files' },
    making: { nb: 'Lager filene ...', nn: 'Lagar filene ...', en: 'Making the files ...' },
    again: { no: 'Lag nye filer', en: 'Make new files' },
    ready: {
      nb: 'Filene er klare. De ligger i én zip-fil, og finnes bare i dette vinduet til du lagrer den.',
      nn: 'Filene er klare. Dei ligg i éi zip-fil, og finst berre i dette vindauget til du lagrar ho.',
      en: 'The files are ready. They are in one zip file, which exists only in this window until you save it.',
    },
    outdated: {
      nb: 'Saken er endret etter at filene ble laget, så de er borte fra dette vinduet. Se over saken, og lag nye.',
      nn: 'Saka er endra etter at filene blei laga, så dei er borte frå dette vindauget. Sjå over saka, og lag nye.',
      en: 'The case has changed since the files were made, so they are gone from this window. Look at the case, and make new ones.',
    },
    save: { no: 'Lagre {name}', en: 'Save {name}' },
    needTo: {
      nb: 'Skriv hvem filene er til.',
      nn: 'Skriv kven filene er til.',
      en: 'Write whom the files are for.',
    },
    needRows: {
      nb: 'Kryss av for minst én oppføring.',
      nn: 'Kryss av for minst éi oppføring.',
      en: 'Tick at least one entry.',
    },
    needWhose: {
      nb: 'Skriv hvem som har bedt om innsyn.',
      nn: 'Skriv kven som har bede om innsyn.',
      en: 'Write who asked for access.',
    },
    tooFew: {
      nb: 'Bare de som arbeider med saken, kan ta ut filer.',
      nn: 'Berre dei som arbeider med saka, kan ta ut filer.',
      en: 'Only those who work on the case can take files out.',
    },
    notMade: {
      nb: 'Filene kunne ikke lages. Prøv igjen.',
      nn: 'Filene kunne ikkje lagast. Prøv igjen.',
      en: 'The files could not be made. Try again.',
    },
    whose: {
      nb: 'Hvem har bedt om innsyn?',
      nn: 'Kven har bede om innsyn?',
      en: 'Who asked for access?',
    },
    whoseHint: {
      nb: 'Slik navnet står i saken. Dette navnet sladdes ikke.',
      nn: 'Slik namnet står i saka. Dette namnet blir ikkje sladda.',
      en: 'As the name stands in the case. This name is not blacked out.',
    },
    rows: { nb: 'Hva skal med?', nn: 'Kva skal med?', en: 'What is to be in it?' },
    names: { nb: 'Navn som sladdes', nn: 'Namn som blir sladda', en: 'Names that are blacked out' },
    namesHint: {
      nb: 'Forslagene er navn som saken kjenner, og ord i teksten som ligner navn. Du avgjør. Stavemåter som ikke står her, blir ikke sladdet: les filen før du gir den fra deg.',
      nn: 'Framlegga er namn som saka kjenner, og ord i teksten som liknar namn. Du avgjer. Skrivemåtar som ikkje står her, blir ikkje sladda: les fila før du gir ho frå deg.',
      en: 'These are names that the case knows, and words of the text that look like names. You decide. Spellings that are not here are not blacked out: read the file before you hand it over.',
    },
    more: {
      nb: 'Flere navn, ett på hver linje',
      nn: 'Fleire namn, eitt på kvar linje',
      en: 'More names, one on each line',
    },
    none: {
      nb: 'Ingen forslag. Skriv navnene selv.',
      nn: 'Ingen framlegg. Skriv namna sjølv.',
      en: 'Nothing is suggested. Write the names yourself.',
    },
    shown: {
      nb: 'Slik blir teksten',
      nn: 'Slik kjem teksten til å stå',
      en: 'What they will read',
    },
    shownHint: {
      nb: 'Les den før du lager filen. Står det et navn her, legger du det til over.',
      nn: 'Les han før du lagar fila. Står det eit namn her, legg du det til over.',
      en: 'Read it before you make the file. If there is a name in it, add it above.',
    },
    row: '{what}, {day}',
    coverCase: { no: 'Sak {reference}', en: 'Case {reference}' },
    coverPack: { no: 'Innsyn i sak {reference}', en: 'Access to case {reference}' },
    whoseLine: { no: 'Innsyn for', en: 'Access for' },
    legend: {
      nb: '{box} står der et navn er fjernet. Boksen er like lang uansett.',
      nn: '{box} står der eit namn er fjerna. Boksen er like lang uansett.',
      en: '{box} stands where a name was removed. The box is equally long in any case.',
    },
    facts: { nb: 'Om saken', nn: 'Om saka', en: 'About the case' },
    received: { nb: 'Mottatt', nn: 'Motteken', en: 'Received' },
    latest: { nb: 'Sist endret', nn: 'Sist endra', en: 'Last changed' },
    exportedBy: { nb: 'Tatt ut av', nn: 'Teken ut av', en: 'Taken out by' },
    exportedOn: { nb: 'Tatt ut', nn: 'Teken ut', en: 'Taken out on' },
    organisation: { nb: 'Virksomhet', nn: 'Verksemd', en: 'Organisation' },
    party: {
      nb: 'Varslerens stilling',
      nn: 'Stillinga til varslaren',
      en: 'What the reporter is in it',
    },
    readers: { nb: 'Leser saken', nn: 'Les saka', en: 'Who reads it' },
    logMark: { no: 'Loggen', en: 'The log' },
    report: { no: 'Varselet', en: 'The report' },
    work: { no: 'Saksarbeidet slik det står', en: 'The casework as it stands' },
    log: { nb: 'Alt som har skjedd', nn: 'Alt som har hendt', en: 'All that happened' },
    notHere: {
      nb: 'Filene selv er ikke med. De står med navn, størrelse og SHA-256 ved meldingen de fulgte med, og lagres fra skranken hver for seg.',
      nn: 'Filene sjølve er ikkje med. Dei står med namn, storleik og SHA-256 ved meldinga dei følgde med, og blir lagra frå skranken kvar for seg.',
      en: 'The files themselves are not included. Each is named, with its size and SHA-256, beside the message that it came with; you save files from the desk one by one.',
    },
    override: {
      nb: 'Mer enn varseltabellen tillater, fordi',
      nn: 'Meir enn varseltabellen tillèt, fordi',
      en: 'More than the notice table allows, because',
    },
    approvedBy: { nb: 'Godkjent av {name}', nn: 'Godkjend av {name}', en: 'Approved by {name}' },
    footer: '{provision} · {name}',
  },
  // The package of a case for the archive.
  archiving: {
    hint: {
      nb: 'Noark 5, med ett PDF/A-dokument for hver oppføring og en tittel som ikke røper noe.',
      nn: 'Noark 5, med eitt PDF/A-dokument for kvar oppføring og ein tittel som ikkje røper noko.',
      en: 'Noark 5, with one PDF/A document for each entry, and a title that gives nothing away. In Norwegian.',
    },
    open: {
      nb: 'Pakken kan lages når saken er avsluttet. Arkivet tar ikke imot en sak uten dagen da den sluttet.',
      nn: 'Pakken kan lagast når saka er avslutta. Arkivet tek ikkje imot ei sak utan dagen då ho slutta.',
      en: 'The package can be made once the case is closed. The archive takes no case without the day on which it ended.',
    },
    lead: {
      nb: 'Pakken inneholder det varsleren skrev, det som ble skrevet til varsleren, og avslutningen av saken. Interne notater kommer bare med hvis du krysser av for dem.',
      nn: 'Pakken inneheld det varslaren skreiv, det som vart skrive til varslaren, og avslutninga av saka. Interne notat kjem berre med dersom du kryssar av for dei.',
      en: 'The package contains what the reporter wrote, what was written to them, and how the case was closed. Internal notes are included only if you tick them.',
    },
    number: { no: 'Saksnummer i arkivet', en: 'Number of the case in the archive' },
    numberHint: {
      nb: 'Be arkivet opprette saken og gi deg nummeret. Skriv det slik: 2027/123.',
      nn: 'Be arkivet opprette saka og gi deg nummeret. Skriv det slik: 2027/123.',
      en: 'Ask the archive to open the case and give you the number. Write it like this: 2027/123.',
    },
    needNumber: {
      nb: 'Skriv saksnummeret fra arkivet slik: 2027/123.',
      nn: 'Skriv saksnummeret frå arkivet slik: 2027/123.',
      en: 'Write the number that the archive gave you, like this: 2027/123.',
    },
    codes: {
      nb: 'Hvorfor er dokumentene unntatt offentlighet?',
      nn: 'Kvifor er dokumenta unnatekne frå offentlegheit?',
      en: 'Why are the documents exempt from public access?',
    },
    needCode: {
      nb: 'Kryss av for minst én hjemmel som gjelder alle dokumentene.',
      nn: 'Kryss av for minst éin heimel som gjeld alle dokumenta.',
      en: 'Tick at least one ground that holds for all documents.',
    },
    rows: { nb: 'Dokumenter i pakken', nn: 'Dokument i pakken', en: 'Documents in the package' },
    left: { nb: 'Dette blir ikke med', nn: 'Dette blir ikkje med', en: 'This is left out' },
    leftAlways: {
      nb: 'Dette blir aldri med: hva dere gjorde i saken og når, det som er skjermet, og svar fra identitetsforvalteren.',
      nn: 'Dette blir aldri med: kva de gjorde i saka og når, det som er skjerma, og svar frå identitetsforvaltaren.',
      en: 'The package never contains what you did in the case and when, redacted text, or answers of the keeper of identities.',
    },
    attachments: {
      nb: {
        one: '{n} vedlegg: filer lagres fra skranken hver for seg',
        other: '{n} vedlegg: filer lagres fra skranken hver for seg',
      },
      nn: {
        one: '{n} vedlegg: filer blir lagra frå skranken kvar for seg',
        other: '{n} vedlegg: filer blir lagra frå skranken kvar for seg',
      },
      en: {
        one: '{n} attachment: files are saved from the desk one by one',
        other: '{n} attachments: files are saved from the desk one by one',
      },
    },
    namesHint: {
      nb: 'Ellers får arkivet navnene slik de står. Kryss av for dem som skal sladdes.',
      nn: 'Elles får arkivet namna slik dei står. Kryss av for dei som skal sladdast.',
      en: 'Otherwise the archive gets the names as they stand. Tick those that are to be blacked out.',
    },
    known: {
      nb: 'Det dere vet om hvem varsleren er, sladdes uansett: {names}.',
      nn: 'Det de veit om kven varslaren er, blir sladda uansett: {names}.',
      en: 'What you know of who the reporter is will be blacked out in any case: {names}.',
    },
    unknown: {
      nb: 'Denne skranken vet ikke hvem varsleren er. Har varsleren skrevet navnet sitt selv, må du få det sladdet her.',
      nn: 'Denne skranken veit ikkje kven varslaren er. Har varslaren skrive namnet sitt sjølv, må du få det sladda her.',
      en: 'This desk does not know who the reporter is. If reporters wrote their own name, have it blacked out here.',
    },
    naming: {
      nb: 'Arkivet skal få vite hvem varsleren er',
      nn: 'Arkivet skal få vite kven varslaren er',
      en: 'The archive is to know who the reporter is',
    },
    reporter: {
      nb: 'Varslerens navn, slik det skal stå i arkivet',
      nn: 'Namnet til varslaren, slik det skal stå i arkivet',
      en: 'The reporter’s name, as it is to stand in the archive',
    },
    reason: {
      nb: 'Hvorfor må arkivet ha navnet?',
      nn: 'Kvifor må arkivet ha namnet?',
      en: 'Why does the archive need the name?',
    },
    needReporter: {
      nb: 'Skriv navnet på varsleren.',
      nn: 'Skriv namnet på varslaren.',
      en: 'Write the reporter’s name.',
    },
    needReason: {
      nb: 'Skriv hvorfor arkivet må ha navnet.',
      nn: 'Skriv kvifor arkivet må ha namnet.',
      en: 'Write why the archive needs the name.',
    },
    named: {
      nb: '{to} · Varsleren er navngitt, fordi: {reason}',
      nn: '{to} · Varslaren er namngitt, fordi: {reason}',
      en: '{to} · The reporter is named, because: {reason}',
    },
    title: {
      nb: 'Tittel, også den offentlige',
      nn: 'Tittel, òg den offentlege',
      en: 'Title, the public one too',
    },
    ground: {
      nb: 'Unntatt offentlighet',
      nn: 'Unnateke offentlegheit',
      en: 'Exempt from public access',
    },
    reporterLine: {
      nb: 'Varsleren står som',
      nn: 'Varslaren står som',
      en: 'The reporter stands as',
    },
    discard: { nb: 'Kasseres', nn: 'Blir kassert', en: 'To be destroyed' },
    undecided: {
      nb: 'ikke sagt i pakken',
      nn: 'ikkje sagt i pakken',
      en: 'not said in the package',
    },
  },
}
