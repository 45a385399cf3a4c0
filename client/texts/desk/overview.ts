/** The overview. */
export const overview = {
  overview: {
    title: { no: 'Oversikt', en: 'Overview' },
    lead: {
      nb: 'Tallene gjelder sakene som du har nøkler til, og er bare for dem som har dem. Små tall står her i sin helhet: vis dem ikke til andre. Saker som er slått sammen, teller som én.',
      nn: 'Tala gjeld sakene som du har nøklar til, og er berre for dei som har dei. Små tal står her i heilskap: vis dei ikkje til andre. Saker som er slåtte saman, tel som éi.',
      en: 'The figures cover the cases that you have keys to, and are only for members who have those keys. Small numbers are shown in full: show them to nobody else. Cases that are merged count as one.',
    },
    counting: { nb: 'Teller ...', nn: 'Tel ...', en: 'Counting ...' },
    period: { nb: 'Mottatt i', nn: 'Motteke i', en: 'Received in' },
    all: { no: 'Alle år', en: 'All years' },
    print: { no: 'Skriv ut', en: 'Print' },
    close: { no: 'Lukk', en: 'Close' },
    empty: {
      nb: 'Ingen saker er mottatt i denne tida.',
      nn: 'Ingen saker er mottekne i denne tida.',
      en: 'No cases were received in this time.',
    },
    unseen: {
      nb: {
        one: 'For {n} sak har denne skranken ikke sett etter om varsleren kan lese det som ble skrevet til dem. Den telles slik loggen har det.',
        other:
          'For {n} saker har denne skranken ikke sett etter om varsleren kan lese det som ble skrevet til dem. De telles slik loggen har det.',
      },
      nn: {
        one: 'For {n} sak har denne skranken ikkje sett etter om varslaren kan lese det som vart skrive til dei. Ho blir talt slik loggen har det.',
        other:
          'For {n} saker har denne skranken ikkje sett etter om varslaren kan lese det som vart skrive til dei. Dei blir talde slik loggen har det.',
      },
      en: {
        one: 'For {n} case, this desk has not checked whether the reporter can read what was written to them. It is counted as the log has it.',
        other:
          'For {n} cases, this desk has not checked whether the reporter can read what was written to them. They are counted as the log has them.',
      },
    },
    total: { no: 'Saker', en: 'Cases' },
    open: { nb: 'Åpne', nn: 'Opne', en: 'Open' },
    deleted: {
      nb: 'Slettet, så langt du kan se',
      nn: 'Sletta, så langt du kan sjå',
      en: 'Deleted, as far as you can see',
    },
    returned: {
      nb: 'Varsleren kom tilbake',
      nn: 'Varslaren kom tilbake',
      en: 'The reporter came back',
    },
    retaliation: {
      nb: 'Har meldt gjengjeldelse',
      nn: 'Har meldt gjengjelding',
      en: 'Told of retaliation',
    },
    of: { no: '{n} av {total}', en: '{n} of {total}' },
    months: {
      nb: 'Saker måned for måned',
      nn: 'Saker månad for månad',
      en: 'Cases month by month',
    },
    statuses: { no: 'Status', en: 'By status' },
    channels: { nb: 'Kanaler', nn: 'Kanalar', en: 'Channels' },
    categories: { nb: 'Hva det gjelder', nn: 'Kva det gjeld', en: 'What it is about' },
    categoriesHint: {
      nb: 'En sak kan gjelde flere ting, og står da under hver av dem.',
      nn: 'Ei sak kan gjelde fleire ting, og står då under kvar av dei.',
      en: 'A case can be about several things, and stands under each of them.',
    },
    came: { nb: 'Hvordan varslene kom', nn: 'Korleis varsla kom', en: 'How reports came' },
    times: { nb: 'Dager til', nn: 'Dagar til', en: 'Days until' },
    timesHint: {
      nb: 'Streken går over den midterste halvparten; merket er medianen.',
      nn: 'Streken går over den midtarste halvparten; merket er medianen.',
      en: 'The bar spans the middle half; the mark is the median.',
    },
    deadlines: { nb: 'Frister', nn: 'Fristar', en: 'Deadlines' },
    load: {
      nb: 'Åpne saker, etter hvem som følger opp',
      nn: 'Opne saker, etter kven som følgjer opp',
      en: 'Open cases, by who follows up',
    },
    nobody: {
      nb: 'Ingen, eller ikke vist her',
      nn: 'Ingen, eller ikkje vist her',
      en: 'Nobody, or not shown here',
    },
    unknown: {
      nb: 'Ikke oppgitt, eller ikke kjent her',
      nn: 'Ikkje oppgitt, eller ikkje kjent her',
      en: 'Not said, or not known here',
    },
    value: { nb: 'Hva', nn: 'Kva', en: 'What' },
    cases: { no: 'Saker', en: 'Cases' },
    month: { nb: 'Måned', nn: 'Månad', en: 'Month' },
    monthly: {
      nb: 'Tallene måned for måned',
      nn: 'Tala månad for månad',
      en: 'The figures month by month',
    },
    received: { nb: 'Mottatt', nn: 'Motteke', en: 'Received' },
    closed: { nb: 'Avsluttet', nn: 'Avslutta', en: 'Closed' },
    lower: { nb: 'En firedel innen', nn: 'Ein firedel innan', en: 'A quarter within' },
    median: { nb: 'Halvparten innen', nn: 'Halvparten innan', en: 'Half within' },
    medianDays: {
      nb: { one: 'Halvparten innen {n} dag', other: 'Halvparten innen {n} dager' },
      nn: { one: 'Halvparten innan {n} dag', other: 'Halvparten innan {n} dagar' },
      en: { one: 'Half within {n} day', other: 'Half within {n} days' },
    },
    upper: { nb: 'Tre firedeler innen', nn: 'Tre firedelar innan', en: 'Three quarters within' },
    page: { nb: 'På nettsiden', nn: 'På nettsida', en: 'On the web page' },
    indicators: {
      nb: 'De femten indikatorene i ISO 37002, punkt 9.1.2',
      nn: 'Dei femten indikatorane i ISO 37002, punkt 9.1.2',
      en: 'The fifteen indicators of ISO 37002, clause 9.1.2',
    },
    indicatorsLead: {
      nb: 'Navnene er våre egne omskrivninger, ikke ordlyden i standarden, og standarden kan dele dem annerledes inn.',
      nn: 'Namna er våre eigne omskrivingar, ikkje ordlyden i standarden, og standarden kan dele dei annleis inn.',
      en: 'The names are paraphrased, not the wording of the standard, and the standard may divide them otherwise.',
    },
    indicator: { no: 'Indikator', en: 'Indicator' },
    figure: { no: 'Her', en: 'Here' },
  },
  caseTable: {
    title: { no: 'Register over sakene', en: 'Register of the cases' },
    hint: {
      nb: 'Trykk på et navn i en tabell over for å se bare de sakene.',
      nn: 'Trykk på eit namn i ein tabell over for å sjå berre dei sakene.',
      en: 'Press a name in a table above to see only those cases.',
    },
    all: { no: 'Vis alle sakene', en: 'Show all cases' },
    count: {
      no: { one: '{n} sak', other: '{n} saker' },
      en: { one: '{n} case', other: '{n} cases' },
    },
    more: {
      nb: 'De {n} nyeste står her. Velg et år over for å se de andre.',
      nn: 'Dei {n} nyaste står her. Vel eit år over for å sjå dei andre.',
      en: 'The {n} newest are shown. Choose a year above to see the others.',
    },
    one: { no: 'Sak', en: 'Case' },
    received: { nb: 'Mottatt', nn: 'Motteken', en: 'Received' },
    channel: { no: 'Kanal', en: 'Channel' },
    status: 'Status',
    outcome: { no: 'Utfall', en: 'Outcome' },
    by: { nb: 'Følges opp av', nn: 'Blir følgd opp av', en: 'Followed up by' },
    next: { no: 'Neste frist', en: 'Next deadline' },
  },
  timedSteps: {
    acknowledged: { nb: 'Bekreftet mottatt', nn: 'Stadfesta motteke', en: 'Acknowledged' },
    contact: { no: 'Første kontakt', en: 'First contact' },
    feedback: {
      nb: 'Tilbakemelding om hva det endte med',
      nn: 'Tilbakemelding om kva det enda med',
      en: 'Feedback on what came of it',
    },
    closed: { nb: 'Avsluttet', nn: 'Avslutta', en: 'Closed' },
  },
  deadlineSteps: {
    acknowledged: {
      nb: 'Bekreftelse innen 7 dager',
      nn: 'Stadfesting innan 7 dagar',
      en: 'Acknowledgement within 7 days',
    },
    feedback: {
      nb: 'Tilbakemelding innen 3 måneder',
      nn: 'Tilbakemelding innan 3 månader',
      en: 'Feedback within 3 months',
    },
  },
  timeliness: {
    kept: { nb: 'Holdt', nn: 'Halde', en: 'Kept' },
    missed: { nb: 'Brutt', nn: 'Broten', en: 'Missed' },
    running: { nb: 'Løper', nn: 'Går', en: 'Running' },
  },
  indicators: {
    reports: {
      nb: 'Hvor mange varsler som kommer',
      nn: 'Kor mange varsel som kjem',
      en: 'How many reports come in',
    },
    ways: { nb: 'Hvordan de kommer', nn: 'Korleis dei kjem', en: 'How they come in' },
    matters: { nb: 'Hva de gjelder', nn: 'Kva dei gjeld', en: 'What they are about' },
    anonymity: {
      nb: 'Hvor mange som er anonyme',
      nn: 'Kor mange som er anonyme',
      en: 'How many are anonymous',
    },
    acknowledging: {
      nb: 'Hvor fort de blir bekreftet',
      nn: 'Kor fort dei blir stadfesta',
      en: 'How soon they are acknowledged',
    },
    answering: {
      nb: 'Hvor fort varsleren får svar',
      nn: 'Kor fort varslaren får svar',
      en: 'How soon the reporter is answered',
    },
    concluding: {
      nb: 'Hvor lang tid sakene tar',
      nn: 'Kor lang tid sakene tek',
      en: 'How long cases take',
    },
    deadlines: {
      nb: 'Om fristene holdes',
      nn: 'Om fristane blir haldne',
      en: 'Whether deadlines are kept',
    },
    scope: {
      nb: 'Hvor mange som er saker for mottaket',
      nn: 'Kor mange som er saker for mottaket',
      en: 'How many are cases for the reception',
    },
    outcomes: { nb: 'Hva sakene ender med', nn: 'Kva sakene endar med', en: 'What cases end with' },
    retaliation: {
      nb: 'Hvor mange som melder gjengjeldelse',
      nn: 'Kor mange som melder gjengjelding',
      en: 'How many tell of retaliation',
    },
    protection: {
      nb: 'Hvor mange som får vern og støtte',
      nn: 'Kor mange som får vern og støtte',
      en: 'How many are protected and supported',
    },
    satisfaction: {
      nb: 'Om varslerne ble hørt',
      nn: 'Om varslarane vart høyrde',
      en: 'Whether reporters were heard',
    },
    trust: {
      nb: 'Om folk kjenner ordningen og stoler på den',
      nn: 'Om folk kjenner ordninga og stoler på ho',
      en: 'Whether people know the scheme and trust it',
    },
    training: {
      nb: 'Om de som behandler saker, har fått opplæring',
      nn: 'Om dei som behandlar saker, har fått opplæring',
      en: 'Whether those who handle cases were trained',
    },
  },
  indicatorGaps: {
    anonymity: {
      nb: 'Kan ikke telles her: skranken vet ikke hvem som har sagt navnet sitt på andre måter.',
      nn: 'Kan ikkje teljast her: skranken veit ikkje kven som har sagt namnet sitt på andre måtar.',
      en: 'Cannot be counted here: the desk does not know who gave their name in other ways.',
    },
    trust: {
      nb: 'Kan ikke telles her: spør i en undersøkelse.',
      nn: 'Kan ikkje teljast her: spør i ei undersøking.',
      en: 'Cannot be counted here: ask in a survey.',
    },
    training: {
      nb: 'Kan ikke telles her: før det i en egen liste.',
      nn: 'Kan ikkje teljast her: før det i ei eiga liste.',
      en: 'Cannot be counted here: keep a list of it.',
    },
    none: { nb: 'Ingen tall ennå', nn: 'Ingen tal enno', en: 'No figures yet' },
  },
  handling: {
    hint: {
      nb: 'Varslerens svar når saken er avsluttet. Det er frivillig å svare, og det nyeste svaret teller.',
      nn: 'Det varslaren svarar når saka er avslutta. Det er frivillig å svare, og det nyaste svaret tel.',
      en: 'What reporters answer once a case is closed. It is optional, and the newest answer counts.',
    },
    older: {
      nb: 'Telles ikke med. Ett svar i hver sak telles: det fra den siste dagen.',
      nn: 'Blir ikkje talt med. Eitt svar i kvar sak blir talt: det frå den siste dagen.',
      en: 'Not counted. One answer of each case is counted: that of the last day.',
    },
  },
  // Actions in cases, without a word of their content.
  audit: {
    title: {
      nb: 'Hva som er gjort i sakene',
      nn: 'Kva som er gjort i sakene',
      en: 'What was done in the cases',
    },
    lead: {
      nb: 'Her står hva mottaket har gjort, uten et ord av innholdet. Saker, navn og notater kan ikke åpnes herfra.',
      nn: 'Her står kva mottaket har gjort, utan eit ord av innhaldet. Saker, namn og notat kan ikkje opnast herifrå.',
      en: 'This is what the reception did, without any of the content. Cases, names and notes cannot be opened from here.',
    },
    empty: {
      nb: 'Ingenting er skrevet i loggen ennå. Linjene kommer når mottaket henter nytt.',
      nn: 'Ingenting er skrive i loggen enno. Linjene kjem når mottaket hentar nytt.',
      en: 'Nothing is written in the log yet. Lines come when the reception syncs.',
    },
    none: {
      nb: 'Denne personen har ikke gjort noe som står her.',
      nn: 'Denne personen har ikkje gjort noko som står her.',
      en: 'This person has done nothing that stands here.',
    },
    deleted: { nb: 'Slettede saker', nn: 'Sletta saker', en: 'Deleted cases' },
    deletedLead: {
      nb: 'Av disse sakene finnes bare dette igjen: hva som ble gjort, av hvem og når, og hvorfor saken ble slettet.',
      nn: 'Av desse sakene finst berre dette att: kva som vart gjort, av kven og når, og kvifor saka vart sletta.',
      en: 'Only this is left of these cases: what was done, by whom and when, and why the case was deleted.',
    },
    deletedEmpty: {
      nb: 'Ingen sak som du kunne lese, er slettet.',
      nn: 'Inga sak som du kunne lese, er sletta.',
      en: 'No case that you could read has been deleted.',
    },
    member: { no: 'Gjort av', en: 'Done by' },
    everybody: { no: 'Alle', en: 'All members' },
    print: { no: 'Skriv ut', en: 'Print' },
    close: { no: 'Lukk', en: 'Close' },
    case: { no: 'Sak {reference}', en: 'Case {reference}' },
    noReference: {
      nb: 'Sak uten referanse',
      nn: 'Sak utan referanse',
      en: 'Case without a reference',
    },
    damaged: {
      nb: 'Noe i denne loggen mangler, er endret, eller er skrevet av noen som ikke har lov til det. Si fra til mottaket.',
      nn: 'Noko i denne loggen manglar, er endra, eller er skrive av nokon som ikkje har lov til det. Sei frå til mottaket.',
      en: 'Something in this log is missing, was changed, or was written by somebody who may not. Tell the reception.',
    },
    day: { no: 'Dag', en: 'Day' },
    who: { nb: 'Hvem', nn: 'Kven', en: 'Who' },
    what: { nb: 'Hva', nn: 'Kva', en: 'What' },
    mirrored: {
      nb: 'Skrevet i loggen av {name}',
      nn: 'Skrive i loggen av {name}',
      en: 'Written into the log by {name}',
    },
    reason: { no: 'Grunn: {text}', en: 'Reason: {text}' },
    unknown: { nb: 'Ukjent', nn: 'Ukjend', en: 'Unknown' },
  },
  auditWhat: {
    impartial: {
      no: 'Sa seg habil',
      en: 'Said that they are impartial',
    },
    conflict: {
      no: 'Sa seg inhabil',
      en: 'Said that they are not impartial',
    },
    granted: {
      nb: 'Ga {name} tilgang: {detail}',
      nn: 'Gav {name} tilgang: {detail}',
      en: 'Gave {name} access: {detail}',
    },
    released: {
      nb: 'Tok tilgangen fra {name}: {detail}',
      nn: 'Tok tilgangen frå {name}: {detail}',
      en: 'Took access away from {name}: {detail}',
    },
    holding: {
      nb: 'Har alle nøklene som {name} hadde',
      nn: 'Har alle nøklane som {name} hadde',
      en: 'Holds all keys that {name} held',
    },
    reinstated: {
      nb: 'Sa at {name} skal lese igjen',
      nn: 'Sa at {name} skal få lese att',
      en: 'Said that {name} should read again',
    },
    'release-agreed': {
      nb: 'Bekreftet at {name} ikke leser lenger',
      nn: 'Stadfesta at {name} ikkje les lenger',
      en: 'Confirmed that {name} no longer reads',
    },
    'purge-agreed': {
      nb: 'Gikk inn for å slette saken',
      nn: 'Gjekk inn for å slette saka',
      en: 'Agreed to delete the case',
    },
    'purge-refused': {
      nb: 'Gikk imot å slette saken',
      nn: 'Gjekk imot å slette saka',
      en: 'Was against deleting the case',
    },
    'hold-on': { nb: 'Stanset sletting', nn: 'Stansa sletting', en: 'Put deletion on hold' },
    'hold-off': {
      nb: 'Opphevet stansen av sletting',
      nn: 'Oppheva stansen av sletting',
      en: 'Ended the hold on deletion',
    },
    'identity-asked': {
      nb: 'Spurte hvem varsleren er',
      nn: 'Spurde kven varslaren er',
      en: 'Asked who the reporter is',
    },
    'identity-given': {
      nb: 'Sa hvem varsleren er',
      nn: 'Sa kven varslaren er',
      en: 'Said who the reporter is',
    },
    'identity-beyond': {
      nb: 'Sa hvem varsleren er, uten at varsleren hadde samtykket, med begrunnelse i saken',
      nn: 'Sa kven varslaren er, utan at varslaren hadde samtykt, med grunngjeving i saka',
      en: 'Said who the reporter is without the reporter’s consent, with a reason in the case',
    },
    'identity-refused': {
      nb: 'Avslo å si hvem varsleren er',
      nn: 'Avslo å seie kven varslaren er',
      en: 'Refused to say who the reporter is',
    },
    'identity-withdrawn': {
      nb: 'Trakk spørsmålet om hvem varsleren er',
      nn: 'Trekte spørsmålet om kven varslaren er',
      en: 'Withdrew the question who the reporter is',
    },
    closing: { nb: 'Skrev avslutningen', nn: 'Skreiv avslutninga', en: 'Wrote the closing' },
    approved: {
      nb: 'Godkjente avslutningen',
      nn: 'Godkjende avslutninga',
      en: 'Approved the closing',
    },
    status: {
      nb: 'Satte status: {detail}',
      nn: 'Sette status: {detail}',
      en: 'Set the status: {detail}',
    },
    overridden: {
      nb: 'Skrev mer enn reglene tillater, med begrunnelse i saken: {detail}',
      nn: 'Skreiv meir enn reglane tillèt, med grunngjeving i saka: {detail}',
      en: 'Wrote more than the rules allow, with a reason in the case: {detail}',
    },
    registered: {
      nb: 'Registrerte meldingen: {detail}',
      nn: 'Registrerte meldinga: {detail}',
      en: 'Registered the report: {detail}',
    },
    merged: {
      nb: 'Slo saken sammen med en annen',
      nn: 'Slo saka saman med ei anna',
      en: 'Merged the case with another',
    },
    split: { nb: 'Skilte ut en sak', nn: 'Skilde ut ei sak', en: 'Split off a case' },
    redacted: { nb: 'Skjermet en tekst', nn: 'Skjerma ein tekst', en: 'Redacted a text' },
    exported: {
      nb: 'Tok ut filer fra saken',
      nn: 'Tok ut filer frå saka',
      en: 'Took files out of the case',
    },
    filed: { nb: 'La filer i saken', nn: 'La filer i saka', en: 'Put files into the case' },
    'file-opened': { nb: 'Åpnet en fil', nn: 'Opna ei fil', en: 'Opened a file' },
    'file-viewed': { nb: 'Så på en fil', nn: 'Såg på ei fil', en: 'Looked at a file' },
    'file-saved': { nb: 'Lagret en fil', nn: 'Lagra ei fil', en: 'Saved a file' },
    purged: { nb: 'Slettet saken', nn: 'Sletta saka', en: 'Deleted the case' },
  },
}
