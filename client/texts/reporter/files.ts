/** Files that go along. */
export const files = {
  files: {
    heading: { no: 'Filer', en: 'Files' },
    lead: {
      nb: 'Har du bilder, dokumenter eller opptak, kan du legge dem ved. Først ser vi etter skjulte opplysninger i dem, som hvor og når et bilde ble tatt, og tar dem bort. Det skjer her på maskinen din, før noe blir sendt.',
      nn: 'Har du bilete, dokument eller opptak, kan du leggje dei ved. Først ser vi etter skjulte opplysningar i dei, som kvar og når eit bilete vart teke, og tek dei bort. Det skjer her på maskina di, før noko blir sendt.',
      en: 'If you have pictures, documents or recordings, you can add them. First we look for hidden details in them, such as where and when a picture was taken, and take them out. That happens here on your device, before anything is sent.',
    },
    add: { nb: 'Velg filer', nn: 'Vel filer', en: 'Choose files' },
    camera: { nb: 'Ta et bilde', nn: 'Ta eit bilete', en: 'Take a picture' },
    cameraHint: {
      nb: 'Telefonen kan beholde en kopi av bilder som du tar.',
      nn: 'Telefonen kan ta vare på ein kopi av bilete som du tek.',
      en: 'Your phone may keep a copy of pictures that you take.',
    },
    drop: {
      nb: 'Du kan også dra filer hit, eller lime inn et bilde.',
      nn: 'Du kan òg dra filer hit, eller lime inn eit bilete.',
      en: 'You can also drag files here, or paste a picture.',
    },
    limits: {
      nb: 'Høyst {n} filer, til sammen {size}.',
      nn: 'Høgst {n} filer, til saman {size}.',
      en: 'At most {n} files, {size} together.',
    },
    added: {
      nb: { one: '{n} fil er lagt til', other: '{n} filer er lagt til' },
      nn: { one: '{n} fil er lagd til', other: '{n} filer er lagde til' },
      en: { one: '{n} file has been added', other: '{n} files have been added' },
    },
    tooMany: {
      nb: 'Det er plass til {n} filer. Resten er ikke med',
      nn: 'Det er plass til {n} filer. Resten er ikkje med',
      en: 'There is room for {n} files. The rest are not included',
    },
    tooLarge: {
      nb: 'Til sammen kan filene være {size}. {name} er på {own} og er ikke med',
      nn: 'Til saman kan filene vere {size}. {name} er på {own} og er ikkje med',
      en: 'Together the files can be {size}. {name} has {own} and is not included',
    },
    cannot: {
      nb: 'Dette kan vi ikke ta bort',
      nn: 'Dette kan vi ikkje ta bort',
      en: 'What we cannot take out',
    },
    cannotDots: {
      nb: 'Små gule prikker på utskrifter fra fargeskrivere. De kan vise hvilken skriver det var, og når.',
      nn: 'Små gule prikkar på utskrifter frå fargeskrivarar. Dei kan vise kva skrivar det var, og når.',
      en: 'Tiny yellow dots on prints from colour printers. They may show which printer it was, and when.',
    },
    cannotNoise: {
      nb: 'Det svake mønsteret som hvert kamera setter i bildene sine. Noen som har flere bilder fra kameraet, kan vise at bildene hører sammen.',
      nn: 'Det svake mønsteret som kvart kamera set i bileta sine. Nokon som har fleire bilete frå kameraet, kan vise at bileta høyrer saman.',
      en: 'The faint pattern that each camera leaves in its pictures. Someone with more pictures from that camera may show that they belong together.',
    },
    cannotStyle: {
      nb: 'Måten noe er skrevet, sagt eller tegnet på.',
      nn: 'Måten noko er skrive, sagt eller teikna på.',
      en: 'The way in which something is written, said or drawn.',
    },
    cannotWho: {
      nb: 'Kanskje har bare noen få filen. Er du en av dem, kan den peke mot deg.',
      nn: 'Kanskje har berre nokre få fila. Er du ein av dei, kan ho peike mot deg.',
      en: 'Perhaps only a few people have the file. If you are one of them, it may point to you.',
    },
    cannotSize: {
      nb: 'Serveren ser omtrent hvor mye du sender, men ikke hva det er.',
      nn: 'Tenaren ser om lag kor mykje du sender, men ikkje kva det er.',
      en: 'The server sees roughly how much you send, but not what it is.',
    },
    cannotShown: {
      nb: 'Det som er å se og høre: ansikter, stemmer, navn og steder.',
      nn: 'Det som er å sjå og høyre: andlet, stemmer, namn og stader.',
      en: 'What can be seen and heard: faces, voices, names and places.',
    },
    looking: { nb: 'Ser gjennom den …', nn: 'Ser gjennom ho …', en: 'Looking through it …' },
    cleaned: { nb: 'Den er renset', nn: 'Ho er reinsa', en: 'It has been cleaned' },
    removed: {
      nb: 'Dette fant vi og tok bort:',
      nn: 'Dette fann vi og tok bort:',
      en: 'We found this and took it out:',
    },
    inOriginal: {
      nb: 'Dette fant vi. Det følger med når originalen blir sendt:',
      nn: 'Dette fann vi. Det følgjer med når originalen blir send:',
      en: 'We found this. It goes with the original:',
    },
    nothing: {
      nb: 'Vi fant ingen skjulte opplysninger.',
      nn: 'Vi fann ingen skjulte opplysningar.',
      en: 'We found no hidden details.',
    },
    nothingOut: {
      nb: 'Vi fant ingenting som vi kunne ta bort.',
      nn: 'Vi fann ingenting som vi kunne ta bort.',
      en: 'We found nothing that we could take out.',
    },
    remains: {
      nb: 'Dette er fortsatt med, fordi det er en del av det som vises:',
      nn: 'Dette er framleis med, fordi det er ein del av det som blir vist:',
      en: 'This is still there, because it is part of what is shown:',
    },
    wrongEnding: {
      nb: 'Filen er av en annen type enn navnet sier. Vi har sett på innholdet.',
      nn: 'Fila er av ein annan type enn namnet seier. Vi har sett på innhaldet.',
      en: 'The file is a different kind from what its name says. We went by the contents.',
    },
    mind: {
      nb: 'Se på bildet en gang til. Ansikter, skilt, skjermer og speilbilder kan vise mer enn du mente.',
      nn: 'Sjå på biletet ein gong til. Andlet, skilt, skjermar og spegelbilete kan vise meir enn du meinte.',
      en: 'Look at the picture once more. Faces, signs, screens and reflections may show more than you meant.',
    },
    moment: { no: '{day} kl. {time}', en: '{day} at {time}' },
    momentGreenwich: {
      no: '{day} kl. {time} (Greenwich-tid)',
      en: '{day} at {time} (Greenwich time)',
    },
    north: { no: '{degrees} nord', en: '{degrees} north' },
    south: { no: '{degrees} sør', en: '{degrees} south' },
    east: { nb: '{degrees} øst', nn: '{degrees} aust', en: '{degrees} east' },
    west: { no: '{degrees} vest', en: '{degrees} west' },
    unknown: {
      nb: 'Denne typen fil kan vi ikke rense',
      nn: 'Denne typen fil kan vi ikkje reinse',
      en: 'We cannot clean this kind of file',
    },
    unknownText: {
      nb: 'Det kan ligge skjulte opplysninger i den, som navnet ditt eller når den ble laget.',
      nn: 'Det kan liggje skjulte opplysningar i ho, som namnet ditt eller når ho vart laga.',
      en: 'There may be hidden details in it, such as your name or when it was made.',
    },
    asIs: { nb: 'Send den som den er', nn: 'Send ho som ho er', en: 'Send it as it is' },
    asIsHint: {
      nb: 'Ingenting blir tatt bort. De som leser, kan se alt som ligger i den.',
      nn: 'Ingenting blir teke bort. Dei som les, kan sjå alt som ligg i ho.',
      en: 'Nothing is taken out. Those who read can see everything that is in it.',
    },
    original: { no: 'Send originalen som bevis', en: 'Send the original as evidence' },
    originalHint: {
      nb: 'Da tar vi ikke bort noe. Alt som er nevnt her, følger med til dem som leser. Gjør det bare hvis det er viktig at filen er urørt.',
      nn: 'Då tek vi ikkje bort noko. Alt som er nemnt her, følgjer med til dei som les. Gjer det berre dersom det er viktig at fila er urørd.',
      en: 'Then we take nothing out. Everything named here goes along to those who read. Do it only if it matters that the file is untouched.',
    },
    originalChosen: {
      nb: 'Originalen blir sendt',
      nn: 'Originalen blir send',
      en: 'The original will be sent',
    },
    more: { nb: 'Navn og valg', nn: 'Namn og val', en: 'Name and choices' },
    name: {
      nb: 'Hva er det? (valgfritt)',
      nn: 'Kva er det? (valfritt)',
      en: 'What is it? (optional)',
    },
    nameHint: {
      nb: 'Navnet som filen har hos deg, blir ikke sendt. De som leser, ser «{name}».',
      nn: 'Namnet som fila har hos deg, blir ikkje sendt. Dei som les, ser «{name}».',
      en: 'The name that the file has with you is not sent. Those who read see “{name}”.',
    },
    remove: { nb: 'Fjern', nn: 'Ta bort', en: 'Remove' },
    removeWhat: { nb: 'Fjern {name}', nn: 'Ta bort {name}', en: 'Remove {name}' },
    removedSaid: {
      nb: '{name} er fjernet',
      nn: '{name} er teken bort',
      en: '{name} has been removed',
    },
    again: { nb: 'Prøv igjen', nn: 'Prøv på nytt', en: 'Try again' },
    againWhat: {
      nb: 'Prøv igjen med {name}',
      nn: 'Prøv på nytt med {name}',
      en: 'Try again with {name}',
    },
    wait: {
      nb: 'Vent til vi har sett gjennom {name}, eller fjern den',
      nn: 'Vent til vi har sett gjennom {name}, eller ta ho bort',
      en: 'Wait until we have looked through {name}, or remove it',
    },
    choose: {
      nb: 'Velg om {name} skal sendes som den er, eller fjern den',
      nn: 'Vel om {name} skal sendast som ho er, eller ta ho bort',
      en: 'Choose whether {name} is to be sent as it is, or remove it',
    },
    unreadable: {
      nb: 'Fjern {name}. Den kan ikke leses',
      nn: 'Ta bort {name}. Ho kan ikkje lesast',
      en: 'Remove {name}. It cannot be read',
    },
    rowClean: { nb: 'Renset', nn: 'Reinsa', en: 'Cleaned' },
    rowStays: {
      nb: 'Renset. Fortsatt med: {what}',
      nn: 'Reinsa. Framleis med: {what}',
      en: 'Cleaned. Still there: {what}',
    },
    rowOriginal: {
      nb: 'Originalen, urørt',
      nn: 'Originalen, urørd',
      en: 'The original, untouched',
    },
    rowUnclean: { nb: 'Ikke renset', nn: 'Ikkje reinsa', en: 'Not cleaned' },
    notKept: {
      nb: 'Filene følger ikke med i utkastet. Du må velge dem på nytt når du åpner det.',
      nn: 'Filene følgjer ikkje med i utkastet. Du må velje dei på nytt når du opnar det.',
      en: 'The files do not go into the draft. You have to choose them again when you open it.',
    },
  },
  sorts: {
    picture: { nb: 'Bilde {n}', nn: 'Bilete {n}', en: 'Picture {n}' },
    document: { no: 'Dokument {n}', en: 'Document {n}' },
    sound: { no: 'Lyd {n}', en: 'Sound {n}' },
    film: { no: 'Film {n}', en: 'Video {n}' },
    file: { no: 'Fil {n}', en: 'File {n}' },
  },
  stays: {
    'comment-text': {
      nb: 'teksten i kommentarer eller notater',
      nn: 'teksten i kommentarar eller notat',
      en: 'the text of comments or notes',
    },
    text: {
      nb: 'det som står i selve teksten, også navn',
      nn: 'det som står i sjølve teksten, òg namn',
      en: 'what the text itself says, names included',
    },
    'embedded-uncleaned': {
      nb: 'noe inni filen som vi ikke kan rense',
      nn: 'noko inni fila som vi ikkje kan reinse',
      en: 'something inside the file that we cannot clean',
    },
    hidden: {
      nb: 'skjulte ark, lysbilder, tekst og tegn, og det som er beskåret bort fra bilder',
      nn: 'skjulte ark, lysbilete, tekst og teikn, og det som er skore bort frå bilete',
      en: 'hidden sheets, slides, text and characters, and what was cropped from pictures',
    },
  },
  trouble: {
    damaged: {
      nb: 'Filen er skadet, så vi kan ikke rense den',
      nn: 'Fila er skadd, så vi kan ikkje reinse ho',
      en: 'The file is damaged, so we cannot clean it',
    },
    locked: {
      nb: 'Filen er låst med passord, så vi kan ikke rense den',
      nn: 'Fila er låst med passord, så vi kan ikkje reinse ho',
      en: 'The file is locked with a password, so we cannot clean it',
    },
    'too-large': {
      nb: 'Filen er for stor til at vi kan rense den her',
      nn: 'Fila er for stor til at vi kan reinse ho her',
      en: 'The file is too large to be cleaned here',
    },
    stuck: {
      nb: 'Det tok for lang tid å se gjennom filen',
      nn: 'Det tok for lang tid å sjå gjennom fila',
      en: 'It took too long to look through the file',
    },
    unreadable: {
      nb: 'Filen kan ikke leses. Den er kanskje flyttet eller slettet',
      nn: 'Fila kan ikkje lesast. Ho er kanskje flytta eller sletta',
      en: 'The file cannot be read. It may have been moved or deleted',
    },
    offline: {
      nb: 'Programmet som renser filer, er ikke hentet',
      nn: 'Programmet som reinsar filer, er ikkje henta',
      en: 'The program that cleans files has not loaded',
    },
  },
  upload: {
    heading: { nb: 'Filene er på vei', nn: 'Filene er på veg', en: 'The files are on their way' },
    text: {
      nb: 'La siden stå åpen til alt er levert. Koden virker først da.',
      nn: 'La sida stå open til alt er levert. Koden verkar først då.',
      en: 'Leave the page open until everything has been delivered. The code works only then.',
    },
    textLetter: {
      nb: 'La siden stå åpen til alt er levert.',
      nn: 'La sida stå open til alt er levert.',
      en: 'Leave the page open until everything has been delivered.',
    },
    percent: { no: '{percent} er sendt', en: '{percent} sent' },
    left: { nb: 'omtrent {time} igjen', nn: 'om lag {time} att', en: 'about {time} left' },
    leftShort: {
      nb: 'under ett minutt igjen',
      nn: 'under eitt minutt att',
      en: 'less than a minute left',
    },
    leftLong: {
      nb: 'mer enn en time igjen. Du kan la siden stå åpen så lenge.',
      nn: 'meir enn ein time att. Du kan la sida stå open så lenge.',
      en: 'more than an hour left. You can leave the page open that long.',
    },
    leftUnknown: { nb: 'vi regner ut tiden', nn: 'vi reknar ut tida', en: 'working out the time' },
    pause: { nb: 'Ta en pause', nn: 'Ta ein pause', en: 'Pause' },
    paused: { no: 'Pause. Ingenting går tapt', en: 'Paused. Nothing is lost' },
    resume: { nb: 'Fortsett', nn: 'Hald fram', en: 'Continue' },
    lost: {
      nb: 'Vi får ikke sendt akkurat nå. Vi venter og prøver igjen av oss selv. La siden være åpen. Det du har skrevet, er her fortsatt.',
      nn: 'Vi får ikkje sendt akkurat no. Vi ventar og prøver på nytt av oss sjølve. La sida vere open. Det du har skrive, er her framleis.',
      en: 'We cannot send just now. We wait, and try again by ourselves. Keep this page open. What you wrote is still here.',
    },
    back: { no: 'Avbryt og gå tilbake til teksten', en: 'Stop and go back to the text' },
    backText: {
      nb: 'Da blir ingenting levert. Det som alt er sendt, kan ingen lese, og det blir slettet etter et halvt år.',
      nn: 'Då blir ingenting levert. Det som alt er sendt, kan ingen lese, og det blir sletta etter eit halvt år.',
      en: 'Then nothing is delivered. Nobody can read what has been sent already, and it is deleted after half a year.',
    },
    begun: { no: 'Sender filene', en: 'Sending the files' },
  },
  longText: {
    lead: {
      nb: 'Denne meldingen er lang. Å hente den er mindre skjult enn å lese: Serveren ser at noen henter noe, fra hvilken nettverksadresse (IP-adresse) og omtrent hvor stort det er, men ikke hva som står der. Tor Browser skjuler adressen.',
      nn: 'Denne meldinga er lang. Å hente ho er mindre skjult enn å lese: Tenaren ser at nokon hentar noko, frå kva nettverksadresse (IP-adresse) og om lag kor stort det er, men ikkje kva som står der. Tor Browser skjuler adressa.',
      en: 'This message is long. Fetching it is less hidden than reading: the server sees that someone fetches something, from which network address (IP address) and about how big it is, but not what it says. Tor Browser hides the address.',
    },
    fetch: { nb: 'Hent hele meldingen', nn: 'Hent heile meldinga', en: 'Fetch the whole message' },
    fetching: { nb: 'Henter meldingen', nn: 'Hentar meldinga', en: 'Fetching the message' },
    read: { nb: 'Meldingen er her.', nn: 'Meldinga er her.', en: 'The message is here.' },
    tampered: {
      nb: 'Meldingen er ikke slik mottaket sendte den. Vi viser den ikke. Si fra til mottaket.',
      nn: 'Meldinga er ikkje slik mottaket sende ho. Vi viser ho ikkje. Sei frå til mottaket.',
      en: 'The message is not as the whistleblowing team sent it. We do not show it. Tell the whistleblowing team.',
    },
    gone: {
      nb: 'Meldingen er ikke her lenger. Be mottaket om å sende den på nytt.',
      nn: 'Meldinga er ikkje her lenger. Be mottaket om å sende ho på nytt.',
      en: 'The message is no longer here. Ask the whistleblowing team to send it again.',
    },
    offline: {
      nb: 'Vi klarte ikke å hente meldingen. Prøv igjen.',
      nn: 'Vi klarte ikkje å hente meldinga. Prøv på nytt.',
      en: 'We could not fetch the message. Try again.',
    },
  },
}

