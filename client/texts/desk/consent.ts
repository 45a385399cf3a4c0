/** Purposes for which a name is asked, the reporter's consent, and the register of both. */
export const consent = {
  nameFor: {
    call: {
      nb: 'å ringe eller skrive til varsleren',
      nn: 'å ringje eller skrive til varslaren',
      en: 'to call the reporter or write to them',
    },
    hearing: {
      nb: 'å høre varsleren som vitne i saken',
      nn: 'å høyre varslaren som vitne i saka',
      en: 'to hear the reporter as a witness in the matter',
    },
    police: {
      nb: 'å gi navnet til politiet',
      nn: 'å gi namnet til politiet',
      en: 'to give the name to the police',
    },
    other: { nb: 'noe annet', nn: 'noko anna', en: 'something else' },
  },
  consents: {
    yes: { no: 'ja', en: 'yes' },
    no: { no: 'nei, spør først', en: 'no, ask first' },
    unsaid: { no: 'ingenting er sagt', en: 'nothing was said' },
    without: { nb: 'uten samtykke', nn: 'utan samtykke', en: 'without consent' },
  },
  nameOutcomes: {
    waits: { nb: 'venter', nn: 'ventar', en: 'waits' },
    first: {
      nb: 'varsleren spørres først',
      nn: 'varslaren blir spurd først',
      en: 'the reporter is asked first',
    },
    given: { no: 'gitt', en: 'given' },
    refused: { no: 'avslått', en: 'refused' },
    withdrawn: { nb: 'trukket tilbake', nn: 'trekt tilbake', en: 'withdrawn' },
  },
  consent: {
    purpose: {
      nb: 'Hva navnet skal brukes til',
      nn: 'Kva namnet skal brukast til',
      en: 'What the name is for',
    },
    asksFor: { no: 'Formål: {purpose}', en: 'Purpose: {purpose}' },
    noPurpose: {
      nb: 'Formålet er ikke valgt. Det står i grunnen.',
      nn: 'Formålet er ikkje valt. Det står i grunnen.',
      en: 'No purpose was chosen. It is in the reason.',
    },
    says: {
      nb: 'Varslerens samtykke til dette: {consent}',
      nn: 'Samtykket frå varslaren til dette: {consent}',
      en: 'Consent of the reporter to this: {consent}',
    },
    agreed: {
      nb: 'Varsleren har sagt ja til {uses}. Sist sagt {day}.',
      nn: 'Varslaren har sagt ja til {uses}. Sist sagt {day}.',
      en: 'The reporter agreed {uses}. Last said on {day}.',
    },
    agreedNothing: {
      nb: 'Varsleren vil bli spurt hver gang. Sist sagt {day}.',
      nn: 'Varslaren vil bli spurd kvar gong. Sist sagt {day}.',
      en: 'The reporter wants to be asked each time. Last said on {day}.',
    },
    unsaid: {
      nb: 'Varsleren har ikke sagt noe om bruken av navnet. Spør først.',
      nn: 'Varslaren har ikkje sagt noko om bruken av namnet. Spør først.',
      en: 'The reporter said nothing about the use of the name. Ask first.',
    },
    came: {
      nb: 'Varsleren svarte {day}: {answer}. Dette var spørsmålet:',
      nn: 'Varslaren svara {day}: {answer}. Dette var spørsmålet:',
      en: 'The reporter answered on {day}: {answer}. This was the question:',
    },
    first: { nb: 'Spør varsleren først', nn: 'Spør varslaren først', en: 'Ask the reporter first' },
    firstLead: {
      nb: 'Ingenting viser at varsleren har sagt ja til dette. Be mottaket spørre først, eller avslå. Spør du først, venter spørsmålet på svaret fra varsleren.',
      nn: 'Ingenting viser at varslaren har sagt ja til dette. Be mottaket spørje først, eller avslå. Spør du først, ventar spørsmålet på svaret frå varslaren.',
      en: 'Nothing shows that the reporter agreed to this. Have the reception ask first, or refuse. If the reporter is asked first, the question waits for their answer.',
    },
    firstText: {
      nb: 'Hva mottaket bør vite, eller hvorfor du avslår',
      nn: 'Kva mottaket bør vite, eller kvifor du avslår',
      en: 'What the reception should know, or why you refuse',
    },
    beyond: {
      nb: 'Gi navnet uten samtykke ...',
      nn: 'Gi namnet utan samtykke ...',
      en: 'Give the name without consent ...',
    },
    beyondLead: {
      nb: 'Bare når loven krever det, som ved pålegg fra retten. Det står som «uten samtykke» for godt, og varsleren får vite det du skriver nederst.',
      nn: 'Berre når lova krev det, som ved pålegg frå retten. Det står som «utan samtykke» for godt, og varslaren får vite det du skriv nedst.',
      en: 'Only if the law demands it, such as an order of the court. It stands as “without consent” for good, and the reporter is told what you write at the bottom.',
    },
    beyondConfirm: {
      nb: 'Gi navnet uten samtykke',
      nn: 'Gi namnet utan samtykke',
      en: 'Give the name without consent',
    },
    beyondName: { nb: 'Hvem varsleren er', nn: 'Kven varslaren er', en: 'Who the reporter is' },
    beyondWhy: {
      nb: 'Hvorfor loven krever det. Står i loggen.',
      nn: 'Kvifor lova krev det. Står i loggen.',
      en: 'Why the law demands it. Stays in the log.',
    },
    beyondTell: {
      nb: 'Det varsleren får vite',
      nn: 'Det varslaren får vite',
      en: 'What the reporter is told',
    },
    beyondSaid: {
      nb: 'Uten samtykke. {why}',
      nn: 'Utan samtykke. {why}',
      en: 'Without consent. {why}',
    },
    toAsk: {
      nb: 'Identitetsforvalteren vil at varsleren blir spurt før navnet blir gitt.',
      nn: 'Identitetsforvaltaren vil at varslaren blir spurd før namnet blir gitt.',
      en: 'The keeper of identities wants the reporter to be asked before the name is given.',
    },
    ask: { nb: 'Spør varsleren ...', nn: 'Spør varslaren ...', en: 'Ask the reporter ...' },
    askLead: {
      nb: 'Spørsmålet er skrevet ferdig på {language}. Les det, og rett det som ikke stemmer. Svaret går bare til identitetsforvalteren.',
      nn: 'Spørsmålet er skrive ferdig på {language}. Les det, og rett det som ikkje stemmer. Svaret går berre til identitetsforvaltaren.',
      en: 'The question is written in {language}. Read it, and correct what is not right. The answer goes only to the keeper of identities.',
    },
    askText: {
      nb: 'Spørsmål til varsleren',
      nn: 'Spørsmål til varslaren',
      en: 'Question to the reporter',
    },
    askConfirm: { no: 'Send spørsmålet', en: 'Send the question' },
    asked: {
      nb: 'Varsleren ble spurt {day}. Svaret går til identitetsforvalteren.',
      nn: 'Varslaren vart spurd {day}. Svaret går til identitetsforvaltaren.',
      en: 'The reporter was asked on {day}. The answer goes to the keeper of identities.',
    },
    register: {
      no: 'Samtykke og utlevering',
      en: 'Consent and disclosure',
    },
    askedBy: { nb: 'Spurt av', nn: 'Spurd av', en: 'Asked by' },
    agreedThen: { nb: 'Samtykke da', nn: 'Samtykke då', en: 'Consent then' },
    outcome: { no: 'Svar', en: 'Answer' },
    by: { nb: 'Svart av', nn: 'Svara av', en: 'Answered by' },
    to: { no: 'Gitt til', en: 'Given to' },
    toReaders: {
      nb: '{name} og andre som leser saken',
      nn: '{name} og andre som les saka',
      en: '{name} and others who read the case',
    },
    notNoted: { nb: 'ikke notert', nn: 'ikkje notert', en: 'not noted' },
  },
  // Text of letters, in the reporter's own language: "you" is the reporter.
  consentFor: {
    call: {
      nb: 'for at noen kan ringe eller skrive til deg',
      nn: 'for at nokon kan ringje eller skrive til deg',
      en: 'so that somebody can call you or write to you',
    },
    hearing: {
      nb: 'for at du kan bli hørt som vitne i saken',
      nn: 'for at du kan bli høyrd som vitne i saka',
      en: 'so that you can be heard as a witness in the matter',
    },
    police: {
      no: 'for å gi det til politiet',
      en: 'to give it to the police',
    },
    other: { nb: 'for noe annet', nn: 'for noko anna', en: 'for something else' },
  },
  consentLetter: {
    question: {
      nb: '{who} ber om å få vite navnet ditt, {purpose}.',
      nn: '{who} ber om å få vite namnet ditt, {purpose}.',
      en: '{who} asks to know your name, {purpose}.',
    },
    questionEnd: {
      nb: 'Si ja eller nei under denne meldingen. Svaret ditt går bare til den som tar vare på navnet, og navnet blir ikke gitt for dette før du sier ja. Er loven slik at det likevel må gis, får du vite det her.',
      nn: 'Sei ja eller nei under denne meldinga. Svaret ditt går berre til den som tek vare på namnet, og namnet blir ikkje gitt for dette før du seier ja. Er lova slik at det likevel må givast, får du vite det her.',
      en: 'Say yes or no below this message. Your answer goes only to the one who keeps the name, and the name is not given for this before you say yes. If the law demands it all the same, you are told here.',
    },
    given: {
      nb: 'Navnet ble gitt {purpose}.',
      nn: 'Namnet vart gitt {purpose}.',
      en: 'The name was given {purpose}.',
    },
    agreed: {
      no: 'Du hadde sagt ja til det.',
      en: 'You had agreed to that.',
    },
    without: {
      nb: 'Du hadde ikke sagt ja til det. Det ble gitt uten samtykke. {tell}',
      nn: 'Du hadde ikkje sagt ja til det. Det vart gitt utan samtykke. {tell}',
      en: 'You had not agreed to that. It was given without consent. {tell}',
    },
  },
}
