/** Writing to a reporter or into the log, and what waits to be sent. */
export const compose = {
  compose: {
    title: { no: 'Skriv', en: 'Write' },
    question: { no: 'Spørsmål', en: 'Question' },
    message: { no: 'Beskjed', en: 'Message' },
    minutes: { no: 'Referat', en: 'Minutes' },
    status: 'Status',
    note: { no: 'Notat', en: 'Note' },
    toReporter: {
      nb: 'Varsleren leser dette ved å skrive inn kvitteringskoden sin på nettsiden. Ingen andre utenfor mottaket ser det.',
      nn: 'Varslaren les dette ved å skrive inn kvitteringskoden sin på nettsida. Ingen andre utanfor mottaket ser det.',
      en: 'The reporter reads this by entering the receipt code on the web page. Nobody else outside the reception sees it.',
    },
    internal: {
      nb: 'Bare mottaket leser dette.',
      nn: 'Berre mottaket les dette.',
      en: 'Only the reception reads this.',
    },
    text: { no: 'Tekst', en: 'Text' },
    begin: { no: 'Skriv her', en: 'Write here' },
    fold: { nb: 'Fold sammen', nn: 'Fald saman', en: 'Fold' },
    statusText: {
      nb: 'Tekst til varsleren (kan stå tom)',
      nn: 'Tekst til varslaren (kan stå tom)',
      en: 'Text to the reporter (may be empty)',
    },
    neededText: {
      nb: 'Tekst til varsleren',
      nn: 'Tekst til varslaren',
      en: 'Text to the reporter',
    },
    newStatus: { no: 'Ny status', en: 'New status' },
    next: {
      nb: 'Se innom igjen innen (kan stå tomt)',
      nn: 'Sjå innom att innan (kan stå tomt)',
      en: 'Look again by (may be empty)',
    },
    closing: {
      nb: 'Skal saken avsluttes? Skriv til varsleren hva som er gjort.',
      nn: 'Skal saka avsluttast? Skriv til varslaren kva som er gjort.',
      en: 'Closing the case? Tell the reporter what was done.',
    },
    closingBare: {
      nb: 'Skal saken avsluttes? La teksten stå tom: Varsleren får vite at den er ferdig behandlet, uten utfall og tiltak.',
      nn: 'Skal saka avsluttast? La teksten stå tom: Varslaren får vite at ho er ferdig behandla, utan utfall og tiltak.',
      en: 'Closing the case? Leave the text empty: the reporter learns that it has been dealt with, without outcome or measures.',
    },
    party: { nb: 'Varsleren er', nn: 'Varslaren er', en: 'The reporter is' },
    language: { nb: 'Skrevet på', nn: 'Skrive på', en: 'Written in' },
    theirs: {
      nb: 'Varsleren skrev på {language}.',
      nn: 'Varslaren skreiv på {language}.',
      en: 'The reporter wrote in {language}.',
    },
    send: { nb: 'Send til varsleren', nn: 'Send til varslaren', en: 'Send to the reporter' },
    save: { no: 'Lagre notat', en: 'Save note' },
    setStatus: { nb: 'Sett status', nn: 'Set status', en: 'Set status' },
    sending: { no: 'Sender ...', en: 'Sending ...' },
    sent: {
      nb: 'Sendt og skrevet i loggen.',
      nn: 'Sendt og skrive i loggen.',
      en: 'Sent and written into the log.',
    },
    logged: {
      nb: 'Skrevet i loggen. Varsleren kan ikke lese det ennå.',
      nn: 'Skrive i loggen. Varslaren kan ikkje lese det enno.',
      en: 'Written into the log. The reporter cannot read it yet.',
    },
    left: {
      nb: 'Plass til omtrent {count} tegn til',
      nn: 'Plass til om lag {count} teikn til',
      en: 'Room for about {count} more characters',
    },
    over: {
      nb: 'Omtrent {count} tegn for langt. Forkort teksten; ingenting er borte.',
      nn: 'Om lag {count} teikn for langt. Kort ned teksten; ingenting er borte.',
      en: 'About {count} characters too long. Shorten the text; nothing is lost.',
    },
    empty: { nb: 'Skriv noe først.', nn: 'Skriv noko først.', en: 'Write something first.' },
    promised: {
      nb: 'Skriv en tekst: På varslerens side står det at meldingen fra dere sier mer.',
      nn: 'Skriv ein tekst: På sida til varslaren står det at meldinga frå dykk seier meir.',
      en: "Write a text: the reporter's page says that your message tells more.",
    },
  },
  unsent: {
    title: { nb: 'Venter på å bli sendt', nn: 'Ventar på å bli sendt', en: 'Waiting to be sent' },
    waiting: {
      nb: 'Dette er ikke sendt ennå. Det sendes av seg selv, i rekkefølge, mens skranken er låst opp. Skranken sender bare noen få innslag hvert kvarter. Det er lagret på denne maskinen, også når du låser.',
      nn: 'Dette er ikkje sendt enno. Det blir sendt av seg sjølv, i rekkjefølgje, medan skranken er låst opp. Skranken sender berre nokre få innslag kvart kvarter. Det er lagra på denne maskina, òg når du låser.',
      en: 'This has not been sent yet. It is sent by itself, in order, while the desk is unlocked. The desk sends only a few entries each quarter of an hour. It is kept on this machine, also when you lock.',
    },
    status: 'Status: {status}',
    stopped: {
      nb: 'Kunne ikke sendes: {why}',
      nn: 'Kunne ikkje sendast: {why}',
      en: 'Could not be sent: {why}',
    },
    takeBack: {
      no: 'Legg teksten tilbake i feltet',
      en: 'Put the text back into the field',
    },
    files: {
      nb: 'Filene følger ikke med. Legg dem ved på nytt.',
      nn: 'Filene følgjer ikkje med. Legg dei ved på nytt.',
      en: 'The files do not come along. Attach them again.',
    },
    kept: {
      nb: 'Ikke bekreftet av tjeneren ennå. Teksten er tatt vare på, og sendes av seg selv.',
      nn: 'Ikkje stadfesta av tenaren enno. Teksten er teken vare på, og blir send av seg sjølv.',
      en: 'Not confirmed by the server yet. The text is kept, and is sent by itself.',
    },
    lockKept: {
      nb: {
        one: '{n} innslag er ikke sendt ennå. Det er lagret på denne maskinen, og sendes når du låser opp igjen. Lås nå?',
        other:
          '{n} innslag er ikke sendt ennå. De er lagret på denne maskinen, og sendes når du låser opp igjen. Lås nå?',
      },
      nn: {
        one: '{n} innslag er ikkje sendt enno. Det er lagra på denne maskina, og blir sendt når du låser opp att. Låse no?',
        other:
          '{n} innslag er ikkje sende enno. Dei er lagra på denne maskina, og blir sende når du låser opp att. Låse no?',
      },
      en: {
        one: '{n} entry has not been sent yet. It is kept on this machine, and is sent when you unlock again. Lock now?',
        other:
          '{n} entries have not been sent yet. They are kept on this machine, and are sent when you unlock again. Lock now?',
      },
    },
    lock: {
      nb: {
        one: '{n} innslag er ikke sendt ennå, og finnes bare her. Lås likevel, og mist det?',
        other: '{n} innslag er ikke sendt ennå, og finnes bare her. Lås likevel, og mist dem?',
      },
      nn: {
        one: '{n} innslag er ikkje sendt enno, og finst berre her. Låse likevel, og miste det?',
        other: '{n} innslag er ikkje sende enno, og finst berre her. Låse likevel, og miste dei?',
      },
      en: {
        one: '{n} entry has not been sent yet, and is nowhere but here. Lock all the same, and lose it?',
        other:
          '{n} entries have not been sent yet, and are nowhere but here. Lock all the same, and lose them?',
      },
    },
  },
}

