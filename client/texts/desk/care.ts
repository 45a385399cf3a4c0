/** People in a case, and how the case ends. */
export const care = {
  care: {
    lead: {
      nb: 'Hva gjøres for at varsleren ikke skal komme til skade, og når ses det på igjen?',
      nn: 'Kva blir gjort for at varslaren ikkje skal kome til skade, og når blir det vurdert på nytt?',
      en: 'What is done so that the reporter comes to no harm, and when is it looked at again?',
    },
    risk: { nb: 'Fare for gjengjeldelse', nn: 'Fare for gjengjelding', en: 'Risk of retaliation' },
    text: {
      nb: 'Hva er gjort eller avtalt',
      nn: 'Kva er gjort eller avtalt',
      en: 'What was done or agreed',
    },
    next: { nb: 'Ses på igjen', nn: 'Blir vurdert på nytt', en: 'Look again' },
    again: {
      nb: 'Ses på igjen {day}',
      nn: 'Blir vurdert på nytt {day}',
      en: 'To be looked at again {day}',
    },
    late: {
      nb: 'Skulle vært sett på igjen {day}',
      nn: 'Skulle vore vurdert på nytt {day}',
      en: 'Should have been looked at again {day}',
    },
  },
  hearings: {
    who: { nb: 'Hvem', nn: 'Kven', en: 'Who' },
    mode: { nb: 'Hvordan', nn: 'Korleis', en: 'How' },
    day: { no: 'Dag', en: 'Day' },
    companion: { nb: 'Har med seg noen', nn: 'Har med seg nokon', en: 'Brings somebody along' },
    held: { no: 'Gjennomført', en: 'Held' },
    text: { no: 'Om samtalen', en: 'About the hearing' },
    planned: {
      nb: 'Ikke gjennomført ennå',
      nn: 'Ikkje gjennomført enno',
      en: 'Not held yet',
    },
    unplanned: { nb: 'Dag ikke avtalt', nn: 'Dag ikkje avtalt', en: 'No day agreed' },
    new: { no: 'Ny samtale', en: 'New hearing' },
    which: { no: 'Endre samtale: {who}', en: 'Change hearing: {who}' },
  },
  modes: {
    meeting: { no: 'Møte', en: 'Meeting' },
    phone: { no: 'Telefon', en: 'Phone' },
    video: 'Video',
    written: { nb: 'Skriftlig', nn: 'Skriftleg', en: 'In writing' },
  },
  accused: {
    lead: {
      nb: 'Den det gjelder, skal få vite om saken innen én måned. Det kan utsettes, men da må du skrive hvorfor.',
      nn: 'Den det gjeld, skal få vite om saka innan éin månad. Det kan utsetjast, men då må du skrive kvifor.',
      en: 'The person concerned is to be told of the case within one month. That can be deferred, but then you have to write why.',
    },
    who: {
      nb: 'Hvem meldingen gjelder',
      nn: 'Kven meldinga gjeld',
      en: 'Whom the report is about',
    },
    state: {
      nb: 'Har fått vite om saken',
      nn: 'Har fått vite om saka',
      en: 'Has been told of the case',
    },
    until: { nb: 'Skal få vite det innen', nn: 'Skal få vite det innan', en: 'To be told by' },
    untilDeferred: {
      nb: 'Utsettelsen ses på igjen',
      nn: 'Utsetjinga blir vurdert på nytt',
      en: 'The deferral is looked at again',
    },
    reason: { nb: 'Hvorfor det utsettes', nn: 'Kvifor det blir utsett', en: 'Why it is deferred' },
    text: { no: 'Merknad', en: 'Remark' },
    left: {
      nb: { one: '{n} dag igjen, innen {day}', other: '{n} dager igjen, innen {day}' },
      nn: { one: '{n} dag att, innan {day}', other: '{n} dagar att, innan {day}' },
      en: { one: '{n} day left, by {day}', other: '{n} days left, by {day}' },
    },
    today: { no: 'i dag er siste dag', en: 'today is the last day' },
    late: {
      nb: {
        one: '{n} dag over fristen, som var {day}',
        other: '{n} dager over fristen, som var {day}',
      },
      nn: {
        one: '{n} dag over fristen, som var {day}',
        other: '{n} dagar over fristen, som var {day}',
      },
      en: { one: '{n} day late, was due {day}', other: '{n} days late, was due {day}' },
    },
    again: {
      nb: 'ses på igjen {day}',
      nn: 'blir vurdert på nytt {day}',
      en: 'looked at again {day}',
    },
    againLate: {
      nb: 'skulle vært sett på igjen {day}',
      nn: 'skulle vore vurdert på nytt {day}',
      en: 'should have been looked at again {day}',
    },
    new: { no: 'Ny person', en: 'New person' },
    which: { no: 'Endre: {who}', en: 'Change: {who}' },
  },
  states: {
    'to-inform': { nb: 'Nei, ikke ennå', nn: 'Nei, ikkje enno', en: 'No, not yet' },
    informed: { no: 'Ja', en: 'Yes' },
    deferred: { nb: 'Nei, det er utsatt', nn: 'Nei, det er utsett', en: 'No, it is deferred' },
  },
  standings: {
    'to-inform': { nb: 'Ikke informert', nn: 'Ikkje informert', en: 'Not told' },
    informed: { no: 'Informert', en: 'Told' },
    deferred: { nb: 'Utsatt', nn: 'Utsett', en: 'Deferred' },
  },
  memo: {
    title: {
      nb: 'Notat til imøtegåelse',
      nn: 'Notat til imøtegåing',
      en: 'Memo for the person concerned to answer',
    },
    lead: {
      nb: 'Teksten som legges fram for den det gjelder. Skranken sender den ikke. Den ser etter ord som kan røpe varsleren; du avgjør.',
      nn: 'Teksten som blir lagd fram for den det gjeld. Skranken sender han ikkje. Skranken ser etter ord som kan røpe varslaren; du avgjer.',
      en: 'The text that is put before the person concerned. The desk does not send it. It looks for words that may give the reporter away; you decide.',
    },
    text: { no: 'Tekst', en: 'Text' },
    clear: {
      nb: 'Fant ingen uvanlige ord og ingen tall fra det varsleren skrev, og ingen ord om roller. Skranken skjønner ikke meningen: les teksten selv også.',
      nn: 'Fann ingen uvanlege ord og ingen tal frå det varslaren skreiv, og ingen ord om roller. Skranken skjønar ikkje meininga: les teksten sjølv òg.',
      en: 'Found no unusual words and no numbers from what the reporter wrote, and no words about roles. The desk does not understand the sense: read the text yourself, too.',
    },
    found: {
      nb: 'Kan røpe varsleren. Se over:',
      nn: 'Kan røpe varslaren. Sjå over:',
      en: 'May give the reporter away. Look over:',
    },
    words: {
      nb: 'Uvanlige ord fra det varsleren skrev',
      nn: 'Uvanlege ord frå det varslaren skreiv',
      en: 'Unusual words from what the reporter wrote',
    },
    names: { nb: 'Kan være navn', nn: 'Kan vere namn', en: 'May be names' },
    numbers: {
      nb: 'Tall fra det varsleren skrev',
      nn: 'Tal frå det varslaren skreiv',
      en: 'Numbers from what the reporter wrote',
    },
    roles: {
      nb: 'Ord om hvem noen er',
      nn: 'Ord om kven nokon er',
      en: 'Words about who somebody is',
    },
    save: { no: 'Lagre notatet', en: 'Save the memo' },
  },
  memoCheck: {
    roles: {
      nb: 'ansatt stipendiat student vitenskapelig assistent vikar lærling innleid professor postdoktor kollega medstudent vitne varsler varsleren verneombud tillitsvalgt nyansatt praktikant veileder',
      nn: 'tilsett stipendiat student vitskapleg assistent vikar lærling innleigd professor postdoktor kollega medstudent vitne varslar varslaren verneombod tillitsvald nytilsett praktikant rettleiar',
      en: 'employee student candidate temp apprentice assistant professor postdoc colleague witness reporter whistleblower representative newcomer intern supervisor contractor',
    },
    common: {
      nb: 'allerede annen annet arbeid arbeidet avdeling avdelingen begynte blitt burde dagene deretter derfor enheten eneste enkelte ennå etterpå fakultetet fikk fordi forrige fungerer første gangen gjelder gjennom gjorde hadde hendelsen hennes hverandre hvordan hvorfor innen instituttet kanskje ledelsen lederen mellom meldingen mennesker måtte måned måneder nesten noensinne opplever opplevde oppgave overfor personen personer sammen samtale senere selskapet siden siste situasjonen skjedde skulle snakket sterkt stedet svarte tidligere tilbake trenger universitetet videre vinter virke virker virket virksomheten ønsker',
      nn: 'allereie annan anna arbeid arbeidet avdeling avdelinga byrja begynte blitt burde dagane deretter difor derfor eininga einaste enkelte enno etterpå fakultetet fekk fordi fungerer førre første gongen gjeld gjennom gjorde hadde hendinga hennar kvarandre korleis kvifor innan instituttet kanskje leiinga leiaren mellom meldinga menneske måtte månad månader nesten nokosinne opplever opplevde oppgåve overfor personen personar saman samtale seinare selskapet sidan siste situasjonen skjedde skulle snakka sterkt staden svara tidlegare tilbake treng universitetet verka verkar vidare vinter verksemda ønskjer',
      en: 'about above across action after again against already always amount another anybody anything around because become before behind believe better between building called cannot cases certain change changed common company complaint conversation could decided department different during either employees enough every everybody everyone everything faculty family finally first followed happen happened having himself herself however including institute instead itself leader little manager matter meeting meetings message months morning nothing number office often organisation others people perhaps person persons possible present probably problem question questions rather reason received report reported really several should since situation somebody someone something sometimes special started still taken talked their themselves there these thing things thought through together towards trying under university until usually weeks where whether which while within without working works would years yesterday',
    },
  },
  links: {
    lead: {
      nb: 'Knytt til en annen sak som du har her. Kolleger ser referansen bare om de har saken selv.',
      nn: 'Knyt til ei anna sak som du har her. Kollegaer ser referansen berre om dei har saka sjølve.',
      en: 'Link to another case that you have here. Colleagues see its reference only if they have it too.',
    },
    case: { no: 'Sak', en: 'Case' },
    text: { nb: 'Hvorfor', nn: 'Kvifor', en: 'Why' },
    nowhere: {
      nb: 'Ingen andre saker her å knytte til.',
      nn: 'Ingen andre saker her å knyte til.',
      en: 'No other cases here to link to.',
    },
    hidden: {
      nb: 'en sak du ikke har tilgang til',
      nn: 'ei sak du ikkje har tilgang til',
      en: 'a case that you have no access to',
    },
    from: {
      nb: '{how} (skrevet i den andre saken)',
      nn: '{how} (skrive i den andre saka)',
      en: '{how} (written in the other case)',
    },
    bare: {
      nb: 'Sak uten referanse, {gist}',
      nn: 'Sak utan referanse, {gist}',
      en: 'Case without a reference, {gist}',
    },
  },
  linkKinds: {
    related: { nb: 'Henger sammen med', nn: 'Heng saman med', en: 'Related to' },
    duplicate: { nb: 'Samme melding som', nn: 'Same melding som', en: 'The same report as' },
    merged: { nb: 'Slått sammen med', nn: 'Slått saman med', en: 'Merged with' },
    split: { nb: 'Skilt ut fra', nn: 'Skild ut frå', en: 'Split off from' },
  },
  closing: {
    unapproved: {
      nb: 'Ingen kollega har godkjent avslutningen ennå: se Avslutning under Saksarbeid.',
      nn: 'Ingen kollega har godkjent avslutninga enno: sjå Avslutning under Saksarbeid.',
      en: 'No colleague has approved the closing yet: see Closing, under Casework.',
    },
    lead: {
      nb: 'Skriv hva som kom ut av saken. En kollega godkjenner det, og så setter du status til avsluttet.',
      nn: 'Skriv kva som kom ut av saka. Ein kollega godkjenner det, og så set du status til avslutta.',
      en: 'Write what came of the case. A colleague approves it, and then you set the status to closed.',
    },
    outcome: { no: 'Utfall', en: 'Outcome' },
    findings: { nb: 'Hva saken viste', nn: 'Kva saka viste', en: 'What the case showed' },
    redirect: {
      nb: 'Hvorfor saken hører til et annet sted',
      nn: 'Kvifor saka høyrer til ein annan stad',
      en: 'Why the case belongs elsewhere',
    },
    ready: {
      nb: 'Velg en ferdig grunn',
      nn: 'Vel ein ferdig grunn',
      en: 'Choose a ready-made reason',
    },
    measures: { no: 'Tiltak', en: 'Measures' },
    lessons: { nb: 'Hva vi lærte', nn: 'Kva vi lærte', en: 'What we learned' },
    waits: {
      nb: 'Venter på at en kollega godkjenner.',
      nn: 'Ventar på at ein kollega godkjenner.',
      en: 'Waits for a colleague to approve it.',
    },
    own: {
      nb: 'Du skrev avslutningen selv, så en kollega må godkjenne den. Den står under Venter på deg hos kollegene, og hos deg når den er godkjent.',
      nn: 'Du skreiv avslutninga sjølv, så ein kollega må godkjenne ho. Ho står under Ventar på deg hos kollegaene, og hos deg når ho er godkjend.',
      en: 'You wrote the closing yourself, so a colleague has to approve it. Your colleagues find it under Waiting for you, and you do once it is approved.',
    },
    notApproved: {
      nb: '{outcome}, ikke godkjent',
      nn: '{outcome}, ikkje godkjent',
      en: '{outcome}, not approved',
    },
    approve: { nb: 'Godkjenn avslutningen', nn: 'Godkjenn avslutninga', en: 'Approve the closing' },
    approved: { no: 'Godkjent av {who}, {day}', en: 'Approved by {who}, {day}' },
    toStatus: {
      nb: 'Avslutt saken og si fra til varsleren',
      nn: 'Avslutt saka og sei frå til varslaren',
      en: 'Close the case and tell the reporter',
    },
    isClosed: { nb: 'Saken er avsluttet.', nn: 'Saka er avslutta.', en: 'The case is closed.' },
    again: {
      nb: 'Skriv avslutningen på nytt',
      nn: 'Skriv avslutninga på nytt',
      en: 'Write the closing again',
    },
  },
  outcomes: {
    substantiated: {
      nb: 'Forholdet er bekreftet',
      nn: 'Forholdet er stadfesta',
      en: 'Substantiated',
    },
    partly: { nb: 'Delvis bekreftet', nn: 'Delvis stadfesta', en: 'Partly substantiated' },
    unsubstantiated: { nb: 'Ikke bekreftet', nn: 'Ikkje stadfesta', en: 'Not substantiated' },
    'not-investigated': { nb: 'Ikke undersøkt', nn: 'Ikkje undersøkt', en: 'Not investigated' },
    redirected: {
      nb: 'Hører til et annet sted',
      nn: 'Høyrer til ein annan stad',
      en: 'Belongs elsewhere',
    },
  },
  redact: {
    button: { no: 'Skjerm ord', en: 'Redact words' },
    of: { no: 'Skjerm ord: {what}, {day}', en: 'Redact words: {what}, {day}' },
    lead: {
      nb: 'Etter dette viser ingen skranke det som er skjermet, bare grunnen, og det kan ikke gjøres om. Teksten slettes ikke: den ligger forseglet til saken slettes. Det varsleren alt har fått vite, tas ikke tilbake.',
      nn: 'Etter dette viser ingen skranke det som er skjerma, berre grunnen, og det kan ikkje gjerast om. Teksten blir ikkje sletta: han ligg forsegla til saka blir sletta. Det varslaren alt har fått vite, blir ikkje teke tilbake.',
      en: 'After this, no desk shows what is redacted, only the reason, and this cannot be undone. The text is not deleted: it lies sealed until the case is deleted. What the reporter has already been told is not taken back.',
    },
    words: {
      nb: 'Ordene som skal skjermes',
      nn: 'Orda som skal skjermast',
      en: 'The words to redact',
    },
    wordsHint: {
      nb: 'Skriv dem slik de står. Resten av teksten blir stående, og det gjør også opplysninger som at saken haster. La feltet stå tomt for å skjerme hele teksten.',
      nn: 'Skriv dei slik dei står. Resten av teksten blir ståande, og det gjer òg opplysningar som at saka hastar. La feltet stå tomt for å skjerme heile teksten.',
      en: 'Write them as they stand. The rest of the text stays, and so do facts such as that the case is urgent. Leave this empty to redact the whole text.',
    },
    wordsThere: {
      no: 'ord som står i teksten',
      en: 'words that stand in the text',
    },
    whole: {
      nb: 'Står feltet tomt, skjermes hele teksten. Opplysninger som at saken haster, faller bort med den.',
      nn: 'Står feltet tomt, blir heile teksten skjerma. Opplysningar som at saka hastar, fell bort med han.',
      en: 'If the field stays empty, this redacts the whole text. Facts such as that the case is urgent go with it.',
    },
    places: {
      nb: { one: 'Ordene står {n} sted.', other: 'Ordene står {n} steder.' },
      nn: { one: 'Orda står {n} stad.', other: 'Orda står {n} stader.' },
      en: { one: 'The words stand in {n} place.', other: 'The words stand in {n} places.' },
    },
    saveWords: { nb: 'Skjerm ordene', nn: 'Skjerm orda', en: 'Redact the words' },
    passage: {
      nb: 'noen ord er skjermet: {reason}',
      nn: 'nokre ord er skjerma: {reason}',
      en: 'some words are redacted: {reason}',
    },
    reason: { nb: 'Hvorfor det skjermes', nn: 'Kvifor det blir skjerma', en: 'Why it is redacted' },
    save: { no: 'Skjerm teksten', en: 'Redact the text' },
    was: {
      nb: '{what} fra {day} er skjermet',
      nn: '{what} frå {day} er skjerma',
      en: '{what} of {day} is redacted',
    },
    drop: { nb: 'Tekst fra varsleren', nn: 'Tekst frå varslaren', en: 'Text from the reporter' },
    by: { no: 'av {who} {day}', en: 'by {who} {day}' },
    byYou: { no: 'av deg {day}', en: 'by you {day}' },
  },
}
