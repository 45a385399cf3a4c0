import type { Texts } from '../shape.ts'

/** The receipt code, from sending to leaving: nynorsk. */
export const receipt: Pick<Texts, 'receipt' | 'confirm' | 'done'> = {
  receipt: {
    heading: 'Koden din',
    preparing: 'Lagar koden …',
    preparingText: 'Det kan ta nokre sekund. Ingenting er sendt.',
    notSent: 'Ikkje sendt enno',
    notSentText: 'Ta vare på koden no. Meldinga går straks.',
    sending: 'Sender …',
    sendingText: 'Meldinga blir låst og send. Ta vare på koden medan du ventar.',
    delivered: 'Levert',
    deliveredText: 'Meldinga er komen fram. Berre lesarane du såg på lista, kan opne henne.',
    failed: 'Ikkje stadfesta',
    edit: 'Tilbake til teksten',
    why: 'Koden er den einaste vegen tilbake til saka. Han kan ikkje lagast på nytt, ikkje av nokon.',
    secret:
      'Hald han for deg sjølv. Den som har koden, kan lese svara og skrive som deg, men ikkje lese det du har sendt.',
    label: 'Kode, 7 grupper på 5 teikn',
    hint: 'Store og små bokstavar er det same. Runde teikn er alltid talet null, og rette strekar er alltid talet éin.',
    copy: 'Kopier',
    copied: 'Koden er kopiert. Lim han inn ein trygg stad.',
    copyFailed: 'Det gjekk ikkje å kopiere. Skriv koden av for hand.',
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
    qrLabel: 'QR-kode. Han inneheld dei sju gruppene som står over, og ingenting anna.',
    qrHint:
      'Les han med kameraet på ein telefon som berre er din, og legg koden ein trygg stad der. Vil telefonen søkje på nettet etter han, så sei nei.',
    kept: 'Eg har teke vare på koden',
    next: 'Kva skjer no',
    nextRead:
      'Nokon i mottaket les det du har sendt. Målet er at du får det stadfesta innan {date}.',
    nextWho: 'Berre desse kan lese det: {who}.',
    nextLook:
      'Seinast {date} skal nokon ha stadfesta at dei har lese det. Sjå innom igjen då. Det kan vere spørsmål til deg.',
    nextFeedback:
      'Seinast {date} får du tilbakemelding. Er du part, får du vite kva som er gjort. Er du ikkje part, får du vite om saka er behandla.',
    nextMore: 'Du kan skrive meir når du vil, også etter at saka er avslutta.',
    nextSilent: 'Høyrer du ingenting innan ein frist, kan du bruke ein annan veg:',
    remind: 'Lagre ei påminning',
    remindHint:
      'Ei kalenderfil med ordet «{title}» på datoen du kan sjå innom igjen. Ikkje legg henne i ein kalender som jobben eller studiestaden kan sjå.',
    reminded: 'Fila heiter {name}. I kalenderen står det «{title}» {date}, og ikkje noko meir.',
    reminderFile: 'notat.ics',
    fear: 'Ingen har lov til å straffe deg for dette',
    fearText:
      'Skjer det noko vondt fordi du sa frå, kan du kome tilbake med koden og fortelje det. Då blir det ei eiga sak.',
  },
  confirm: {
    heading: 'Sjekk at du har koden',
    label: 'Skriv gruppe {n} av koden',
    hint: 'Fem teikn. Skriv det frå papiret eller der du la koden.',
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
      'Det er du til du sjølv vel noko anna. Vil du framleis vere anonym, treng du ikkje gjere noko. Vil du seie kven du er, kan du gjere det no eller seinare med koden.',
    give: 'Sei kven eg er',
    close: 'Tøm sida',
    closeHint: 'Då er verken teksten eller koden att her. Lat gjerne att fana etterpå.',
  },
}
