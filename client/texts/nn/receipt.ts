import type { Texts } from '../shape.ts'

/** The receipt code, from sending to leaving: nynorsk. */
export const receipt: Pick<Texts, 'receipt' | 'confirm' | 'done' | 'leave'> = {
  receipt: {
    heading: 'Koden din',
    preparing: 'Lagar koden …',
    preparingText: 'Det kan ta nokre sekund. Ingenting er sendt.',
    notSent: 'Ikkje sendt enno',
    notSentText: 'Ta vare på koden no. Meldinga blir send straks.',
    sending: 'Sender …',
    sendingText: 'Meldinga blir låst og send. Ta vare på koden medan du ventar.',
    delivered: 'Levert',
    deliveredText:
      'Vi har sett på tavla at tenaren har meldinga. No kan berre lesarane du såg på lista, opne ho.',
    sent: 'Send. Vi ventar på å sjå ho på tavla',
    sentText:
      'Tenaren har svart at han har det du sende. Om eitt til tre minutt ser denne sida etter på tavla om det verkeleg er der. Teksten blir her så lenge.',
    see: 'Sjå etter no',
    missing: 'Det kan hende at det ikkje kom fram',
    missingText:
      'Vi har sett på tre utgåver av tavla, og det du sende, er ikkje på nokon av dei. Teksten er her framleis. Send han ein gong til: Det same blir aldri levert to gonger.',
    sendAgain: 'Send ein gong til',
    failed: 'Ikkje stadfesta',
    edit: 'Tilbake til teksten',
    why: 'Koden er den einaste vegen tilbake til saka. Han kan ikkje lagast på nytt, ikkje av nokon.',
    secret:
      'Hald han for deg sjølv. Den som har koden, kan lese svara og skrive som deg, men ikkje lese det du har sendt.',
    label: 'Kode, 7 grupper på 5 teikn',
    hint: 'Store og små bokstavar er det same. Koden har ingen O, I eller L. Noko som liknar, er talet null (0) eller éin (1).',
    copy: 'Kopier',
    copied: 'Koden er kopiert. Lim han inn ein trygg stad.',
    copyFailed: 'Det gjekk ikkje å kopiere. Skriv av koden for hand.',
    save: 'Lagre som fil',
    saved: 'Fila heiter {name} og inneheld berre koden.',
    file: 'notat.txt',
    print: 'Skriv ut',
    slipLegend: 'Utskrifta',
    slipHint: 'Ho viser ordet «{title}» og koden. Ingenting seier kva koden er til.',
    slipDated: 'Ta med datoen for når eg kan sjå innom igjen',
    keep: 'Skriv han på papir, eller legg han ein stad berre du ser. Kopi, fil og utskrift kan bli liggjande på ei delt maskin.',
    qrShow: 'Vis som QR-kode',
    qrHide: 'Gøym QR-koden',
    qrFailed: 'Koden kunne ikkje visast som QR-kode. Kopier han, lagre han eller skriv han av.',
    qrLabel: 'QR-kode. Han inneheld dei sju gruppene som står over, og ingenting anna.',
    qrHint:
      'Les han med kameraet på ein telefon som berre er din, og legg koden ein trygg stad der. Vil telefonen søkje på nettet etter han, så sei nei.',
    kept: 'Eg har teke vare på koden',
    next: 'Kva skjer no',
    nextRead: 'Nokon i mottaket les det du har sendt. Dei prøver å stadfeste det innan {date}.',
    nextWho:
      'No kan berre desse lese det: {who}. Dei kan gje andre som følgjer opp saka, lov til å lese.',
    nextLook:
      'Seinast {date} skal nokon ha stadfesta at dei har lese det. Sjå innom igjen då. Det kan vere spørsmål til deg.',
    nextFeedback:
      'Seinast {date} får du tilbakemelding. Er du part, får du vite kva som er gjort. Er du ikkje part, får du vite om saka er ferdig behandla.',
    nextMore: 'Du kan skrive meir når du vil, òg etter at saka er avslutta.',
    nextSilent: 'Høyrer du ingenting innan ein frist, kan du bruke ein annan veg:',
    remind: 'Lagre ei påminning',
    remindHint:
      'Ei kalenderfil med ordet «{title}» på datoen du kan sjå innom igjen. Ikkje legg ho i ein kalender som jobben eller studiestaden kan sjå.',
    reminded: 'Fila heiter {name}. I kalenderen står det «{title}» {date}, og ikkje noko meir.',
    reminderFile: 'notat.ics',
    fear: 'Ingen har lov til å straffe deg for dette',
    fearText:
      'Skjer det noko vondt fordi du sa frå, kan du kome tilbake med koden og fortelje det. Mottaket kan då gjere det til ei eiga sak.',
  },
  confirm: {
    heading: 'Sjekk at du har koden',
    label: 'Skriv gruppe {n} av koden',
    hint: 'Fem teikn. Skriv dei av frå papiret eller der du la koden.',
    check: 'Sjekk',
    wrong: 'Dette er ikkje gruppe {n}. Sjå på det du har skrive av',
    again: 'Vis koden igjen',
    without: 'Avslutt utan å sjekke',
    warnHeading: 'Er du sikker på at du har koden?',
    warn: 'Utan koden får du ikkje sjå svar, og mottaket har ingen annan måte å spørje deg på. Koden kan ikkje visast igjen etter dette.',
    leave: 'Avslutt likevel',
  },
  done: {
    heading: 'Du har sagt frå',
    right: 'Koden stemmer.',
    text: 'Det krev mot å seie frå. No er det andre sin tur til å gjere noko.',
    who: 'Du er anonym',
    whoText:
      'Namnet ditt er berre sendt dersom du har skrive det sjølv, eller det står i ei fil du la ved. Vil du framleis vere anonym, treng du ikkje gjere noko. Vil du seie kven du er, kan du gjere det no eller seinare med koden.',
    give: 'Sei kven eg er',
    close: 'Tøm sida',
    closeHint: 'Då er verken teksten eller koden att her. Lukk gjerne fana etterpå.',
  },
  leave: {
    heading: 'Vil du tømme sida no?',
    lead: 'Då blir dette borte herifrå:',
    report: 'Meldinga du har skrive. Ho er ikkje send.',
    reportUnsure: 'Meldinga du har skrive. Vi veit ikkje om ho er komen fram.',
    code: 'Koden din. Du har ikkje sjekka at du har teke vare på han.',
    letter: 'Det du har begynt på under «{name}». Det er ikkje sendt.',
    unseen: 'Det du sende under «{name}». Vi har ikkje sett det på tavla enno.',
    toUnseen: 'Sjå på «{name}»',
    toReport: 'Skriv vidare på meldinga',
    toLetter: 'Skriv vidare på «{name}»',
    empty: 'Tøm sida likevel',
  },
}
