/** The receipt code, from sending to leaving. */
export const receipt = {
  receipt: {
    heading: { no: 'Koden din', en: 'Your code' },
    preparing: { nb: 'Lager koden …', nn: 'Lagar koden …', en: 'Making your code …' },
    preparingText: {
      nb: 'Det kan ta noen sekunder. Ingenting er sendt.',
      nn: 'Det kan ta nokre sekund. Ingenting er sendt.',
      en: 'This may take a few seconds. Nothing has been sent.',
    },
    notSent: { nb: 'Ikke sendt ennå', nn: 'Ikkje sendt enno', en: 'Not sent yet' },
    notSentText: {
      nb: 'Ta vare på koden nå. Meldingen sendes straks.',
      nn: 'Ta vare på koden no. Meldinga blir send straks.',
      en: 'Keep the code safe now. The report will be sent in a moment.',
    },
    sending: { no: 'Sender …', en: 'Sending …' },
    sendingText: {
      nb: 'Meldingen låses og sendes. Ta vare på koden mens du venter.',
      nn: 'Meldinga blir låst og send. Ta vare på koden medan du ventar.',
      en: 'The report is being locked and sent. Keep the code safe while you wait.',
    },
    delivered: { no: 'Levert', en: 'Delivered' },
    deliveredText: {
      nb: 'Vi har sjekket at meldingen kom fram. Nå kan bare leserne du så på listen, åpne den.',
      nn: 'Vi har sjekka at meldinga kom fram. No kan berre lesarane du såg på lista, opne ho.',
      en: 'We have checked that the report arrived. Now only the readers you saw on the list can open it.',
    },
    sent: {
      nb: 'Sendt. Vi venter på å se at det kom fram',
      nn: 'Sendt. Vi ventar på å sjå at det kom fram',
      en: 'Sent. We are waiting to see that it arrived',
    },
    sentText: {
      nb: 'Serveren har svart at den har det du sendte. Om ett til tre minutter sjekker denne siden om det virkelig kom fram. Teksten blir her så lenge.',
      nn: 'Tenaren har svart at han har det du sende. Om eitt til tre minutt sjekkar denne sida om det verkeleg kom fram. Teksten blir her så lenge.',
      en: 'The server has answered that it has what you sent. In one to three minutes this page checks whether it really arrived. The text stays here until then.',
    },
    see: { nb: 'Se etter nå', nn: 'Sjå etter no', en: 'Look now' },
    missing: {
      nb: 'Det kan hende at det ikke kom fram',
      nn: 'Det kan hende at det ikkje kom fram',
      en: 'It may not have arrived',
    },
    missingText: {
      nb: 'Vi har sjekket tre ganger uten å se at det kom fram. Teksten er her fortsatt. Send den en gang til: Det samme blir aldri levert to ganger.',
      nn: 'Vi har sjekka tre gonger utan å sjå at det kom fram. Teksten er her framleis. Send han ein gong til: Det same blir aldri levert to gonger.',
      en: 'We have checked three times without seeing that it arrived. The text is still here. Send it again: the same is never delivered twice.',
    },
    sendAgain: { nb: 'Send en gang til', nn: 'Send ein gong til', en: 'Send it again' },
    failed: { nb: 'Ikke bekreftet', nn: 'Ikkje stadfesta', en: 'Not confirmed' },
    edit: { no: 'Tilbake til teksten', en: 'Back to the text' },
    why: {
      nb: 'Koden er den eneste veien tilbake til saken. Ingen kan lage den på nytt.',
      nn: 'Koden er den einaste vegen tilbake til saka. Ingen kan lage han på nytt.',
      en: 'The code is the only way back to this case. Nobody can make it again.',
    },
    secret: {
      nb: 'Hold den for deg selv. Den som har koden, kan lese svarene og skrive som deg. Koden alene åpner ikke det du har sendt.',
      nn: 'Hald han for deg sjølv. Den som har koden, kan lese svara og skrive som deg. Koden åleine opnar ikkje det du har sendt.',
      en: 'Keep it to yourself. Anyone with the code can read the answers and write as you. The code alone does not open what you sent.',
    },
    label: {
      nb: 'Kode, 7 grupper på 5 tegn',
      nn: 'Kode, 7 grupper på 5 teikn',
      en: 'Code, 7 groups of 5 characters',
    },
    hint: {
      nb: 'Store og små bokstaver er det samme. Koden har ingen O, I eller L. Noe som ligner, er tallet null (0) eller én (1).',
      nn: 'Store og små bokstavar er det same. Koden har ingen O, I eller L. Noko som liknar, er talet null (0) eller éin (1).',
      en: 'Capital and small letters are the same. The code has no O, I or L. Anything that looks like one is the digit zero (0) or one (1).',
    },
    about: { no: 'Om koden og utskrift', en: 'About the code and printing' },
    copy: { no: 'Kopier', en: 'Copy' },
    copied: {
      nb: 'Koden er kopiert. Lim den inn et trygt sted, og kopier så noe annet: andre programmer kan lese det som er kopiert.',
      nn: 'Koden er kopiert. Lim han inn ein trygg stad, og kopier så noko anna: andre program kan lese det som er kopiert.',
      en: 'The code is copied. Paste it in a safe place, and then copy something else: other programs can read what is copied.',
    },
    copyFailed: {
      nb: 'Det gikk ikke å kopiere. Skriv koden av for hånd.',
      nn: 'Det gjekk ikkje å kopiere. Skriv av koden for hand.',
      en: 'Copying did not work. Write the code down by hand.',
    },
    save: { no: 'Lagre som fil', en: 'Save as a file' },
    saved: {
      nb: 'Filen heter {name} og inneholder bare koden.',
      nn: 'Fila heiter {name} og inneheld berre koden.',
      en: 'The file is called {name} and contains the code and nothing else.',
    },
    file: { no: 'notat.txt', en: 'notes.txt' },
    print: { no: 'Skriv ut', en: 'Print' },
    slipLegend: { nb: 'Utskriften', nn: 'Utskrifta', en: 'The printed slip' },
    slipHint: {
      nb: 'Den viser ordet «{title}» og koden. Ingenting sier hva koden er til.',
      nn: 'Ho viser ordet «{title}» og koden. Ingenting seier kva koden er til.',
      en: 'It shows the word “{title}” and the code. Nothing says what the code is for.',
    },
    slipDated: {
      nb: 'Ta med datoen for når jeg kan se innom igjen',
      nn: 'Ta med datoen for når eg kan sjå innom att',
      en: 'Include the date on which I can check back',
    },
    keep: {
      nb: 'Skriv den helst på papir. De andre måtene, tryggest først, kan legge igjen spor her.',
      nn: 'Skriv han helst på papir. Dei andre måtane, tryggast først, kan leggje att spor her.',
      en: 'It is safest on paper, by hand. The other ways, safest first, can leave traces here.',
    },
    qrShow: { no: 'Vis QR-kode', en: 'Show QR code' },
    qrHide: { nb: 'Skjul QR-kode', nn: 'Gøym QR-kode', en: 'Hide QR code' },
    qrFailed: {
      nb: 'Koden kunne ikke vises som QR-kode. Kopier den, lagre den eller skriv den av.',
      nn: 'Koden kunne ikkje visast som QR-kode. Kopier han, lagre han eller skriv han av.',
      en: 'The code could not be shown as a QR code. Copy it, save it or write it down.',
    },
    qrLabel: {
      nb: 'QR-kode. Den inneholder de sju gruppene som står over, og ingenting annet.',
      nn: 'QR-kode. Han inneheld dei sju gruppene som står over, og ingenting anna.',
      en: 'QR code. It contains the seven groups shown above and nothing else.',
    },
    qrHint: {
      nb: 'Les den med kameraet på en telefon som bare er din, og legg koden et trygt sted der. Vil telefonen søke på nettet etter den, så si nei.',
      nn: 'Les han med kameraet på ein telefon som berre er din, og legg koden ein trygg stad der. Vil telefonen søkje på nettet etter han, så sei nei.',
      en: 'Scan it with the camera of a phone that is yours alone, and keep the code in a safe place there. If the phone offers to search the web for it, say no.',
    },
    kept: {
      nb: 'Jeg har tatt vare på koden',
      nn: 'Eg har teke vare på koden',
      en: 'I have kept the code safe',
    },
    next: { nb: 'Hva skjer nå', nn: 'Kva skjer no', en: 'What happens next' },
    nextRead: {
      nb: 'Mottaket leser det du har sendt, og prøver å bekrefte det innen {date}.',
      nn: 'Mottaket les det du har sendt, og prøver å stadfeste det innan {date}.',
      en: 'The whistleblowing team reads what you sent, and tries to confirm it by {date}.',
    },
    nextWho: {
      nb: 'Nå kan bare disse lese det: {who}. De kan gi andre som følger opp saken, lov til å lese.',
      nn: 'No kan berre desse lese det: {who}. Dei kan gi andre som følgjer opp saka, lov til å lese.',
      en: 'Now only these can read it: {who}. They can allow others who follow up the case to read it.',
    },
    nextLook: {
      nb: 'Senest {date} skal mottaket ha bekreftet at de har lest det. Se innom igjen da. Det kan være spørsmål til deg.',
      nn: 'Seinast {date} skal mottaket ha stadfesta at dei har lese det. Sjå innom att då. Det kan vere spørsmål til deg.',
      en: 'By {date} at the latest, they should have confirmed that they have read it. Check back then. There may be questions for you.',
    },
    nextFeedback: {
      nb: 'Senest {date} får du tilbakemelding. Er du part, får du vite hva som er gjort. Er du ikke part, får du vite om saken er ferdig behandlet.',
      nn: 'Seinast {date} får du tilbakemelding. Er du part, får du vite kva som er gjort. Er du ikkje part, får du vite om saka er ferdig behandla.',
      en: 'By {date} at the latest you get feedback. If you are a party, you are told what has been done. If you are not, you are told whether the case has been dealt with.',
    },
    nextMore: {
      nb: 'Du kan skrive mer når du vil, også etter at saken er avsluttet.',
      nn: 'Du kan skrive meir når du vil, òg etter at saka er avslutta.',
      en: 'You can write more whenever you want, also after the case is closed.',
    },
    nextSilent: {
      nb: 'Hører du ingenting innen en frist, kan du bruke en annen vei:',
      nn: 'Høyrer du ingenting innan ein frist, kan du bruke ein annan veg:',
      en: 'If a date passes and you hear nothing, you can use another way:',
    },
    remind: { nb: 'Lagre en påminnelse', nn: 'Lagre ei påminning', en: 'Save a reminder' },
    remindHint: {
      nb: 'En kalenderfil med ordet «{title}» på datoen du kan se innom igjen. Ikke legg den i en kalender som jobben eller skolen kan se.',
      nn: 'Ei kalenderfil med ordet «{title}» på datoen du kan sjå innom att. Ikkje legg ho i ein kalender som jobben eller skulen kan sjå.',
      en: 'A calendar file with the word “{title}” on the date on which you can check back. Do not put it in a calendar that your work or school can see.',
    },
    reminded: {
      nb: 'Filen heter {name}. I kalenderen står det «{title}» {date}, og ikke noe mer.',
      nn: 'Fila heiter {name}. I kalenderen står det «{title}» {date}, og ikkje noko meir.',
      en: 'The file is called {name}. The calendar will say “{title}” on {date}, and no more.',
    },
    reminderFile: { no: 'notat.ics', en: 'notes.ics' },
    fear: {
      no: 'Ingen har lov til å straffe deg for dette',
      en: 'Nobody is allowed to punish you for this',
    },
    fearText: {
      nb: 'Blir du dårlig behandlet fordi du sa fra, kan du komme tilbake med koden og fortelle det. Mottaket kan da gjøre det til en egen sak.',
      nn: 'Blir du dårleg behandla fordi du sa frå, kan du kome tilbake med koden og fortelje det. Mottaket kan då gjere det til ei eiga sak.',
      en: 'If you are treated badly because you spoke up, you can come back with the code and tell us. The whistleblowing team can then make it a case of its own.',
    },
  },
  confirm: {
    heading: { no: 'Sjekk at du har koden', en: 'Check that you have the code' },
    label: { no: 'Skriv gruppe {n} av koden', en: 'Type group {n} of the code' },
    hint: {
      nb: 'Fem tegn. Skriv dem av fra papiret eller der du la koden.',
      nn: 'Fem teikn. Skriv dei av frå papiret eller der du la koden.',
      en: 'Five characters. Type them from the paper or wherever you put the code.',
    },
    check: { no: 'Sjekk', en: 'Check' },
    wrong: {
      nb: 'Dette er ikke gruppe {n}. Se på det du har skrevet av',
      nn: 'Dette er ikkje gruppe {n}. Sjå på det du har skrive av',
      en: 'This is not group {n}. Look at what you wrote down',
    },
    again: { nb: 'Vis koden igjen', nn: 'Vis koden att', en: 'Show the code again' },
    without: {
      nb: 'Avslutt uten å sjekke',
      nn: 'Avslutt utan å sjekke',
      en: 'Finish without checking',
    },
    warnHeading: {
      no: 'Er du sikker på at du har koden?',
      en: 'Are you sure that you have the code?',
    },
    warn: {
      nb: 'Uten koden får du ikke se svar, og mottaket har ingen annen måte å spørre deg på. Koden kan ikke vises igjen etter dette.',
      nn: 'Utan koden får du ikkje sjå svar, og mottaket har ingen annan måte å spørje deg på. Koden kan ikkje visast att etter dette.',
      en: 'Without the code you cannot see answers, and the whistleblowing team has no other way to ask you anything. The code cannot be shown again after this.',
    },
    leave: { no: 'Avslutt likevel', en: 'Finish anyway' },
  },
  done: {
    heading: { nb: 'Du har sagt fra', nn: 'Du har sagt frå', en: 'You have spoken up' },
    right: {
      nb: 'Gruppen du skrev, stemmer. Se til at du kan lese de andre også.',
      nn: 'Gruppa du skreiv, stemmer. Sjå til at du kan lese dei andre òg.',
      en: 'The group that you typed is right. Make sure that you can read the others too.',
    },
    text: {
      nb: 'Det krever mot å si fra. Nå er det andres tur til å gjøre noe.',
      nn: 'Det krev mot å seie frå. No er det andre sin tur til å gjere noko.',
      en: 'It takes courage to speak up. Now it is for others to do something.',
    },
    who: { no: 'Du er anonym', en: 'You are anonymous' },
    give: { nb: 'Si hvem jeg er', nn: 'Sei kven eg er', en: 'Say who I am' },
    close: {
      nb: 'Avslutt og tøm siden',
      nn: 'Avslutt og tøm sida',
      en: 'Finish and empty this page',
    },
    closeHint: {
      nb: 'Det du sendte, er fortsatt sendt. Bare teksten og koden blir borte herfra. Lukk gjerne fanen etterpå.',
      nn: 'Det du sende, er framleis sendt. Berre teksten og koden blir borte herifrå. Lukk gjerne fana etterpå.',
      en: 'What you sent stays sent. Only the text and the code are removed from here. It is wise to close the tab too.',
    },
  },
  leave: {
    heading: {
      nb: 'Vil du tømme siden nå?',
      nn: 'Vil du tømme sida no?',
      en: 'Do you want to empty this page now?',
    },
    lead: {
      nb: 'Da blir dette borte herfra:',
      nn: 'Då blir dette borte herifrå:',
      en: 'Then this is gone from here:',
    },
    report: {
      nb: 'Meldingen du har skrevet. Den er ikke sendt.',
      nn: 'Meldinga du har skrive. Ho er ikkje send.',
      en: 'The report that you have written. It has not been sent.',
    },
    reportUnsure: {
      nb: 'Meldingen du har skrevet. Vi vet ikke om den er kommet fram.',
      nn: 'Meldinga du har skrive. Vi veit ikkje om ho er komen fram.',
      en: 'The report that you have written. We do not know whether it has arrived.',
    },
    code: {
      nb: 'Koden din. Du har ikke sjekket at du har tatt vare på den.',
      nn: 'Koden din. Du har ikkje sjekka at du har teke vare på han.',
      en: 'Your code. You have not checked that you have kept it.',
    },
    toReport: {
      nb: 'Skriv videre på meldingen',
      nn: 'Skriv vidare på meldinga',
      en: 'Keep writing the report',
    },
    empty: { nb: 'Tøm siden likevel', nn: 'Tøm sida likevel', en: 'Empty this page anyway' },
  },
}
