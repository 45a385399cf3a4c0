/** Letters that a reporter can write afterwards. */
export const letters = {
  answer: {
    letter: {
      nb: 'Det du har begynt på under «{name}». Det er ikke sendt.',
      nn: 'Det du har begynt på under «{name}». Det er ikkje sendt.',
      en: 'What you have begun under “{name}”. It has not been sent.',
    },
    letterUnsure: {
      nb: 'Det du har skrevet under «{name}». Vi vet ikke om det er kommet fram.',
      nn: 'Det du har skrive under «{name}». Vi veit ikkje om det er kome fram.',
      en: 'What you have written under “{name}”. We do not know whether it has arrived.',
    },
    unseen: {
      nb: 'Det du sendte under «{name}». Vi har ikke sett ennå at det kom fram.',
      nn: 'Det du sende under «{name}». Vi har ikkje sett enno at det kom fram.',
      en: 'What you sent under “{name}”. We have not seen yet that it arrived.',
    },
    toUnseen: { nb: 'Se på «{name}»', nn: 'Sjå på «{name}»', en: 'Look at “{name}”' },
    toLetter: {
      nb: 'Skriv videre på «{name}»',
      nn: 'Skriv vidare på «{name}»',
      en: 'Keep writing “{name}”',
    },
    answerHeading: { no: 'Svar på spørsmålet', en: 'Answer the question' },
    replyHeading: { nb: 'Svar på meldingen', nn: 'Svar på meldinga', en: 'Answer the message' },
    moreHeading: { nb: 'Fortell mer', nn: 'Fortel meir', en: 'Tell us more' },
    objectHeading: {
      nb: 'Skriv hvorfor du er uenig',
      nn: 'Skriv kvifor du er usamd',
      en: 'Write why you disagree',
    },
    accountHeading: {
      nb: 'Forklar deg skriftlig',
      nn: 'Forklar deg skriftleg',
      en: 'Give your account in writing',
    },
    accountHint: {
      nb: 'Skriv med dine egne ord, så mye du vil. Du kan sende flere ganger. Vil du fortsatt være anonym, så la være å skrive navnet ditt og ting som bare du kan vite.',
      nn: 'Skriv med dine eigne ord, så mykje du vil. Du kan sende fleire gonger. Vil du framleis vere anonym, så la vere å skrive namnet ditt og ting som berre du kan vite.',
      en: 'Write in your own words, as much as you want. You can send several times. If you want to stay anonymous, leave out your name and things that only you can know.',
    },
    label: { no: 'Teksten din', en: 'Your text' },
    hint: {
      nb: 'Vil du fortsatt være anonym, så la være å skrive navnet ditt og ting som bare du kan vite.',
      nn: 'Vil du framleis vere anonym, så la vere å skrive namnet ditt og ting som berre du kan vite.',
      en: 'If you want to stay anonymous, leave out your name and things that only you can know.',
    },
    empty: {
      nb: 'Skriv noe først, eller legg ved en fil eller et opptak',
      nn: 'Skriv noko først, eller legg ved ei fil eller eit opptak',
      en: 'Write something first, or add a file or a recording',
    },
    same: {
      nb: 'Dette går til dem som kunne lese det du skrev først, eller til den som har tatt over etter en av dem. Bare disse kan åpne det:',
      nn: 'Dette går til dei som kunne lese det du skreiv først, eller til den som har teke over etter ein av dei. Berre desse kan opne det:',
      en: 'This goes to those who could read what you wrote first, or to whoever has taken over from one of them. Only these people can open it:',
    },
    doubted: {
      nb: 'Én i mottaket sier at disse ikke leser saken din lenger: {names}. Ingen andre i mottaket har bekreftet det. Det du skriver nå, går til dem også.',
      nn: 'Éin i mottaket seier at desse ikkje les saka di lenger: {names}. Ingen andre i mottaket har stadfesta det. Det du skriv no, går til dei òg.',
      en: 'One member of the whistleblowing team says that these do not read your case any more: {names}. Nobody else in the team has confirmed it. What you write now goes to them too.',
    },
    fewerLegend: {
      nb: 'Skal de kunne lese det?',
      nn: 'Skal dei kunne lese det?',
      en: 'Are they to read it?',
    },
    fewerHint: {
      nb: 'Er du i tvil, så la det stå som det er. Da kan ikke én person alene velge hvem som får lese.',
      nn: 'Er du i tvil, så la det stå som det er. Då kan ikkje éin person åleine velje kven som får lese.',
      en: 'If in doubt, leave it as it is. Then no single person can choose who gets to read.',
    },
    fewer: {
      nb: 'Nei, ikke send det til: {names}',
      nn: 'Nei, ikkje send det til: {names}',
      en: 'No, do not send it to: {names}',
    },
    ask: {
      nb: 'Vi ser ikke hvem du utelot første gang. Derfor må du si det en gang til. De andre på listen kan åpne dette.',
      nn: 'Vi ser ikkje kven du utelét første gongen. Difor må du seie det ein gong til. Dei andre på lista kan opne dette.',
      en: 'We cannot see whom you left out the first time. That is why you have to say it once more. The others on the list can open this.',
    },
    channel: {
      nb: 'Hva valgte du da du varslet?',
      nn: 'Kva valde du då du varsla?',
      en: 'What did you choose when you reported?',
    },
    everybody: {
      nb: 'Nei, jeg holder ingen utenfor',
      nn: 'Nei, eg held ingen utanfor',
      en: 'No, I leave nobody out',
    },
    unsaid: {
      nb: 'Si hvem som ikke skal lese, eller kryss av for at du ikke holder noen utenfor',
      nn: 'Sei kven som ikkje skal lese, eller kryss av for at du ikkje held nokon utanfor',
      en: 'Say who must not read it, or tick that you leave nobody out',
    },
    askHint: {
      nb: 'Velg dem du utelot første gang. De som alt kan lese saken, kan lese dette også, uansett hvem du velger. Handler det om en av dem nå, skriver du det ikke her: Avslutt, og begynn på en ny melding.',
      nn: 'Vel dei du utelét første gongen. Dei som alt kan lese saka, kan lese dette òg, uansett kven du vel. Handlar det om ein av dei no, skriv du det ikkje her: Avslutt, og start på ei ny melding.',
      en: 'Choose those you left out the first time. People who can read the case already can read this too, whomever you choose. If it is about one of them now, do not write it here: finish, and begin a new report.',
    },
    send: 'Send',
    sending: { no: 'Låser og sender …', en: 'Locking and sending …' },
    notConfirmed: { nb: 'Ikke bekreftet', nn: 'Ikkje stadfesta', en: 'Not confirmed' },
    edit: { no: 'Endre teksten', en: 'Change the text' },
    delivered: { no: 'Levert', en: 'Delivered' },
    deliveredText: {
      nb: 'Vi har sjekket at det kom fram. Det du skrev, vises ikke igjen her. Se innom om noen dager.',
      nn: 'Vi har sjekka at det kom fram. Det du skreiv, blir ikkje vist att her. Sjå innom om nokre dagar.',
      en: 'We have checked that it arrived. What you wrote is not shown here again. Check back in a few days.',
    },
    back: { nb: 'Tilbake til saken', nn: 'Tilbake til saka', en: 'Back to your case' },
  },
  harm: {
    heading: {
      nb: 'Opplever du gjengjeldelse?',
      nn: 'Opplever du gjengjelding?',
      en: 'Are you facing retaliation?',
    },
    lead: {
      nb: 'Det er forbudt å straffe noen for å si fra, og det er ikke din skyld. Det du skriver her, går til dem som leser saken din, merket som gjengjeldelse. De kan gjøre det til en egen sak.',
      nn: 'Det er forbode å straffe nokon for å seie frå, og det er ikkje di skuld. Det du skriv her, går til dei som les saka di, merkt som gjengjelding. Dei kan gjere det til ei eiga sak.',
      en: 'It is forbidden to punish anyone for speaking up, and it is not your fault. Your text goes to those who read your case, marked as retaliation. They can make it a case of its own.',
    },
    text: { nb: 'Hva skjer?', nn: 'Kva skjer?', en: 'What is happening?' },
    textHint: {
      nb: 'Hva noen gjør mot deg, eller lar være å gjøre. Skriv også hvem og hvor, hvis du vil.',
      nn: 'Kva nokon gjer mot deg, eller lar vere å gjere. Skriv òg kven og kvar, om du vil.',
      en: 'What someone does to you, or fails to do. Write who and where too, if you like.',
    },
    since: { nb: 'Når begynte det?', nn: 'Når starta det?', en: 'When did it begin?' },
    sinceHint: {
      nb: 'Omtrent er godt nok.',
      nn: 'Om lag er godt nok.',
      en: 'Roughly is good enough.',
    },
    help: { nb: 'Hva trenger du nå?', nn: 'Kva treng du no?', en: 'What do you need now?' },
    helpHint: {
      nb: 'For eksempel noen å snakke med, en annen leder, eller at noe stoppes med en gang.',
      nn: 'Til dømes nokon å snakke med, ein annan leiar, eller at noko blir stoppa med ein gong.',
      en: 'For example someone to talk to, another manager, or that something is stopped at once.',
    },
    empty: {
      nb: 'Skriv hva som skjer, eller legg ved en fil eller et opptak',
      nn: 'Skriv kva som skjer, eller legg ved ei fil eller eit opptak',
      en: 'Write what is happening, or add a file or a recording',
    },
    readers: {
      nb: 'Er det en av dem som leser, som gjør dette?',
      nn: 'Er det ein av dei som les, som gjer dette?',
      en: 'Is it one of the readers who does this?',
    },
    readersText: {
      nb: 'Da skriver du det ikke her. Avslutt, begynn på en ny melding fra forsiden, og si at den personen ikke skal lese.',
      nn: 'Då skriv du det ikkje her. Avslutt, start på ei ny melding frå framsida, og sei at den personen ikkje skal lese.',
      en: 'Then do not write it here. Finish, begin a new report from the first page, and say that this person must not read it.',
    },
  },
  minutes: {
    heading: { no: 'Stemmer referatet?', en: 'Are the minutes right?' },
    lead: {
      nb: 'Les det i ro og mak. Du kan lukke siden og komme tilbake en annen dag.',
      nn: 'Les det i ro og mak. Du kan lukke sida og kome tilbake ein annan dag.',
      en: 'Minutes are a written record of what was said. Take your time. You can close the page and come back another day.',
    },
    verdict: { no: 'Stemmer det med det du sa?', en: 'Do they match what you said?' },
    approved: {
      nb: 'Ja, jeg godkjenner referatet',
      nn: 'Ja, eg godkjenner referatet',
      en: 'Yes, I approve the minutes',
    },
    corrected: {
      nb: 'Nei, noe må rettes',
      nn: 'Nei, noko må rettast',
      en: 'No, something must be corrected',
    },
    verdictMissing: {
      nb: 'Velg om referatet stemmer',
      nn: 'Vel om referatet stemmer',
      en: 'Choose whether the minutes are right',
    },
    text: { nb: 'Hva må rettes?', nn: 'Kva må rettast?', en: 'What must be corrected?' },
    textHint: {
      nb: 'Skriv det slik det burde stå. Godkjenner du alt, kan feltet være tomt.',
      nn: 'Skriv det slik det burde stå. Godkjenner du alt, kan feltet vere tomt.',
      en: 'Write it as it should be. If you approve all of it, this field can be empty.',
    },
    textMissing: {
      nb: 'Skriv hva som må rettes, eller legg ved en fil',
      nn: 'Skriv kva som må rettast, eller legg ved ei fil',
      en: 'Write what must be corrected, or add a file',
    },
  },
  feedback: {
    heading: {
      nb: 'To spørsmål om behandlingen',
      nn: 'To spørsmål om behandlinga',
      en: 'Two questions about how it was handled',
    },
    lead: {
      nb: 'Dette er helt frivillig, og du kan hoppe over det du vil. De som leser saken, ser svarene dine og bruker dem til å bli bedre. Ellers blir svarene bare talt sammen med svarene fra andre, og tall som gjelder færre enn fem svar, vises ikke utenfor mottaket. Svarene kan bare spores til saken, og de endrer ikke utfallet.',
      nn: 'Dette er heilt frivillig, og du kan hoppe over det du vil. Dei som les saka, ser svara dine og bruker dei til å bli betre. Elles blir svara berre talde saman med svara frå andre, og tal som gjeld færre enn fem svar, blir ikkje viste utanfor mottaket. Svara kan berre sporast til saka, og dei endrar ikkje utfallet.',
      en: 'This is entirely optional, and you can skip what you like. Those who read the case see your answers, and use them to get better. Apart from that, answers are only counted together with those of others, and figures for fewer than five answers are not shown outside the whistleblowing team. Answers can be traced only to the case, and do not change the outcome.',
    },
    heard: { nb: 'Ble du hørt?', nn: 'Vart du høyrd?', en: 'Were you heard?' },
    clear: {
      nb: 'Var det lett å forstå hva som skjedde, og hvorfor?',
      nn: 'Var det lett å forstå kva som skjedde, og kvifor?',
      en: 'Was it easy to understand what happened, and why?',
    },
    yes: { no: 'Ja', en: 'Yes' },
    partly: { no: 'Delvis', en: 'Partly' },
    no: { no: 'Nei', en: 'No' },
    skip: { nb: 'Vil ikke svare', nn: 'Vil ikkje svare', en: 'I would rather not say' },
    text: {
      nb: 'Vil du si noe mer om det?',
      nn: 'Vil du seie noko meir om det?',
      en: 'Would you like to say more about it?',
    },
    textHint: { no: 'Frivillig.', en: 'Optional.' },
    empty: {
      nb: 'Svar på minst ett av spørsmålene',
      nn: 'Svar på minst eitt av spørsmåla',
      en: 'Answer at least one of the questions',
    },
  },
  identity: {
    anonymous: {
      nb: 'Navnet ditt er bare sendt hvis du har skrevet det selv, eller det står i en fil du la ved. Vil du fortsatt være anonym, trenger du ikke gjøre noe. Vil du si hvem du er, kan du gjøre det nå eller senere med koden.',
      nn: 'Namnet ditt er berre sendt dersom du har skrive det sjølv, eller det står i ei fil du la ved. Vil du framleis vere anonym, treng du ikkje gjere noko. Vil du seie kven du er, kan du gjere det no eller seinare med koden.',
      en: 'Your name was sent only if you wrote it yourself, or if it is in a file that you attached. If you want to stay anonymous, there is nothing you need to do. If you want to say who you are, you can do so now, or later with the code.',
    },
    heading: { nb: 'Si hvem du er', nn: 'Sei kven du er', en: 'Say who you are' },
    lead: {
      nb: 'Dette er helt frivillig. Med navn kan det bli lettere å følge opp saken og å passe på deg.',
      nn: 'Dette er heilt frivillig. Med namn kan det bli lettare å følgje opp saka og å passe på deg.',
      en: 'This is entirely up to you. With a name it can be easier to follow up the case and to look after you.',
    },
    separate: {
      nb: 'Navnet sendes for seg, bare til dem som tar vare på navn. De som leser meldingen din, får ikke se det automatisk.',
      nn: 'Namnet blir sendt for seg, berre til dei som tek vare på namn. Dei som les meldinga di, får ikkje sjå det automatisk.',
      en: 'The name is sent separately, only to those who keep names. Those who read your report do not see it automatically.',
    },
    revoke: {
      nb: 'Senere kan du be om at navnet slettes. Men det noen har lest, kan de ikke glemme, så ta deg tid.',
      nn: 'Seinare kan du be om at namnet blir sletta. Men det nokon har lese, kan dei ikkje gløyme, så ta deg tid.',
      en: 'Later you can ask for the name to be deleted. But what someone has read, they cannot forget, so take your time.',
    },
    keepers: {
      nb: { one: 'Bare denne kan åpne det:', other: 'Bare disse kan åpne det:' },
      nn: { one: 'Berre denne kan opne det:', other: 'Berre desse kan opne det:' },
      en: { one: 'Only this person can open it:', other: 'Only these people can open it:' },
    },
    nobody: {
      nb: 'Her er det ingen som tar vare på navn for seg. Skriver du navnet ditt i en melding, ser alle som leser saken, det.',
      nn: 'Her er det ingen som tek vare på namn for seg. Skriv du namnet ditt i ei melding, ser alle som les saka, det.',
      en: 'Nobody here keeps names separately. If you write your name in a message, everyone who reads the case sees it.',
    },
    inMessage: {
      nb: 'Skriv det i en melding likevel',
      nn: 'Skriv det i ei melding likevel',
      en: 'Write it in a message anyway',
    },
    name: { nb: 'Navnet ditt', nn: 'Namnet ditt', en: 'Your name' },
    nameMissing: {
      nb: 'Skriv navnet ditt, eller forbli anonym',
      nn: 'Skriv namnet ditt, eller hald fram som anonym',
      en: 'Write your name, or stay anonymous',
    },
    contact: {
      nb: 'Hvordan kan vi nå deg?',
      nn: 'Korleis kan vi nå deg?',
      en: 'How can we reach you?',
    },
    contactHint: {
      nb: 'Frivillig. Bruk helst din egen telefon eller e-post, ikke jobbens.',
      nn: 'Frivillig. Bruk helst din eigen telefon eller e-post, ikkje jobben sin.',
      en: 'Optional. Preferably use your own phone or e-mail, not your employer’s.',
    },
    text: {
      nb: 'Er det noe vi må vite om det?',
      nn: 'Er det noko vi må vite om det?',
      en: 'Is there something we must know about it?',
    },
    textHint: {
      nb: 'For eksempel hvem som ikke må få vite det.',
      nn: 'Til dømes kven som ikkje må få vite det.',
      en: 'For example who must not find out.',
    },
    send: { nb: 'Send navnet', nn: 'Send namnet', en: 'Send the name' },
    stay: { nb: 'Forbli anonym', nn: 'Hald fram som anonym', en: 'Stay anonymous' },
    deliveredText: {
      nb: 'Vi har sjekket at navnet kom fram. Bare de som tar vare på navn, kan åpne det. Det vises ikke her.',
      nn: 'Vi har sjekka at namnet kom fram. Berre dei som tek vare på namn, kan opne det. Det blir ikkje vist her.',
      en: 'We have checked that the name arrived. Only those who keep names can open it. It is not shown here.',
    },
  },
  nameUses: {
    call: {
      nb: 'for at noen kan ringe meg eller skrive til meg',
      nn: 'for at nokon kan ringje meg eller skrive til meg',
      en: 'so that somebody can call me or write to me',
    },
    hearing: {
      nb: 'for at jeg kan bli hørt som vitne i saken',
      nn: 'for at eg kan bli høyrd som vitne i saka',
      en: 'so that I can be heard as a witness in the matter',
    },
    police: { no: 'for å gi det til politiet', en: 'to give it to the police' },
    other: {
      no: 'til det som står i spørsmålet',
      en: 'for what the question says',
    },
  },
  consent: {
    uses: {
      nb: 'Hva kan navnet brukes til uten at vi spør deg først?',
      nn: 'Kva kan namnet brukast til utan at vi spør deg først?',
      en: 'What may the name be used for without asking you first?',
    },
    usesHint: {
      nb: 'Krysser du ikke av, spør vi deg først, hvis ikke en lov eller en domstol krever navnet. Du kan endre dette senere med koden.',
      nn: 'Kryssar du ikkje av, spør vi deg først, om ikkje ei lov eller ein domstol krev namnet. Du kan endre dette seinare med koden.',
      en: 'If you tick nothing, we ask you first, unless a law or a court demands the name. You can change this later with the code.',
    },
    heading: {
      nb: 'Hva navnet mitt kan brukes til',
      nn: 'Kva namnet mitt kan brukast til',
      en: 'What my name may be used for',
    },
    lead: {
      nb: 'Dette går bare til den som tar vare på navnet. Vi kan ikke vise hva du har sagt før.',
      nn: 'Dette går berre til den som tek vare på namnet. Vi kan ikkje vise kva du har sagt før.',
      en: 'This goes only to the one who keeps the name. We cannot show what you said before.',
    },
    newest: {
      nb: 'Det siste du sier, gjelder. Kryss derfor av for alt som skal gjelde fra i dag.',
      nn: 'Det siste du seier, gjeld. Kryss difor av for alt som skal gjelde frå i dag.',
      en: 'The last thing that you say counts. So tick everything that is to count from now on.',
    },
    answerHeading: {
      nb: 'Svar om navnet mitt',
      nn: 'Svar om namnet mitt',
      en: 'Answer about my name',
    },
    answerLead: {
      nb: 'Svaret går bare til den som tar vare på navnet, sammen med spørsmålet. De som leser saken, ser det ikke her.',
      nn: 'Svaret går berre til den som tek vare på namnet, saman med spørsmålet. Dei som les saka, ser det ikkje her.',
      en: 'The answer goes only to the one who keeps the name, together with the question. Those who read the case do not see it here.',
    },
    agrees: {
      nb: 'Kan navnet gis, {purpose}?',
      nn: 'Kan namnet givast, {purpose}?',
      en: 'May the name be given, {purpose}?',
    },
    yes: { no: 'Ja', en: 'Yes' },
    no: { no: 'Nei', en: 'No' },
    missing: { nb: 'Velg ja eller nei', nn: 'Vel ja eller nei', en: 'Choose yes or no' },
    delivered: {
      nb: 'Serveren har svart at den har det du skrev. Bare den som tar vare på navnet, kan åpne det. Det vises ikke igjen.',
      nn: 'Tenaren har svart at han har det du skreiv. Berre den som tek vare på namnet, kan opne det. Det blir ikkje vist att.',
      en: 'The server has answered that it has what you wrote. Only whoever keeps the name can open it. It is not shown again.',
    },
    account: { nb: 'Navnet ditt', nn: 'Namnet ditt', en: 'Your name' },
    nothing: {
      nb: 'Mottaket har ikke skrevet her at noen har spurt om navnet eller fått det.',
      nn: 'Mottaket har ikkje skrive her at nokon har spurt om namnet eller fått det.',
      en: 'The whistleblowing team has not written here that anybody asked for the name or was given it.',
    },
    accountHint: {
      nb: 'Dette er det mottaket har skrevet her. Gamle meldinger kan ha gått ut.',
      nn: 'Dette er det mottaket har skrive her. Gamle meldingar kan ha gått ut.',
      en: 'This is what the whistleblowing team has written here. Old messages may have expired.',
    },
    change: {
      nb: 'Si hva navnet kan brukes til',
      nn: 'Sei kva namnet kan brukast til',
      en: 'Say what the name may be used for',
    },
    asked: {
      nb: 'Du ble spurt om navnet kan gis, {purpose}.',
      nn: 'Du vart spurd om namnet kan givast, {purpose}.',
      en: 'You were asked whether the name may be given, {purpose}.',
    },
    given: {
      nb: 'Navnet ble gitt, {purpose}.',
      nn: 'Namnet vart gitt, {purpose}.',
      en: 'The name was given, {purpose}.',
    },
    agreed: { no: 'Du hadde sagt ja.', en: 'You had agreed.' },
    without: {
      nb: 'Du hadde ikke sagt ja.',
      nn: 'Du hadde ikkje sagt ja.',
      en: 'You had not agreed.',
    },
    force: {
      nb: 'Du hadde sagt at navnet kan brukes {uses}.',
      nn: 'Du hadde sagt at namnet kan brukast {uses}.',
      en: 'You had said that the name may be used {uses}.',
    },
    forceNone: {
      nb: 'Du hadde sagt at du vil bli spurt hver gang.',
      nn: 'Du hadde sagt at du vil bli spurd kvar gong.',
      en: 'You had said that you want to be asked each time.',
    },
  },
  withdrawal: {
    heading: { nb: 'Trekk noe tilbake', nn: 'Trekk noko tilbake', en: 'Withdraw something' },
    lead: {
      nb: 'Du har lov til å ombestemme deg, og trenger ikke si hvorfor.',
      nn: 'Du har lov til å ombestemme deg, og treng ikkje seie kvifor.',
      en: 'You may change your mind, and need not say why.',
    },
    what: {
      nb: 'Hva vil du trekke tilbake?',
      nn: 'Kva vil du trekkje tilbake?',
      en: 'What do you want to withdraw?',
    },
    report: { nb: 'Meldingen', nn: 'Meldinga', en: 'The report' },
    reportHint: {
      nb: 'Du ber om at den ikke følges opp, og at den slettes så snart det er lov. Mottaket svarer deg her.',
      nn: 'Du ber om at ho ikkje blir følgd opp, og at ho blir sletta så snart det er lov. Mottaket svarar deg her.',
      en: 'You ask that it is not followed up, and is deleted as soon as the law allows. The whistleblowing team answers you here.',
    },
    identity: { nb: 'Navnet mitt', nn: 'Namnet mitt', en: 'My name' },
    identityHint: {
      nb: 'Du ber den som tar vare på navnet, om å slette det. Ingen andre får se dette, og du får ikke svar her. Saken går videre uten navnet.',
      nn: 'Du ber den som tek vare på namnet, om å slette det. Ingen andre får sjå dette, og du får ikkje svar her. Saka går vidare utan namnet.',
      en: 'You ask whoever keeps the name to delete it. Nobody else gets to see this, and you get no answer here. The case goes on without the name.',
    },
    identityDelivered: {
      nb: 'Serveren har svart at den har det du skrev. Bare den som tar vare på navnet, kan åpne det. Du får ikke svar her, og det vises ikke igjen.',
      nn: 'Tenaren har svart at han har det du skreiv. Berre den som tek vare på namnet, kan opne det. Du får ikkje svar her, og det blir ikkje vist att.',
      en: 'The server has answered that it has what you wrote. Only whoever keeps the name can open it. You get no answer here, and it is not shown again.',
    },
    missing: {
      nb: 'Velg hva du vil trekke tilbake',
      nn: 'Vel kva du vil trekkje tilbake',
      en: 'Choose what you want to withdraw',
    },
    cannot: {
      nb: 'Dette kan ikke trekkes tilbake',
      nn: 'Dette kan ikkje trekkjast tilbake',
      en: 'This cannot be withdrawn',
    },
    cannotRead: {
      nb: 'Det mottaket allerede har åpnet og lest. Det kan slettes, men de kan ikke glemme det.',
      nn: 'Det mottaket allereie har opna og lese. Det kan slettast, men dei kan ikkje gløyme det.',
      en: 'Anything the whistleblowing team has already opened and read. It can be deleted, but they cannot forget it.',
    },
    cannotDuty: {
      nb: 'Mottakets plikter. Er noen i fare, eller krever loven det, må de gå videre også uten deg.',
      nn: 'Pliktene til mottaket. Er nokon i fare, eller krev lova det, må dei gå vidare òg utan deg.',
      en: 'The duties of the whistleblowing team. If someone is in danger, or the law demands it, they must go on without you.',
    },
    cannotOthers: {
      nb: 'Det andre har fått vite mens saken er fulgt opp.',
      nn: 'Det andre har fått vite medan saka er følgd opp.',
      en: 'What others have been told while the case was followed up.',
    },
    text: { nb: 'Vil du si hvorfor?', nn: 'Vil du seie kvifor?', en: 'Would you like to say why?' },
    textHint: {
      nb: 'Frivillig. Er det noen som presser deg til dette, så skriv det.',
      nn: 'Frivillig. Er det nokon som pressar deg til dette, så skriv det.',
      en: 'Optional. If someone is pressuring you to do this, say so.',
    },
  },
  meeting: {
    heading: {
      nb: 'Be om et møte eller en samtale',
      nn: 'Be om eit møte eller ein samtale',
      en: 'Ask for a meeting or a conversation',
    },
    lead: {
      nb: 'Mottaket svarer deg her og foreslår tid og sted. I et møte eller en samtale kan de få vite hvem du er. Skriver du her, kan du være anonym hele veien.',
      nn: 'Mottaket svarar deg her og foreslår tid og stad. I eit møte eller ein samtale kan dei få vite kven du er. Skriv du her, kan du vere anonym heile vegen.',
      en: 'The whistleblowing team answers you here and proposes a time and place. In a meeting or a conversation they may learn who you are. If you write here, you can stay anonymous all the way.',
    },
    how: {
      nb: 'Hvordan vil du ha kontakt?',
      nn: 'Korleis vil du ha kontakt?',
      en: 'How would you like to be in touch?',
    },
    howHint: {
      nb: 'Velg så mange du vil.',
      nn: 'Vel så mange du vil.',
      en: 'Choose as many as you like.',
    },
    missing: { nb: 'Velg minst én måte', nn: 'Vel minst éin måte', en: 'Choose at least one way' },
    trusted: {
      nb: 'Vil du ha med deg noen du stoler på?',
      nn: 'Vil du ha med deg nokon du stoler på?',
      en: 'Do you want to bring someone you trust?',
    },
    trustedHint: { no: 'Det har du rett til.', en: 'That is your right.' },
    yes: { no: 'Ja', en: 'Yes' },
    no: { no: 'Nei', en: 'No' },
    text: {
      nb: 'Er det noe som må til for at det skal være trygt?',
      nn: 'Er det noko som må til for at det skal vere trygt?',
      en: 'Is there something that would make it safe for you?',
    },
    textHint: {
      nb: 'For eksempel tid og sted, tolk, eller noen som ikke skal være til stede.',
      nn: 'Til dømes tid og stad, tolk, eller nokon som ikkje skal vere til stades.',
      en: 'For example time and place, an interpreter, or someone who must not be there.',
    },
  },
}