/** Headings of the parts of a notice, in the reporter's language. */
export const noticeParts = {
  outcome: { no: 'Utfallet', en: 'The outcome' },
  measures: { no: 'Tiltak', en: 'Measures' },
  withheld: {
    nb: 'Det vi ikke kan si, og hvorfor',
    nn: 'Det vi ikkje kan seie, og kvifor',
    en: 'What we cannot say, and why',
  },
}

/** Messages of the composer about the notice table, templates, dates and names. */
export const noticing = {
  noticing: {
    nextNeeded: {
      nb: 'Se innom igjen innen (må fylles ut)',
      nn: 'Sjå innom att innan (må fyllast ut)',
      en: 'Look again by (needed)',
    },
    suggested: {
      nb: 'Forslag: {day}. Endre det hvis du vet bedre.',
      nn: 'Framlegg: {day}. Endre det om du veit betre.',
      en: 'Suggested: {day}. Change it if you know better.',
    },
    nextStep: { nb: 'Varsleren får vite', nn: 'Varslaren får vite', en: 'The reporter is told' },
    nextStepDated: {
      nb: '{status}. Se innom igjen innen {day}.',
      nn: '{status}. Sjå innom att innan {day}.',
      en: '{status}. Look again by {day}.',
    },
    nextStepOpen: { no: '{status}. Ingen dato.', en: '{status}. No date.' },
    optional: { no: '{part} (kan stå tomt)', en: '{part} (may be empty)' },
    fields: {
      nb: 'Felt som varsleren får lese',
      nn: 'Felt som varslaren får lese',
      en: 'Fields that the reporter reads',
    },
    bare: {
      nb: 'Varsleren får vite «{status}», og ikke mer. Skal du skrive noe likevel, må du begrunne det.',
      nn: 'Varslaren får vite «{status}», og ikkje meir. Skal du skrive noko likevel, må du grunngje det.',
      en: 'The reporter is told “{status}”, and nothing more. To write something all the same you need a reason.',
    },
    never: {
      nb: 'Tiltak og det som holdes tilbake, får den som ikke er part, aldri vite.',
      nn: 'Tiltak og det som blir halde tilbake, får den som ikkje er part, aldri vite.',
      en: 'Somebody who is not a party is never told about measures, or what is withheld.',
    },
    override: {
      nb: 'Skriv mer enn reglene tillater',
      nn: 'Skriv meir enn reglane tillèt',
      en: 'Write more than the rules allow',
    },
    overrideHint: {
      nb: 'Begrunnelsen står i loggen i saken, og revisjonsloggen viser at det finnes en begrunnelse, men ikke hva den sier. Varsleren ser den aldri. Høyst 200 tegn. Hvordan saken endte, går ut først når det er godkjent, av lederen eller, hvis lederen ikke kan, av en annen i mottaket.',
      nn: 'Grunngjevinga står i loggen i saka, og revisjonsloggen viser at det finst ei grunngjeving, men ikkje kva ho seier. Varslaren ser ho aldri. Høgst 200 teikn. Korleis saka enda, går ut først når det er godkjent, av leiaren eller, om leiaren ikkje kan, av ein annan i mottaket.',
      en: 'The reason stands in the log of the case, and the audit log shows that there was one. The reporter never sees it. At most 200 characters. How a matter ended goes out only once it is approved, by the head or, if the head cannot, by another member of the reception.',
    },
    reason: {
      nb: 'Begrunnelse for å skrive mer',
      nn: 'Grunngjeving for å skrive meir',
      en: 'Reason for writing more',
    },
    beyond: {
      nb: 'Mer enn reglene tillater: {reason}',
      nn: 'Meir enn reglane tillèt: {reason}',
      en: 'More than the rules allow: {reason}',
    },
    approveBy: {
      nb: 'Kan godkjenne: {names}',
      nn: 'Kan godkjennast av: {names}',
      en: 'Can approve it: {names}',
    },
    approveNobody: {
      nb: 'Ingen som leser saken, kan godkjenne dette. Slipp inn lederen eller en annen i mottaket.',
      nn: 'Ingen som les saka, kan godkjenne dette. Slepp inn leiaren eller ein annan i mottaket.',
      en: 'Nobody who reads this case can approve it. Let in the head, or another member of the reception.',
    },
    approve: {
      nb: 'Godkjenn, og la varsleren lese det',
      nn: 'Godkjenn, og la varslaren lese det',
      en: 'Approve, and let the reporter read it',
    },
    approving: { no: 'Godkjenner ...', en: 'Approving ...' },
    approvedClosing: { nb: 'avslutningen', nn: 'avslutninga', en: 'the closing' },
    approvedTold: {
      nb: 'det varsleren får vite',
      nn: 'det varslaren får vite',
      en: 'what the reporter is told',
    },
    long: {
      nb: 'Meldingen er lengre enn det er plass til der varsleren leser med koden sin. Varsleren ser at den er der, og henter den med en knapp: Da ser tjeneren at noen henter noe. Skriv det viktigste i en kort melding for seg.',
      nn: 'Meldinga er lengre enn det er plass til der varslaren les med koden sin. Varslaren ser at ho er der, og hentar ho med ein knapp: Då ser tenaren at nokon hentar noko. Skriv det viktigaste i ei kort melding for seg.',
      en: 'The message is longer than there is room for where the reporter reads with the code. The reporter sees that it is there, and fetches it with a button: the server then sees that somebody fetches something. Write what matters most in a short message of its own.',
    },
    textWaits: {
      nb: 'Teksten i denne meldingen er ikke her ennå. Hent nytt for å få den.',
      nn: 'Teksten i denne meldinga er ikkje her enno. Hent nytt for å få han.',
      en: 'The text of this message is not here yet. Sync to fetch it.',
    },
    template: { no: 'Mal', en: 'Template' },
    insert: { nb: 'Sett inn', nn: 'Set inn', en: 'Insert' },
    inserted: {
      nb: 'Malen er satt inn. Det som står i hakeparenteser, må fylles ut.',
      nn: 'Malen er sett inn. Det som står i hakeparentesar, må fyllast ut.',
      en: 'The template is inserted. Fill in what stands in square brackets.',
    },
    own: {
      nb: 'Malene er de som følger med programmet. Den som ser til maskinen din, kan starte skranken med organisasjonens egne.',
      nn: 'Malane er dei som følgjer med programmet. Den som ser til maskina di, kan starte skranken med dei som organisasjonen har sjølv.',
      en: 'These templates come with the program. Whoever looks after your machine can start the desk with those of your organisation.',
    },
    unfilled: {
      nb: 'Fyll ut det som står i hakeparenteser først: {blank}',
      nn: 'Fyll ut det som står i hakeparentesar først: {blank}',
      en: 'Fill in what stands in square brackets first: {blank}',
    },
    promised: { nb: 'Lovet', nn: 'Er lovt', en: 'Promised' },
    acknowledgeBy: {
      nb: 'bekreftelse innen {day} (målet er {aim})',
      nn: 'stadfesting innan {day} (målet er {aim})',
      en: 'acknowledgement by {day} (the aim is {aim})',
    },
    feedbackBy: {
      nb: 'tilbakemelding innen {day}',
      nn: 'tilbakemelding innan {day}',
      en: 'feedback by {day}',
    },
    found: {
      nb: 'Se over før du sender. Dette er bare en påminnelse:',
      nn: 'Sjå over før du sender. Dette er berre ei påminning:',
      en: 'Look it over before you send. This is only a reminder:',
    },
    names: {
      nb: 'Navn og ord som står i meldingen',
      nn: 'Namn og ord som står i meldinga',
      en: 'Names and words that stand in the report',
    },
    people: {
      nb: 'Navn på folk i saken',
      nn: 'Namn på folk i saka',
      en: 'Names of people in the case',
    },
    groups: {
      nb: 'Kan peke ut noen i en liten gruppe',
      nn: 'Kan peike ut nokon i ei lita gruppe',
      en: 'May point to somebody in a small group',
    },
    numbers: {
      nb: 'Tall som står i meldingen',
      nn: 'Tal som står i meldinga',
      en: 'Figures that stand in the report',
    },
    seemsNorwegian: {
      nb: 'Dette ser ut til å være norsk, men er merket som {language}.',
      nn: 'Dette ser ut til å vere norsk, men er merkt som {language}.',
      en: 'This seems to be Norwegian, and is marked as {language}.',
    },
    seemsEnglish: {
      nb: 'Dette ser ut til å være engelsk, men er merket som {language}.',
      nn: 'Dette ser ut til å vere engelsk, men er merkt som {language}.',
      en: 'This seems to be English, and is marked as {language}.',
    },
  },
  blanks: {
    begin: { no: 'fyll inn', en: 'fill in' },
    organisation: {
      nb: 'navnet på organisasjonen',
      nn: 'namnet på organisasjonen',
      en: 'name of the organisation',
    },
    officer: {
      nb: 'rollen til den som følger opp',
      nn: 'rolla til den som følgjer opp',
      en: 'role of who follows it up',
    },
    complain: { nb: 'hvor det kan klages', nn: 'kvar det kan klagast', en: 'where to complain' },
    feedback: { no: 'datoen for tilbakemelding', en: 'date of the feedback' },
    checkins: {
      nb: 'når dere spør hvordan det går',
      nn: 'når de spør korleis det går',
      en: 'when you ask how things are',
    },
  },
  noticeCheck: {
    people: {
      nb: 'ansatt ansatte medarbeider medarbeidere person personer student studenter stipendiat stipendiater kollega kolleger kollegaer kvinne kvinner mann menn varsler varslere vitne vitner leder ledere forsker forskere',
      nn: 'tilsett tilsette medarbeidar medarbeidarar person personar student studentar stipendiat stipendiatar kollega kollegaer kollegaar kvinne kvinner mann menn varslar varslarar vitne vitne leiar leiarar forskar forskarar',
      en: 'employee employees person persons people student students fellow fellows colleague colleagues woman women man men reporter reporters witness witnesses manager managers researcher researchers',
    },
    units: {
      nb: 'avdeling avdelingen seksjon seksjonen institutt instituttet fakultet fakultetet lab laben laboratoriet gruppe gruppen gruppa team teamet enhet enheten verksted verkstedet kontor kontoret kull kullet klasse klassen',
      nn: 'avdeling avdelinga seksjon seksjonen institutt instituttet fakultet fakultetet lab laben laboratoriet gruppe gruppa team teamet eining eininga verkstad verkstaden kontor kontoret kull kullet klasse klassen',
      en: 'department section institute faculty lab laboratory group team unit workshop office class',
    },
    counts: {
      nb: 'én ett en to tre fire eneste begge',
      nn: 'éin eitt ein to tre fire einaste begge',
      en: 'one two three four only both',
    },
  },
}
