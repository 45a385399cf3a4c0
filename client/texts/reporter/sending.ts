/** Steps between writing and sending: the readers, a last look, and a draft to take away. */
export const sending = {
  readers: {
    heading: { nb: 'Hvem får lese?', nn: 'Kven får lese?', en: 'Who may read it?' },
    lead: {
      nb: 'Når det du sender kommer fram, kan bare disse åpne det. De kan gi andre som følger opp saken, lov til å lese.',
      nn: 'Når det du sender kjem fram, kan berre desse opne det. Dei kan gi andre som følgjer opp saka, lov til å lese.',
      en: 'When what you send arrives, only these people can open it. They can allow others who follow up the case to read it.',
    },
    standby: {
      nb: 'Bare hvis en av dem ikke kan lese:',
      nn: 'Berre dersom ein av dei ikkje kan lese:',
      en: 'Only if one of them cannot read it:',
    },
    apart: {
      nb: 'Disse kan ikke lese det. De tar vare på navn som noen oppgir, eller ser hvem som gjorde hva i en sak, uten å se hva den handler om:',
      nn: 'Desse kan ikkje lese det. Dei tek vare på namn som nokon oppgir, eller ser kven som gjorde kva i ei sak, utan å sjå kva ho handlar om:',
      en: 'These cannot read it. They keep names that someone gives, or see who did what in a case, without seeing what it is about:',
    },
    leaveOut: {
      nb: 'Er det noen av dem som ikke skal lese?',
      nn: 'Er det nokon av dei som ikkje skal lese?',
      en: 'Is there anyone among them who must not read it?',
    },
    leaveOutHint: {
      nb: 'Kryss av hvis saken handler om en av dem eller noen de står nær. Den du krysser av for, kan ikke åpne det du sender. De andre ser hvem du har utelatt.',
      nn: 'Kryss av dersom saka handlar om ein av dei eller nokon dei står nær. Den du kryssar av for, kan ikkje opne det du sender. Dei andre ser kven du har utelate.',
      en: 'Tick the box if the case is about one of them or someone close to them. The people you tick cannot open what you send. The others see whom you have left out.',
    },
    leftOut: {
      nb: '{title} skal ikke lese',
      nn: '{title} skal ikkje lese',
      en: '{title} must not read it',
    },
    everybody: {
      nb: 'Nei, alle på listen får lese',
      nn: 'Nei, alle på lista får lese',
      en: 'No, everyone on the list may read it',
    },
    unsaid: {
      nb: 'Si hvem som ikke skal lese, eller kryss av for at alle får lese',
      nn: 'Sei kven som ikkje skal lese, eller kryss av for at alle får lese',
      en: 'Say who must not read it, or tick that everyone may',
    },
    substitute: { no: '{title} (vara)', en: '{title} (substitute)' },
    nobody: {
      nb: 'Noen må kunne lese. La minst én være uten kryss, eller bruk en av de andre veiene',
      nn: 'Nokon må kunne lese. La minst éin vere utan kryss, eller bruk ein av dei andre vegane',
      en: 'Someone has to be able to read it. Leave at least one box empty, or use one of the other ways',
    },
    newPrint: {
      nb: 'Mottaket fikk et nytt fingeravtrykk etter at du åpnet denne siden. Noen som utgir seg for å være mottaket, kan ha laget det. Sammenlign det med en ny plakat før du sender, eller spør mottaket på en annen måte. Kan du ikke det, så varsle på en annen måte.',
      nn: 'Mottaket fekk eit nytt fingeravtrykk etter at du opna denne sida. Nokon som gir seg ut for å vere mottaket, kan ha laga det. Samanlikn det med ein ny plakat før du sender, eller spør mottaket på ein annan måte. Kan du ikkje det, så varsle på ein annan måte.',
      en: 'The whistleblowing team got a new fingerprint after this page was opened. Someone who pretends to be the whistleblowing team may have made it. Before you send, compare it with a new poster, or ask the whistleblowing team by another way. If you cannot, use another way to report.',
    },
    newPrintLabel: { no: 'Det nye fingeravtrykket', en: 'The new fingerprint' },
    newPrintStolen: {
      nb: 'Mottaket sier at det gamle fingeravtrykket ikke gjelder lenger, fordi andre kan utgi seg for å være mottaket med det. De kan også vise deg dette nye. Sammenlign det med en ny plakat før du sender, eller spør mottaket på en annen måte. Kan du ikke det, så varsle på en annen måte.',
      nn: 'Mottaket seier at det gamle fingeravtrykket ikkje gjeld lenger, fordi andre kan gi seg ut for å vere mottaket med det. Dei kan òg vise deg dette nye. Samanlikn det med ein ny plakat før du sender, eller spør mottaket på ein annan måte. Kan du ikkje det, så varsle på ein annan måte.',
      en: 'The whistleblowing team says that its old fingerprint is no longer valid, because others can use it to pretend to be the whistleblowing team. They could show you this new one too. Before you send, compare it with a new poster, or ask the whistleblowing team by another way. If you cannot, use another way to report.',
    },
    noChannel: {
      nb: 'Stedet du valgte, kan ikke ta imot noe akkurat nå. Gå tilbake til teksten og velg et annet, eller bruk en annen vei.',
      nn: 'Staden du valde, kan ikkje ta imot noko akkurat no. Gå tilbake til teksten og vel ein annan, eller bruk ein annan veg.',
      en: 'The place that you chose cannot receive anything right now. Go back to the text and choose another, or use another way.',
    },
    notLost: {
      nb: 'Det du har skrevet, er ikke borte.',
      nn: 'Det du har skrive, er ikkje borte.',
      en: 'Your text is not lost.',
    },
    all: {
      nb: 'Er alle på listen innblandet i saken?',
      nn: 'Er alle på lista innblanda i saka?',
      en: 'Is everyone on the list involved in the case?',
    },
    allText: {
      nb: 'Da bør du ikke sende den hit. Du kan gå til et tilsyn eller en annen offentlig myndighet. Ansatte og innleide har det samme vernet der. Du kan også snakke med noen som har taushetsplikt, og spørre hva du bør gjøre.',
      nn: 'Då bør du ikkje sende ho hit. Du kan gå til eit tilsyn eller ei anna offentleg styresmakt. Tilsette og innleigde har det same vernet der. Du kan òg snakke med nokon som har teieplikt, og spørje kva du bør gjere.',
      en: 'Then it is better not to send it here. You can go to a supervisory or other public authority. Employees and hired-in workers have the same protection there. You can also talk to someone who has a duty of secrecy, and ask what to do.',
    },
  },
  review: {
    heading: {
      nb: 'Se over før du sender',
      nn: 'Sjå over før du sender',
      en: 'Look it over before you send',
    },
    what: { nb: 'Dette sendes', nn: 'Dette blir sendt', en: 'This is what is sent' },
    change: { no: 'Endre', en: 'Change' },
    changeWhat: { no: 'Endre: {what}', en: 'Change: {what}' },
    changeReaders: {
      nb: 'Endre hvem som får lese',
      nn: 'Endre kven som får lese',
      en: 'Change who may read it',
    },
    again: {
      nb: 'Tilbake til oversikten',
      nn: 'Tilbake til oversikta',
      en: 'Back to the overview',
    },
    edit: { no: 'Tilbake til teksten', en: 'Back to the text' },
    nothing: {
      nb: 'Spørsmål du ikke har svart på',
      nn: 'Spørsmål du ikkje har svara på',
      en: 'Questions you have not answered',
    },
    good: { no: 'Godt å vite før du sender', en: 'Good to know before you send' },
    alsoSent: {
      nb: 'Dette sendes også',
      nn: 'Dette blir òg sendt',
      en: 'This is sent too',
    },
    also: {
      nb: 'Datoen i dag, språket du bruker, hvilken utgave av disse sidene du har sett (utgave {version}, gjelder fra {date}), og hvilken utgave av listen over lesere. Mottaket får også de sju første tegnene i koden din og det som trengs for å svare deg. Resten av koden blir hos deg.',
      nn: 'Datoen i dag, språket du bruker, kva utgåve av desse sidene du har sett (utgåve {version}, gjeld frå {date}), og kva utgåve av lista over lesarar. Mottaket får òg dei sju første teikna i koden din og det som trengst for å svare deg. Resten av koden blir hos deg.',
      en: 'Today’s date, the language you use, which version of these pages you have seen (version {version}, valid from {date}), and which version of the list of readers. The whistleblowing team also gets the first seven characters of your code, and what it needs to answer you. The rest of the code stays with you.',
    },
    unsent: { nb: 'Dette blir ikke sendt', nn: 'Dette blir ikkje sendt', en: 'This is not sent' },
    unsentText: {
      nb: 'Du har skrevet dette som svar på noe vi ikke spør om lenger. Det kan være fordi du har valgt noe annet. Vil du ha det med?',
      nn: 'Du har skrive dette som svar på noko vi ikkje spør om lenger. Det kan vere fordi du har valt noko anna. Vil du ha det med?',
      en: 'You wrote this in answer to something that is no longer asked. That may be because you have chosen something else. Do you want to include it?',
    },
    unsentGone: {
      nb: 'Et spørsmål som ikke finnes lenger',
      nn: 'Eit spørsmål som ikkje finst lenger',
      en: 'A question that no longer exists',
    },
    unsentPlace: { no: 'Ta det med under «{label}»', en: 'Put it under “{label}”' },
    unsentLeave: { nb: 'Ikke send det', nn: 'Ikkje send det', en: 'Do not send it' },
    unsentPlaced: {
      nb: 'Teksten står nå til slutt under «{label}».',
      nn: 'Teksten står no til slutt under «{label}».',
      en: 'The text now stands at the end of “{label}”.',
    },
    unsentLeft: {
      nb: 'Teksten blir ikke sendt. Du finner den igjen under «{heading}».',
      nn: 'Teksten blir ikkje send. Du finn han att under «{heading}».',
      en: 'The text will not be sent. You can still find it under “{heading}”.',
    },
    to: { nb: 'Disse får lese', nn: 'Desse får lese', en: 'These people may read it' },
    notTo: {
      nb: 'Disse får ikke lese',
      nn: 'Desse får ikkje lese',
      en: 'These people may not read it',
    },
    anonymous: { no: 'Du er anonym', en: 'You are anonymous' },
    anonymousText: {
      nb: 'Navnet ditt sendes bare hvis du har skrevet det selv, eller det står i en fil du legger ved. Uten navn kan saken bli vanskeligere å følge opp. Derfor hjelper det at du kommer tilbake med koden om noen dager og ser etter spørsmål.',
      nn: 'Namnet ditt blir berre sendt dersom du har skrive det sjølv, eller det står i ei fil du legg ved. Utan namn kan saka bli vanskelegare å følgje opp. Difor hjelper det at du kjem tilbake med koden om nokre dagar og ser etter spørsmål.',
      en: 'Your name is sent only if you wrote it yourself, or if it is in a file that you attach. Without a name the case may be harder to follow up. So it helps if you come back with the code in a few days and look for questions.',
    },
    anonymousWish: {
      nb: 'Du har bedt om: {wishes}. At du ber om det, viser ikke hvem du er, men det kan stemmen, ansiktet eller nummeret ditt gjøre. Dere avtaler det gjennom koden, og du kan si nei når som helst.',
      nn: 'Du har bede om: {wishes}. At du ber om det, viser ikkje kven du er, men det kan stemma, andletet eller nummeret ditt gjere. De avtalar det gjennom koden, og du kan seie nei når som helst.',
      en: 'You have asked for: {wishes}. Asking does not show who you are, but your voice, your face or your number may. You arrange it through the code, and you can say no at any time.',
    },
    limits: {
      nb: 'Noe kan likevel peke mot deg: at noen ser skjermen din, at maskinen er overvåket, eller noe i teksten som bare du kan vite.',
      nn: 'Noko kan likevel peike mot deg: at nokon ser skjermen din, at maskina er overvaka, eller noko i teksten som berre du kan vite.',
      en: 'Some things may still point to you: someone who sees your screen, a device that is monitored, or something in the text that only you can know.',
    },
    party: { nb: 'Hva du får vite', nn: 'Kva du får vite', en: 'What you will be told' },
    partyOwn: {
      nb: 'Gjelder saken deg selv, blir du trolig regnet som part. Da får du vite hva mottaket vurderer. Du har rett til å bli hørt og til å ha med deg noen du stoler på. Du får vite utfallet så langt taushetsplikten tillater det. Mottaket avgjør.',
      nn: 'Gjeld saka deg sjølv, blir du truleg rekna som part. Då får du vite kva mottaket vurderer. Du har rett til å bli høyrd og til å ha med deg nokon du stoler på. Du får vite utfallet så langt teieplikta tillèt det. Mottaket avgjer.',
      en: 'If the case concerns yourself, you will probably be counted as a party. Then you are told what the whistleblowing team is assessing. You have the right to be heard, and to bring someone you trust. You are told the outcome as far as confidentiality allows. The whistleblowing team decides.',
    },
    partyOther: {
      nb: 'Er du ikke part, får du vite at meldingen er mottatt, og når den er ferdig behandlet. Du kan få spørsmål. Bare partene får vite utfallet og tiltakene, fordi de handler om andre mennesker.',
      nn: 'Er du ikkje part, får du vite at meldinga er motteken, og når ho er ferdig behandla. Du kan få spørsmål. Berre partane får vite utfallet og tiltaka, fordi dei handlar om andre menneske.',
      en: 'If you are not a party, you are told that the report was received, and when it has been dealt with. You may be asked questions. Only the parties are told the outcome and the measures, because these are about other people.',
    },
    retaliation: { no: 'Du har vern', en: 'You are protected' },
    retaliationText: {
      nb: 'Det er forbudt å straffe noen for å si fra. Ingen har lov til å true deg, fryse deg ut, ta fra deg oppgaver eller si deg opp på grunn av det. Skjer det, så kom tilbake med koden og fortell det.',
      nn: 'Det er forbode å straffe nokon for å seie frå. Ingen har lov til å truge deg, fryse deg ut, ta frå deg oppgåver eller seie deg opp på grunn av det. Skjer det, så kom tilbake med koden og fortel det.',
      en: 'It is forbidden to punish anyone for speaking up. Nobody may threaten you, shut you out, take tasks from you or dismiss you for it. If it happens, come back with the code and tell us.',
    },
    channel: {
      nb: 'Usikker på om dette er riktig sted?',
      nn: 'Usikker på om dette er rett stad?',
      en: 'Not sure if this is the right place?',
    },
    channelText: {
      nb: 'Du kan sende uansett. Mottaket sier fra hvis saken hører til et annet sted.',
      nn: 'Du kan sende uansett. Mottaket seier frå dersom saka høyrer til ein annan stad.',
      en: 'You can still send it. The whistleblowing team tells you if the case belongs elsewhere.',
    },
    send: { nb: 'Send meldingen', nn: 'Send meldinga', en: 'Send the report' },
    sendHint: {
      nb: 'På neste side får du koden din, før meldingen sendes.',
      nn: 'På neste side får du koden din, før meldinga blir send.',
      en: 'On the next page you get your code, before the report is sent.',
    },
  },
  spelling: {
    title: { no: 'Stavehjelp', en: 'Spelling help' },
    where: {
      nb: 'Stavehjelp der du skriver',
      nn: 'Stavehjelp der du skriv',
      en: 'Spelling help where you write',
    },
    risk: {
      nb: 'Når den er på, sender noen nettlesere det du skriver, til dem som lager nettleseren. Firefox og Safari retter som regel på maskinen din. Chrome og Edge kan sende. Denne siden kan ikke se hva din gjør.',
      nn: 'Når ho er på, sender nokre nettlesarar det du skriv, til dei som lagar nettlesaren. Firefox og Safari rettar som regel på maskina di. Chrome og Edge kan sende. Denne sida kan ikkje sjå kva din gjer.',
      en: 'When it is on, some browsers send what you type to those who make the browser. Firefox and Safari usually check on your device. Chrome and Edge may send. This page cannot see what yours does.',
    },
    on: { no: 'Slå på stavehjelp', en: 'Turn on spelling help' },
  },
  offer: {
    keep: {
      nb: 'Lagre et utkast som fil',
      nn: 'Lagre eit utkast som fil',
      en: 'Save a draft as a file',
    },
    keepHeading: { nb: 'Lagre et utkast', nn: 'Lagre eit utkast', en: 'Save a draft' },
    open: {
      nb: 'Åpne et utkast eller en kopi',
      nn: 'Opne eit utkast eller ein kopi',
      en: 'Open a draft or a copy',
    },
  },
  ownCopy: {
    offer: {
      nb: 'Ta vare på det du skrev',
      nn: 'Ta vare på det du skreiv',
      en: 'Keep a copy of what you wrote',
    },
    offerText: {
      nb: 'Du kan lagre en låst kopi som fil. Den åpnes fra første side her, med koden din.',
      nn: 'Du kan lagre ein låst kopi som fil. Han blir opna frå første side her, med koden din.',
      en: 'You can save a locked copy as a file. It opens from the first page here, with your code.',
    },
    lacks: {
      nb: 'Filer, bilder og lydopptak er ikke med i kopien.',
      nn: 'Filer, bilete og lydopptak er ikkje med i kopien.',
      en: 'Files, pictures and voice recordings are not in the copy.',
    },
    risk: {
      nb: 'Den som har både filen og koden, kan lese det du skrev. Legg dem hver for seg, og ikke på en maskin som jobben eller studiestedet eier.',
      nn: 'Den som har både fila og koden, kan lese det du skreiv. Legg dei kvar for seg, og ikkje på ei maskin som jobben eller studiestaden eig.',
      en: 'Anyone with both the file and the code can read what you wrote. Keep them apart, and not on a device that your employer or your place of study owns.',
    },
    save: { nb: 'Lagre en låst kopi', nn: 'Lagre ein låst kopi', en: 'Save a locked copy' },
    tooLong: {
      nb: 'Det du skrev, er for langt til en slik fil. Meldingen er sendt likevel.',
      nn: 'Det du skreiv, er for langt til ei slik fil. Meldinga er send likevel.',
      en: 'What you wrote is too long for such a file. The report has been sent all the same.',
    },
    heading: { nb: 'Det du sendte', nn: 'Det du sende', en: 'What you sent' },
    sent: {
      nb: 'Dette er en kopi. Meldingen er sendt',
      nn: 'Dette er ein kopi. Meldinga er send',
      en: 'This is a copy. The report has been sent',
    },
    sentText: {
      nb: 'Du trenger ikke sende den igjen. Vil du se svar eller legge til noe, så åpne saken.',
      nn: 'Du treng ikkje sende ho ein gong til. Vil du sjå svar eller leggje til noko, så opne saka.',
      en: 'You need not send it again. To see answers or to add something, open the case.',
    },
    open: { nb: 'Åpne saken', nn: 'Opne saka', en: 'Open the case' },
    another: {
      nb: 'Bruk teksten i en ny melding',
      nn: 'Bruk teksten i ei ny melding',
      en: 'Use the text in a new report',
    },
    anotherText: {
      nb: 'Da begynner du en ny sak, som får sin egen kode. De som leser, kan ikke vite at det er den samme saken. Gjør det bare hvis meldingen ikke kom fram, eller hvis andre skal få den.',
      nn: 'Då begynner du ei ny sak, som får sin eigen kode. Dei som les, kan ikkje vite at det er den same saka. Gjer det berre dersom meldinga ikkje kom fram, eller dersom andre skal få ho.',
      en: 'This begins a new case, with a code of its own. Those who read it cannot know that it is the same case. Do it only if the report did not arrive, or if others are to get it.',
    },
    replaces: {
      nb: 'Teksten kommer i stedet for det du har skrevet på denne siden nå.',
      nn: 'Teksten kjem i staden for det du har skrive på denne sida no.',
      en: 'The text takes the place of what you have written on this page now.',
    },
    begin: { nb: 'Begynn en ny melding', nn: 'Begynn ei ny melding', en: 'Begin a new report' },
    again: {
      nb: 'Denne teksten har du sendt før. Sender du den igjen, blir det en ny sak.',
      nn: 'Denne teksten har du sendt før. Sender du han ein gong til, blir det ei ny sak.',
      en: 'You have sent this text before. If you send it again, it becomes a new case.',
    },
  },
  draft: {
    keepLead: {
      nb: 'Du får en låst fil og en kode. Med begge kan du fortsette senere, også på en annen maskin. Ingenting blir sendt.',
      nn: 'Du får ei låst fil og ein kode. Med begge kan du halde fram seinare, òg på ei anna maskin. Ingenting blir sendt.',
      en: 'You get a locked file and a code. With both you can go on later, on another device too. Nothing is sent.',
    },
    keepRisk: {
      nb: 'Filen blir liggende på maskinen. Ikke lagre den på en maskin som jobben eller studiestedet eier, eller som andre bruker.',
      nn: 'Fila blir liggjande på maskina. Ikkje lagre ho på ei maskin som jobben eller studiestaden eig, eller som andre bruker.',
      en: 'The file stays on the device. Do not save it on a device that belongs to your employer or your place of study, or that others use.',
    },
    make: { no: 'Lag fil og kode', en: 'Make the file and the code' },
    makeAgain: { nb: 'Lagre filen på nytt', nn: 'Lagre fila på nytt', en: 'Save the file again' },
    working: { no: 'Vent litt …', en: 'One moment …' },
    madeHeading: { no: 'Koden til utkastet', en: 'The code of your draft' },
    notSent: { no: 'Ingenting er sendt', en: 'Nothing has been sent' },
    notReceipt: {
      nb: 'Dette er ikke en kvittering, og ingen har fått meldingen din. Koden åpner bare filen.',
      nn: 'Dette er ikkje ei kvittering, og ingen har fått meldinga di. Koden opnar berre fila.',
      en: 'This is not a receipt, and nobody has received your report. The code opens only the file.',
    },
    saved: {
      nb: 'Filen heter {name}. Se etter at den er lagret.',
      nn: 'Fila heiter {name}. Sjå etter at ho er lagra.',
      en: 'The file is called {name}. Please check that it has been saved.',
    },
    label: {
      nb: 'Koden til utkastet, 7 grupper på 5 tegn',
      nn: 'Koden til utkastet, 7 grupper på 5 teikn',
      en: 'The code of your draft, 7 groups of 5 characters',
    },
    codeKeep: {
      nb: 'Skriv koden av, eller kopier den. Ingen kan lage den på nytt.',
      nn: 'Skriv av koden, eller kopier han. Ingen kan lage han på nytt.',
      en: 'Write the code down, or copy it. Nobody can make it again.',
    },
    copy: { no: 'Kopier koden', en: 'Copy the code' },
    copied: {
      nb: 'Koden er kopiert. Lim den inn et trygt sted.',
      nn: 'Koden er kopiert. Lim han inn ein trygg stad.',
      en: 'The code is copied. Paste it somewhere safe.',
    },
    copyFailed: {
      nb: 'Det gikk ikke å kopiere. Skriv koden av for hånd.',
      nn: 'Det gjekk ikkje å kopiere. Skriv av koden for hand.',
      en: 'Copying did not work. Write the code down by hand.',
    },
    whoHas: {
      nb: 'Den som har både filen og koden, kan lese alt du har skrevet. Legg dem hver for seg.',
      nn: 'Den som har både fila og koden, kan lese alt du har skrive. Legg dei kvar for seg.',
      en: 'Anyone with both the file and the code can read all that you have written. Keep them apart.',
    },
    haveBoth: {
      nb: 'Jeg har både filen og koden',
      nn: 'Eg har både fila og koden',
      en: 'I have both the file and the code',
    },
    keptNote: {
      nb: 'Utkastet er lagret. Endrer du noe, må du lagre på nytt.',
      nn: 'Utkastet er lagra. Endrar du noko, må du lagre på nytt.',
      en: 'The draft is saved. If you change anything, you have to save it again.',
    },
    tooLong: {
      nb: 'Utkastet er for langt til en fil. Ingenting er borte. Gå tilbake og kort det ned.',
      nn: 'Utkastet er for langt til ei fil. Ingenting er borte. Gå tilbake og kort det ned.',
      en: 'The draft is too long for a file. Nothing is lost. Go back and shorten it.',
    },
    file: { no: 'notat.dat', en: 'note.dat' },
    openLead: {
      nb: 'Velg filen, og skriv inn koden som hører til. En kopi av det du har sendt, åpner du med koden til saken. Ingenting blir sendt.',
      nn: 'Vel fila, og skriv inn koden som høyrer til. Ein kopi av det du har sendt, opnar du med koden til saka. Ingenting blir sendt.',
      en: 'Choose the file, and type the code that belongs to it. A copy of what you sent opens with the code of the case. Nothing is sent.',
    },
    replaces: {
      nb: 'Et utkast kommer i stedet for det du har skrevet på denne siden nå. Vil du beholde det, så gå tilbake og lagre det først.',
      nn: 'Eit utkast kjem i staden for det du har skrive på denne sida no. Vil du ta vare på det, så gå tilbake og lagre det først.',
      en: 'A draft takes the place of what you have written on this page now. If you want to keep that, go back and save it first.',
    },
    fileLabel: { nb: 'Filen du lagret', nn: 'Fila du lagra', en: 'The file that you saved' },
    chosen: { nb: 'Valgt: {name}', nn: 'Vald: {name}', en: 'Chosen: {name}' },
    codeLabel: { nb: 'Koden til filen', nn: 'Koden til fila', en: 'The code of the file' },
    codeHint: {
      nb: 'Sju grupper på fem tegn. Mellomrom, bindestreker og små bokstaver går bra.',
      nn: 'Sju grupper på fem teikn. Mellomrom, bindestrekar og små bokstavar går bra.',
      en: 'Seven groups of five characters. Spaces, dashes and small letters are fine.',
    },
    open: { nb: 'Åpne filen', nn: 'Opne fila', en: 'Open the file' },
    fileMissing: {
      nb: 'Velg filen du lagret',
      nn: 'Vel fila du lagra',
      en: 'Choose the file that you saved',
    },
    tooLarge: {
      nb: 'Filen er for stor til å være herfra. Velg en annen fil',
      nn: 'Fila er for stor til å vere herifrå. Vel ei anna fil',
      en: 'The file is too large to be from here. Choose another file',
    },
    unreadable: {
      nb: 'Filen kunne ikke leses. Velg den på nytt',
      nn: 'Fila kunne ikkje lesast. Vel ho på nytt',
      en: 'The file could not be read. Choose it again',
    },
    wrong: {
      nb: 'Filen er ikke lagret herfra, eller koden hører til en annen fil. Ingenting er endret. Sjekk begge, og prøv igjen',
      nn: 'Fila er ikkje lagra herifrå, eller koden høyrer til ei anna fil. Ingenting er endra. Sjekk begge, og prøv på nytt',
      en: 'The file was not saved here, or the code belongs to another file. Nothing has changed. Check both, and try again',
    },
    opened: {
      nb: 'Utkastet er åpnet. Ingenting er sendt.',
      nn: 'Utkastet er opna. Ingenting er sendt.',
      en: 'The draft is open. Nothing has been sent.',
    },
    goneChannel: {
      nb: 'Stedet du hadde valgt, finnes ikke lenger. Velg på nytt hvor saken hører til.',
      nn: 'Staden du hadde valt, finst ikkje lenger. Vel på nytt kvar saka høyrer til.',
      en: 'The place that you had chosen no longer exists. Choose again where the case belongs.',
    },
    goneChoice: {
      nb: 'Noe du hadde krysset av for, finnes ikke lenger og er tatt bort.',
      nn: 'Noko du hadde kryssa av for, finst ikkje lenger og er teke bort.',
      en: 'Something that you had ticked no longer exists and has been taken out.',
    },
    goneReader: {
      nb: 'En du ikke ville skulle lese, er ikke lenger blant leserne. Se over listen før du sender.',
      nn: 'Ein du ikkje ville at skulle lese, er ikkje lenger blant lesarane. Sjå over lista før du sender.',
      en: 'Someone you did not want to read it is no longer among the readers. Look over the list before you send.',
    },
    goneQuestion: {
      nb: 'Et av spørsmålene finnes ikke lenger. Det du skrev der, står nå nederst i det første feltet.',
      nn: 'Eit av spørsmåla finst ikkje lenger. Det du skreiv der, står no nedst i det første feltet.',
      en: 'One of the questions no longer exists. Your answer is now at the end of the first field.',
    },
  },
}
