/** Handing in a report that a form without a server has sealed. */
export const handIn = {
  handIn: {
    heading: {
      nb: 'Lever en låst melding',
      nn: 'Lever ei låst melding',
      en: 'Hand in a locked report',
    },
    lead: {
      nb: 'Filen er en melding som er låst med skjemaet. Bare leserne i mottaket kan åpne den, ikke du og ikke denne siden.',
      nn: 'Fila er ei melding som er låst med skjemaet. Berre lesarane i mottaket kan opne ho, ikkje du og ikkje denne sida.',
      en: 'The file is a report that was locked with the form. Only the readers of the whistleblowing team can open it, not you and not this page.',
    },
    seen: {
      nb: 'Den som følger med på nettet ditt, kan se at du er på denne siden. Bruk ikke nettet på jobb eller skole.',
      nn: 'Den som følgjer med på nettet ditt, kan sjå at du er på denne sida. Bruk ikkje nettet på jobb eller skule.',
      en: 'Somebody who watches your network can see that you are on this page. Do not use the network at work or school.',
    },
    send: { nb: 'Lever den nå', nn: 'Lever ho no', en: 'Hand it in now' },
    done: { no: 'Levert', en: 'Handed in' },
    accepted: {
      nb: 'Serveren har meldingen. Slett nå filen fra minnepinnen og maskinen. Å levere den en gang til endrer ingenting. Den som skrev, ser med koden sin når mottaket har hentet den.',
      nn: 'Tenaren har meldinga. Slett no fila frå minnepinnen og maskina. Å levere ho ein gong til endrar ingenting. Den som skreiv, ser med koden sin når mottaket har henta ho.',
      en: 'The server has the report. Now delete the file from the memory stick and the machine. Handing it in again changes nothing. The one who wrote it sees with their code when the whistleblowing team has fetched it.',
    },
    refused: { nb: 'Ikke levert', nn: 'Ikkje levert', en: 'Not handed in' },
    other: {
      nb: 'Dette er ikke en låst melding, eller så mangler noe av filen. Kopier den på nytt fra der den ble lagret.',
      nn: 'Dette er ikkje ei låst melding, eller så manglar noko av fila. Kopier ho på nytt frå der ho vart lagra.',
      en: 'This is no locked report, or some of the file is missing. Copy it again from where it was saved.',
    },
    changed: {
      nb: 'Filen er endret etter at den ble låst. Kopier den på nytt fra der den ble lagret.',
      nn: 'Fila er endra etter at ho vart låst. Kopier ho på nytt frå der ho vart lagra.',
      en: 'The file was changed after it was locked. Copy it again from where it was saved.',
    },
    foreign: {
      nb: 'Filen er til et annet mottak. Lever den på nettsiden til det mottaket som delte ut skjemaet.',
      nn: 'Fila er til eit anna mottak. Lever ho på nettsida til det mottaket som delte ut skjemaet.',
      en: 'The file is for another whistleblowing team. Hand it in on the web page of the one that gave out the form.',
    },
    ended: {
      nb: 'Fristen er ute. Nøklene er ødelagt, og ingen kan åpne filen lenger. Meldingen må skrives på nytt.',
      nn: 'Fristen er ute. Nøklane er øydelagde, og ingen kan opne fila lenger. Meldinga må skrivast på nytt.',
      en: 'The time is over. The keys are destroyed, and nobody can open the file any more. The report has to be written again.',
    },
    ahead: {
      nb: 'Filen er låst til en uke som ikke har begynt. Datoen var feil på maskinen den ble skrevet på. Lever den når den uken er her, eller skriv på nytt.',
      nn: 'Fila er låst til ei veke som ikkje har byrja. Datoen var feil på maskina ho vart skriven på. Lever ho når den veka er her, eller skriv på nytt.',
      en: 'The file is locked to a week that has not begun. The date was wrong on the machine where it was written. Hand it in when that week has come, or write again.',
    },
  },
}