/** Findings of cleaning in a file, in words that the desk shows too. */
export const findings = {
  place: { nb: 'Stedet', nn: 'Staden', en: 'The place' },
  time: { no: 'Tidspunktet', en: 'The time' },
  device: {
    nb: 'Kameraet, telefonen eller opptakeren',
    nn: 'Kameraet, telefonen eller opptakaren',
    en: 'The camera, phone or recorder',
  },
  serial: {
    nb: 'Et nummer som hører til én maskin',
    nn: 'Eit nummer som høyrer til éi maskin',
    en: 'A number that belongs to one device',
  },
  person: { nb: 'Navn', nn: 'Namn', en: 'Names' },
  software: { no: 'Programmet', en: 'The program' },
  description: { no: 'Tittel eller stikkord', en: 'Title or keywords' },
  thumbnail: {
    nb: 'Et lite bilde av hvordan det så ut før',
    nn: 'Eit lite bilete av korleis det såg ut før',
    en: 'A small picture of how it looked before',
  },
  'maker-note': {
    nb: 'Produsentens egne opplysninger',
    nn: 'Dei eigne opplysningane til produsenten',
    en: 'The maker’s own details',
  },
  revisions: {
    nb: 'Endringer og slettet tekst',
    nn: 'Endringar og sletta tekst',
    en: 'Changes and deleted text',
  },
  comments: {
    nb: 'Hvem som har skrevet kommentarer',
    nn: 'Kven som har skrive kommentarar',
    en: 'Who wrote comments',
  },
  embedded: { nb: 'En fil inni filen', nn: 'Ei fil inni fila', en: 'A file inside the file' },
  history: { nb: 'Tidligere utgaver', nn: 'Tidlegare utgåver', en: 'Earlier versions' },
  script: { nb: 'Et lite program', nn: 'Eit lite program', en: 'A small program' },
  link: {
    nb: 'Noe som ville blitt hentet fra nettet',
    nn: 'Noko som ville blitt henta frå nettet',
    en: 'Something that would have been fetched from the internet',
  },
  other: { nb: 'Annet skjult', nn: 'Anna skjult', en: 'Other hidden details' },
}
