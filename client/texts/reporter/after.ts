/** The course of a report, by when things happen, and what the reporter can do meanwhile. */
export const after = {
  after: {
    hearing: { no: 'Slik kan du forklare deg', en: 'How you can give your account' },
    hearingText: {
      nb: 'Velg det som er tryggest for deg: et møte, en samtale på telefon eller video, eller skriftlig her. Du har rett til å ha med deg noen du stoler på. Du får lese referatet og rette det.',
      nn: 'Vel det som er tryggast for deg: eit møte, ein samtale på telefon eller video, eller skriftleg her. Du har rett til å ha med deg nokon du stoler på. Du får lese referatet og rette det.',
      en: 'Choose what is safest for you: a meeting, a conversation by phone or video, or in writing here. You have the right to bring someone you trust. You can read the minutes and correct them.',
    },
    hearingMeet: {
      nb: 'Be om et møte eller en samtale',
      nn: 'Be om eit møte eller ein samtale',
      en: 'Ask for a meeting or a conversation',
    },
    hearingWrite: {
      nb: 'Forklar meg skriftlig her',
      nn: 'Forklar meg skriftleg her',
      en: 'Give my account in writing here',
    },
    redirected: { nb: 'Er du uenig?', nn: 'Er du usamd?', en: 'Do you disagree?' },
    redirectedText: {
      nb: 'Da kan du skrive hvorfor. Du taper ikke noe på det.',
      nn: 'Då kan du skrive kvifor. Du taper ikkje noko på det.',
      en: 'Then you can write why. You lose nothing by it.',
    },
    redirectedObject: {
      nb: 'Skriv at jeg er uenig',
      nn: 'Skriv at eg er usamd',
      en: 'Write that I disagree',
    },
    complain: { nb: 'Hvis du vil klage', nn: 'Om du vil klage', en: 'If you want to complain' },
    checkIns: {
      nb: 'Vi spør hvordan det går',
      nn: 'Vi spør korleis det går',
      en: 'We ask how things are going',
    },
    checkIn: {
      nb: 'Se innom {date}. Da spør vi hvordan du har det.',
      nn: 'Sjå innom {date}. Då spør vi korleis du har det.',
      en: 'Check back on {date}. We then ask how you are.',
    },
    closedMore: {
      nb: 'Du kan fortsatt skrive her.',
      nn: 'Du kan framleis skrive her.',
      en: 'You can still write here.',
    },
    feedback: {
      nb: 'Hvordan var det å si fra her?',
      nn: 'Korleis var det å seie frå her?',
      en: 'What was it like to speak up here?',
    },
    feedbackText: {
      nb: 'To korte spørsmål, hvis du vil.',
      nn: 'To korte spørsmål, om du vil.',
      en: 'Two short questions, if you like.',
    },
    feedbackAnswer: { no: 'Svar på to spørsmål', en: 'Answer two questions' },
    again: { nb: 'Skriv en ny melding', nn: 'Skriv ei ny melding', en: 'Write a new report' },
    againText: {
      nb: 'Til denne saken kan du ikke skrive mer. Skjer det noe nytt, så skriv en ny melding.',
      nn: 'Til denne saka kan du ikkje skrive meir. Skjer det noko nytt, så skriv ei ny melding.',
      en: 'You cannot write more in this case. If something new happens, write a new report.',
    },
  },
  events: {
    title: { nb: 'Saken så langt', nn: 'Saka så langt', en: 'The case so far' },
    sent: {
      nb: 'Du skrev i uken fra {date}',
      nn: 'Du skreiv i veka frå {date}',
      en: 'You wrote in the week from {date}',
    },
    fetched: {
      nb: 'Hentet av en maskin i mottaket.',
      nn: 'Henta av ei maskin i mottaket.',
      en: 'Fetched by a computer of the whistleblowing team.',
    },
    opened: {
      nb: 'Mottaket har åpnet noe du skrev denne uken.',
      nn: 'Mottaket har opna noko du skreiv denne veka.',
      en: 'The whistleblowing team has opened something you wrote that week.',
    },
    sentTimes: {
      nb: 'Du skrev {n} ganger. Mottaket har åpnet noe av det. Det er ikke bekreftet ennå hva.',
      nn: 'Du skreiv {n} gonger. Mottaket har opna noko av det. Det er ikkje stadfesta enno kva.',
      en: 'You wrote {n} times. The whistleblowing team has opened some of it. Which part is not confirmed yet.',
    },
    notFetched: {
      nb: 'Ikke bekreftet ennå.',
      nn: 'Ikkje stadfesta enno.',
      en: 'Not confirmed yet.',
    },
    event: '{date}: {what}',
    messages: {
      nb: 'Samtalen, nyeste øverst',
      nn: 'Samtalen, nyaste øvst',
      en: 'The conversation, newest first',
    },
    from: '{title}, {date}',
    answer: { no: 'Svar på spørsmålet', en: 'Answer the question' },
    reply: { nb: 'Svar på meldingen', nn: 'Svar på meldinga', en: 'Answer the message' },
    check: { no: 'Godkjenn eller rett referatet', en: 'Approve or correct the minutes' },
    files: {
      no: { one: '{n} fil', other: '{n} filer' },
      en: { one: '{n} file', other: '{n} files' },
    },
  },
  clocks: {
    title: { nb: 'Frister', nn: 'Fristar', en: 'Deadlines' },
    byWeek: {
      nb: 'Vi vet bare i hvilken uke du skrev, og regner derfor fra siste dag i den. Datoene på kvitteringen kan være noen dager før.',
      nn: 'Vi veit berre i kva veke du skreiv, og reknar difor frå siste dag i ho. Datoane på kvitteringa kan vere nokre dagar før.',
      en: 'We only know in which week you wrote, so we count from its last day. The dates on the receipt may be some days earlier.',
    },
    acknowledge: {
      nb: {
        one: 'Mottaket skal bekrefte meldingen innen {n} dag',
        other: 'Mottaket skal bekrefte meldingen innen {n} dager',
      },
      nn: {
        one: 'Mottaket skal stadfeste meldinga innan {n} dag',
        other: 'Mottaket skal stadfeste meldinga innan {n} dagar',
      },
      en: {
        one: 'The whistleblowing team must confirm your report within {n} day',
        other: 'The whistleblowing team must confirm your report within {n} days',
      },
    },
    feedback: {
      nb: {
        one: 'Du skal få tilbakemelding innen {n} måned etter det',
        other: 'Du skal få tilbakemelding innen {n} måneder etter det',
      },
      nn: {
        one: 'Du skal få tilbakemelding innan {n} månad etter det',
        other: 'Du skal få tilbakemelding innan {n} månader etter det',
      },
      en: {
        one: 'You should get feedback within {n} month of that',
        other: 'You should get feedback within {n} months of that',
      },
    },
    feedbackAgain: {
      nb: {
        one: 'Du skal få tilbakemelding innen {n} måned etter at saken ble åpnet igjen',
        other: 'Du skal få tilbakemelding innen {n} måneder etter at saken ble åpnet igjen',
      },
      nn: {
        one: 'Du skal få tilbakemelding innan {n} månad etter at saka vart opna att',
        other: 'Du skal få tilbakemelding innan {n} månader etter at saka vart opna att',
      },
      en: {
        one: 'You should get feedback within {n} month of the case being reopened',
        other: 'You should get feedback within {n} months of the case being reopened',
      },
    },
    interim: {
      nb: {
        one: 'Du skal høre fra mottaket hver dag mens saken følges opp',
        other: 'Du skal høre fra mottaket minst hver {n}. dag mens saken følges opp',
      },
      nn: {
        one: 'Du skal høyre frå mottaket kvar dag medan saka blir følgd opp',
        other: 'Du skal høyre frå mottaket minst kvar {n}. dag medan saka blir følgd opp',
      },
      en: {
        one: 'You should hear from the whistleblowing team every day while the case is followed up',
        other:
          'You should hear from the whistleblowing team at least every {n} days while the case is followed up',
      },
    },
    by: {
      nb: '{rule}: senest {date}.',
      nn: '{rule}: seinast {date}.',
      en: '{rule}: by {date} at the latest.',
    },
    came: { no: '{rule}: det skjedde {date}.', en: '{rule}: it happened on {date}.' },
    closed: {
      nb: '{rule}: saken ble avsluttet {date}.',
      nn: '{rule}: saka vart avslutta {date}.',
      en: '{rule}: the case was closed on {date}.',
    },
    unknown: {
      nb: 'Vi ser ikke lenger når du skrev. Vi kan bare vise det i 16 uker.',
      nn: 'Vi ser ikkje lenger når du skreiv. Vi kan berre vise det i 16 veker.',
      en: 'We no longer see when you wrote. We can show it for 16 weeks only.',
    },
    missed: {
      nb: 'Mottaket har ikke holdt fristen',
      nn: 'Mottaket har ikkje halde fristen',
      en: 'The whistleblowing team has not kept the deadline',
    },
    missedAcknowledge: {
      nb: 'Mottaket skulle ha bekreftet meldingen din senest {date}. Det har de ikke gjort.',
      nn: 'Mottaket skulle ha stadfesta meldinga di seinast {date}. Det har dei ikkje gjort.',
      en: 'The whistleblowing team should have confirmed your report by {date}. They have not.',
    },
    missedFeedback: {
      nb: 'Mottaket skulle ha gitt deg tilbakemelding senest {date}. Saken er fortsatt ikke avsluttet.',
      nn: 'Mottaket skulle ha gitt deg tilbakemelding seinast {date}. Saka er framleis ikkje avslutta.',
      en: 'The whistleblowing team should have given you feedback by {date}. The case is still not closed.',
    },
    passedFeedback: {
      nb: 'Fristen for tilbakemelding er gått ut',
      nn: 'Fristen for tilbakemelding har gått ut',
      en: 'The deadline for feedback has passed',
    },
    perhapsFeedback: {
      nb: 'Mottaket skulle ha gitt deg tilbakemelding senest {date}. Saken er ikke avsluttet. Fikk du innen da vite hva som er gjort eller skal gjøres? Hvis ikke, er fristen brutt.',
      nn: 'Mottaket skulle ha gitt deg tilbakemelding seinast {date}. Saka er ikkje avslutta. Fekk du innan då vite kva som er gjort eller skal gjerast? Om ikkje, er fristen broten.',
      en: 'The whistleblowing team should have given you feedback by {date}. The case is not closed. Were you told by then what has been done or will be done? If not, the deadline has been missed.',
    },
    missedWord: {
      nb: 'Mottaket skulle ha sagt noe nytt senest {date}. Det har de ikke gjort.',
      nn: 'Mottaket skulle ha sagt noko nytt seinast {date}. Det har dei ikkje gjort.',
      en: 'The whistleblowing team should have told you something new by {date}. They have not.',
    },
    missedDo: {
      nb: 'Det er ikke din feil. Du kan be om svar her, eller bruke en annen vei nedenfor. Du kan alltid gå direkte til en offentlig myndighet, uten å vente på mottaket.',
      nn: 'Det er ikkje din feil. Du kan be om svar her, eller bruke ein annan veg nedanfor. Du kan alltid gå direkte til ei offentleg styresmakt, utan å vente på mottaket.',
      en: 'That is not your fault. You can ask for an answer here, or use another way below. You can always go straight to a public authority, without waiting for the whistleblowing team.',
    },
    ask: { no: 'Be om svar', en: 'Ask for an answer' },
  },
  can: {
    title: { nb: 'Dette kan du gjøre', nn: 'Dette kan du gjere', en: 'What you can do' },
    more: { nb: 'Fortell mer', nn: 'Fortel meir', en: 'Tell us more' },
    meeting: { nb: 'Be om et møte', nn: 'Be om eit møte', en: 'Ask for a meeting' },
    harm: {
      nb: 'Fortell om gjengjeldelse',
      nn: 'Fortel om gjengjelding',
      en: 'Tell us about retaliation',
    },
    identity: { nb: 'Si hvem jeg er', nn: 'Sei kven eg er', en: 'Say who I am' },
    withdraw: { nb: 'Trekk noe tilbake', nn: 'Trekk noko tilbake', en: 'Withdraw something' },
  },
}
