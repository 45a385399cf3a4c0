import type { Language } from '../../crypto/entries/names.ts'
import { CATALOGUES } from './catalogue.ts'
import { type Catalogue, catalogues } from './entry.ts'
import type { Texts } from './shape.ts'

/** Words of the form that is one file and needs no server. */
export const ALONE_TEXTS = {
  alone: {
    lead: {
      nb: 'Dette skjemaet er en fil. Du skriver uten nett, og ingenting blir sendt. Til slutt får du en låst fil eller noen ark. De må leveres etterpå, av deg eller av en annen.',
      nn: 'Dette skjemaet er ei fil. Du skriv utan nett, og ingenting blir sendt. Til slutt får du ei låst fil eller nokre ark. Dei må leverast etterpå, av deg eller av ein annan.',
      en: 'This form is a file. You write without a network, and nothing is sent. In the end you get a locked file or some sheets of paper. They have to be handed in afterwards, by you or by somebody else.',
    },
    until: {
      nb: 'Skjemaet kan brukes til og med {date}. Be om et nytt etter det.',
      nn: 'Skjemaet kan brukast til og med {date}. Be om eit nytt etter det.',
      en: 'The form can be used until {date}. Ask for a new one after that.',
    },
    danger: { nb: 'Før du skriver', nn: 'Før du skriv', en: 'Before you write' },
    dangerText: {
      nb: 'Skjemaet og det du lagrer fra det, ligger på denne maskinen. Den som leter der, kan se at du har hatt det. Bruk en maskin som bare er din, og aldri en fra jobb eller skole.',
      nn: 'Skjemaet og det du lagrar frå det, ligg på denne maskina. Den som leitar der, kan sjå at du har hatt det. Bruk ei maskin som berre er di, og aldri ei frå jobb eller skule.',
      en: 'The form, and what you save from it, lies on this machine. Anybody who searches it can see that you had it. Use a machine that is yours alone, and never one from work or school.',
    },
    delete: { nb: 'Slik sletter du det', nn: 'Slik slettar du det', en: 'How to delete it' },
    deleteText: {
      nb: 'Når det er levert: Slett skjemaet og den låste filen, tøm papirkurven, og fjern dem fra listen over nedlastinger i nettleseren. Noe kan bli igjen på disken, på minnepinnen og i sikkerhetskopier, selv om du ikke ser det.',
      nn: 'Når det er levert: Slett skjemaet og den låste fila, tøm papirkorga, og fjern dei frå lista over nedlastingar i nettlesaren. Noko kan bli att på disken, på minnepinnen og i tryggingskopiar, sjølv om du ikkje ser det.',
      en: 'Once it is handed in: delete the form and the locked file, empty the bin, and remove them from the list of downloads in the browser. Something may stay on the disk, on the memory stick and in backups, even if you do not see it.',
    },
    start: { nb: 'Skriv en melding', nn: 'Skriv ei melding', en: 'Write a report' },
    noFiles: {
      nb: 'Her kan du ikke legge ved filer eller opptak. Når meldingen er levert, kan du sende dem med koden på nettsiden.',
      nn: 'Her kan du ikkje leggje ved filer eller opptak. Når meldinga er levert, kan du sende dei med koden på nettsida.',
      en: 'You cannot add files or recordings here. Once the report is handed in, you can send them with your code on the web page.',
    },
    codeHeading: { nb: 'Har du en kode?', nn: 'Har du ein kode?', en: 'Do you have a code?' },
    codeText: {
      nb: 'Svar ligger på nettsiden til mottaket. Åpne den, og skriv koden der. Dette skjemaet har ikke nett, og viser ingen svar.',
      nn: 'Svar ligg på nettsida til mottaket. Opne ho, og skriv koden der. Dette skjemaet har ikkje nett, og viser ingen svar.',
      en: 'Answers are on the web page of the whistleblowing team. Open it, and type your code there. This form has no network, and shows no answers.',
    },
    doneHeading: {
      nb: 'Nå må meldingen leveres',
      nn: 'No må meldinga leverast',
      en: 'Now the report has to be handed in',
    },
    doneText: {
      nb: 'Ingen har fått den ennå. Du ser at den er hentet, når du skriver koden på nettsiden.',
      nn: 'Ingen har fått ho enno. Du ser at ho er henta, når du skriv koden på nettsida.',
      en: 'Nobody has it yet. You see that it was fetched when you type your code on the web page.',
    },
  },
  held: {
    file: { no: 'notat.bin', en: 'notes.bin' },
    heading: {
      nb: 'Lever den låste meldingen',
      nn: 'Lever den låste meldinga',
      en: 'Hand in the locked report',
    },
    risk: {
      nb: 'Den låste filen ligger igjen der du lagrer den. Bare leserne kan åpne den, men alle kan se at den er der. Slett den når den er levert.',
      nn: 'Den låste fila ligg att der du lagrar ho. Berre lesarane kan opne ho, men alle kan sjå at ho er der. Slett ho når ho er levert.',
      en: 'The locked file stays where you save it. Only the readers can open it, but everybody can see that it is there. Delete it once it is handed in.',
    },
    until: {
      nb: 'Den må leveres senest {date}. Etter det kan ingen åpne den, og du må skrive på nytt.',
      nn: 'Ho må leverast seinast {date}. Etter det kan ingen opne ho, og du må skrive på nytt.',
      en: 'It has to be handed in by {date}. After that nobody can open it, and you have to write again.',
    },
    save: { nb: 'Lagre den låste filen', nn: 'Lagre den låste fila', en: 'Save the locked file' },
    saved: {
      nb: 'Filen heter {name}. Flytt den til en minnepinne, eller lever den fra denne maskinen.',
      nn: 'Fila heiter {name}. Flytt ho til ein minnepinne, eller lever ho frå denne maskina.',
      en: 'The file is called {name}. Move it to a memory stick, or hand it in from this machine.',
    },
    print: { no: 'Vis ark til utskrift', en: 'Show sheets to print' },
    ways: { nb: 'Slik leveres den', nn: 'Slik blir ho levert', en: 'Ways to hand it in' },
    byPage: {
      nb: 'På nett, fra hvilken som helst maskin: Åpne nettsiden til mottaket, trykk på «Åpne et utkast eller en kopi», og velg filen.',
      nn: 'På nett, frå kva maskin som helst: Opne nettsida til mottaket, trykk på «Opne eit utkast eller ein kopi», og vel fila.',
      en: 'On the web, from any machine: open the web page of the whistleblowing team, press “Open a draft or a copy”, and choose the file.',
    },
    byStick: {
      nb: 'På en minnepinne, til en i mottaket. Den som tar imot den, kan bare åpne meldingen hvis det er en av leserne.',
      nn: 'På ein minnepinne, til ein i mottaket. Den som tek imot han, kan berre opne meldinga om det er ein av lesarane.',
      en: 'On a memory stick, to somebody in the whistleblowing team. Whoever takes it can open the report only if they are one of the readers.',
    },
    byPaper: {
      nb: 'På papir, i en konvolutt til mottaket.',
      nn: 'På papir, i ein konvolutt til mottaket.',
      en: 'On paper, in an envelope to the whistleblowing team.',
    },
    failed: {
      nb: 'Den låste meldingen er ikke klar. Vent litt, og trykk en gang til.',
      nn: 'Den låste meldinga er ikkje klar. Vent litt, og trykk ein gong til.',
      en: 'The locked report is not ready. Wait a moment, and press again.',
    },
  },
  sheets: {
    heading: { no: 'Ark til utskrift', en: 'Sheets to print' },
    apart: {
      nb: 'Koden din står ikke på disse arkene. Legg den aldri i samme konvolutt: Den som har koden, kan lese svarene og skrive som deg.',
      nn: 'Koden din står ikkje på desse arka. Legg han aldri i same konvolutt: Den som har koden, kan lese svara og skrive som deg.',
      en: 'Your code is not on these sheets. Never put it into the same envelope: anybody who has the code can read the answers and write as you.',
    },
    printer: {
      nb: 'Skriverne på jobb og skole husker ofte hva de har skrevet ut, og for hvem.',
      nn: 'Skrivarane på jobb og skule hugsar ofte kva dei har skrive ut, og for kven.',
      en: 'Printers at work and school often remember what they printed, and for whom.',
    },
    print: { nb: 'Skriv ut arkene', nn: 'Skriv ut arka', en: 'Print the sheets' },
    for: { no: 'Til {organisation}', en: 'For {organisation}' },
    what: {
      nb: 'Dette er en låst melding til mottaket. Legg alle arkene i en konvolutt, og lever den til mottaket. De leser kodene inn i programmet sitt. Alle {of} kodene trengs. Ingen andre kan lese dem.',
      nn: 'Dette er ei låst melding til mottaket. Legg alle arka i ein konvolutt, og lever han til mottaket. Dei les kodane inn i programmet sitt. Alle {of} kodane trengst. Ingen andre kan lese dei.',
      en: 'This is a locked report to the whistleblowing team. Put all sheets into an envelope, and hand it to them. They read the codes into their program. All {of} codes are needed. Nobody else can read them.',
    },
    by: {
      nb: 'Må leses inn senest {date}.',
      nn: 'Må lesast inn seinast {date}.',
      en: 'Has to be read in by {date}.',
    },
    number: { no: 'Kode {n} av {of}', en: 'Code {n} of {of}' },
  },
  page: {
    exitUrl: 'about:blank',
    exitText: {
      nb: '«Forlat siden» tømmer skjermen. Tre trykk på Shift etter hverandre gjør det samme. Det du har skrevet og ikke lagret, er borte. Filen med skjemaet ligger fortsatt på maskinen.',
      nn: '«Forlat sida» tømmer skjermen. Tre trykk på Shift etter kvarandre gjer det same. Det du har skrive og ikkje lagra, er borte. Fila med skjemaet ligg framleis på maskina.',
      en: '“Leave page” empties the screen. Pressing Shift three times in a row does the same. What you have written and not saved is lost. The file with the form stays on the machine.',
    },
    check: { nb: 'Se over og lås', nn: 'Sjå over og lås', en: 'Check and lock' },
    optional: {
      nb: 'Valgfritt. Du kan låse når du vil.',
      nn: 'Valfritt. Du kan låse når du vil.',
      en: 'Optional. You can lock it whenever you like.',
    },
    footer: {
      nb: 'Ikke noe nett, ingen informasjonskapsler, ingen sporing.',
      nn: 'Ikkje noko nett, ingen informasjonskapslar, inga sporing.',
      en: 'No network, no cookies, no tracking.',
    },
  },
  tell: {
    memory: {
      nb: 'Teksten er bare på denne siden til du låser den. Lukker du siden, er den borte. Du kan lagre et utkast som fil.',
      nn: 'Teksten er berre på denne sida til du låser han. Lukkar du sida, er han borte. Du kan lagre eit utkast som fil.',
      en: 'Your text is only on this page until you lock it. If you close the page, it is gone. You can save a draft as a file.',
    },
  },
  review: {
    heading: {
      nb: 'Se over før du låser',
      nn: 'Sjå over før du låser',
      en: 'Look it over before you lock it',
    },
    what: { no: 'Dette blir låst', en: 'This is what is locked' },
    send: { nb: 'Lås meldingen', nn: 'Lås meldinga', en: 'Lock the report' },
    sendHint: {
      nb: 'Meldingen blir låst når du trykker. Ingenting blir sendt. Koden din kommer på neste side.',
      nn: 'Meldinga blir låst når du trykkjer. Ingenting blir sendt. Koden din kjem på neste side.',
      en: 'The report is locked when you press. Nothing is sent. Your code comes on the next page.',
    },
  },
  receipt: {
    notSent: { nb: 'Ikke låst ennå', nn: 'Ikkje låst enno', en: 'Not locked yet' },
    notSentText: {
      nb: 'Ta vare på koden nå. Meldingen låses straks.',
      nn: 'Ta vare på koden no. Meldinga blir låst straks.',
      en: 'Keep the code safe now. The report will be locked in a moment.',
    },
    sending: { no: 'Låser …', en: 'Locking …' },
    sendingText: {
      nb: 'Meldingen låses. Ta vare på koden mens du venter.',
      nn: 'Meldinga blir låst. Ta vare på koden medan du ventar.',
      en: 'The report is being locked. Keep the code safe while you wait.',
    },
    sent: {
      nb: 'Låst. Den er ikke levert ennå',
      nn: 'Låst. Ho er ikkje levert enno',
      en: 'Locked. It is not handed in yet',
    },
    sentText: {
      nb: 'Ta først vare på koden. Lagre så den låste filen, eller skriv ut arkene.',
      nn: 'Ta først vare på koden. Lagre så den låste fila, eller skriv ut arka.',
      en: 'Keep the code safe first. Then save the locked file, or print the sheets.',
    },
    failed: { nb: 'Ikke låst', nn: 'Ikkje låst', en: 'Not locked' },
  },
  errors: {
    offline: {
      nb: 'Dette skjemaet har ikke nett. En låst fil leverer du på nettsiden til mottaket.',
      nn: 'Dette skjemaet har ikkje nett. Ei låst fil leverer du på nettsida til mottaket.',
      en: 'This form has no network. You hand in a locked file on the web page of the whistleblowing team.',
    },
    'too-long': {
      nb: 'Teksten er for lang til å låses i én fil. Ingenting er borte. Gå tilbake og kort den ned. Resten kan du sende med koden på nettsiden etterpå.',
      nn: 'Teksten er for lang til å låsast i éi fil. Ingenting er borte. Gå tilbake og kort han ned. Resten kan du sende med koden på nettsida etterpå.',
      en: 'The text is too long to be locked into one file. Nothing is lost. Go back and shorten it. You can send the rest with your code on the web page afterwards.',
    },
    unverified: {
      nb: 'Skjemaet er skadet, eller noen har endret det. Skriv ikke mer i det. Be mottaket om et nytt, eller bruk en annen vei.',
      nn: 'Skjemaet er skadd, eller nokon har endra det. Skriv ikkje meir i det. Be mottaket om eit nytt, eller bruk ein annan veg.',
      en: 'The form is damaged, or somebody has changed it. Write nothing more in it. Ask the whistleblowing team for a new one, or use another way.',
    },
    expired: {
      nb: 'Dette skjemaet er for gammelt. Ingenting er låst. Be mottaket om et nytt, eller bruk en annen vei.',
      nn: 'Dette skjemaet er for gammalt. Ingenting er låst. Be mottaket om eit nytt, eller bruk ein annan veg.',
      en: 'This form is too old. Nothing is locked. Ask the whistleblowing team for a new one, or use another way.',
    },
  },
  landing: {
    expired: {
      nb: 'Dette skjemaet er for gammelt til å låse noe. Be mottaket om et nytt, eller bruk en av de andre måtene.',
      nn: 'Dette skjemaet er for gammalt til å låse noko. Be mottaket om eit nytt, eller bruk ein av dei andre måtane.',
      en: 'This form is too old to lock anything. Ask the whistleblowing team for a new one, or use one of the other ways.',
    },
    closed: {
      nb: 'Skjemaet har ingen nøkler for denne uken. Se om datoen på maskinen er riktig. Ellers: Be mottaket om et nytt, eller bruk en av de andre måtene.',
      nn: 'Skjemaet har ingen nøklar for denne veka. Sjå om datoen på maskina er rett. Elles: Be mottaket om eit nytt, eller bruk ein av dei andre måtane.',
      en: 'The form has no keys for this week. See whether the date of the machine is right. Otherwise ask the whistleblowing team for a new one, or use one of the other ways.',
    },
  },
}

/** The form's own words. */
export type AloneTexts = Catalogue<typeof ALONE_TEXTS>

export const ALONE: Readonly<Record<Language, AloneTexts>> = catalogues(ALONE_TEXTS)

/** The words of the pages in a language, with those of the form where it says something else. */
export function aloneWords(language: Language): Texts {
  const [served, own] = [CATALOGUES[language], ALONE[language]]
  const page = { ...served.page, ...own.page }
  return {
    ...{ ...served, page, tell: { ...served.tell, ...own.tell } },
    review: { ...served.review, ...own.review },
    receipt: { ...served.receipt, ...own.receipt },
    errors: { ...served.errors, ...own.errors },
    landing: { ...served.landing, ...own.landing },
  }
}
