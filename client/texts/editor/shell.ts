import type { LogoMistake } from '../logo.ts'

/** The editor around its fields. */
export const shellWords = {
  editor: {
    title: { nb: 'Rediger innholdet', nn: 'Rediger innhaldet', en: 'Edit the content' },
    language: {
      nb: 'Språk i redigeringen',
      nn: 'Språk i redigeringa',
      en: 'Language of the editor',
    },
    files: {
      nb: 'Alt som kan endres',
      nn: 'Alt som kan endrast',
      en: 'Everything that can be changed',
    },
    loading: { nb: 'Leser mappa ...', nn: 'Les mappa ...', en: 'Reading the folder ...' },
    save: { no: 'Lagre', en: 'Save' },
    saving: { no: 'Lagrer ...', en: 'Saving ...' },
    unchanged: {
      nb: 'Ingenting er endret.',
      nn: 'Ingenting er endra.',
      en: 'Nothing is changed.',
    },
    unsaved: {
      nb: { one: 'Én fil er endret og ikke lagret.', other: '{n} filer er endret og ikke lagret.' },
      nn: { one: 'Éi fil er endra og ikkje lagra.', other: '{n} filer er endra og ikkje lagra.' },
      en: {
        one: 'One file is changed and not saved.',
        other: '{n} files are changed and not saved.',
      },
    },
    checking: { nb: 'Ser over endringen ...', nn: 'Ser over endringa ...', en: 'Checking ...' },
    good: { no: 'Ingen feil.', en: 'No mistakes.' },
    saved: {
      nb: 'Lagret. Filene slik de var før, ligger i {before} i samme mappe.',
      nn: 'Lagra. Filene slik dei var før, ligg i {before} i same mappe.',
      en: 'Saved. The files as they were before are in {before} of the same folder.',
    },
    mistakesTitle: {
      nb: 'Rett dette før du lagrer',
      nn: 'Rett dette før du lagrar',
      en: 'Mend this before you save',
    },
    unreadable: {
      nb: 'Denne fila kan ikke redigeres her før noen har rettet den:',
      nn: 'Denne fila kan ikkje redigerast her før nokon har retta ho:',
      en: 'This file cannot be edited here until somebody has mended it:',
    },
    due: {
      nb: 'Disse tekstene skulle vært gått gjennom: {files}. Les dem, og sett nye datoer.',
      nn: 'Desse tekstane skulle ha vore gått gjennom: {files}. Les dei, og set nye datoar.',
      en: 'The review of these texts is due: {files}. Read them, and set new dates.',
    },
    undo: {
      no: 'Angre alt i denne fila',
      en: 'Undo everything in this file',
    },
    leftovers: {
      nb: {
        one: 'Fortsatt som i eksempelet: ett felt',
        other: 'Fortsatt som i eksempelet: {n} felt',
      },
      nn: { one: 'Framleis som i dømet: eitt felt', other: 'Framleis som i dømet: {n} felt' },
      en: { one: 'Still as in the sample: one field', other: 'Still as in the sample: {n} fields' },
    },
    leftoversWhy: {
      nb: 'Navn, numre og adresser i eksempelet er oppdiktet: den som ringer dit, når ingen. Hver linje fører til feltet sitt. Når ingen er igjen, kan innholdet signeres.',
      nn: 'Namn, nummer og adresser i dømet er oppdikta: den som ringjer dit, når ingen. Kvar linje fører til feltet sitt. Når ingen er att, kan innhaldet signerast.',
      en: 'Names, numbers and addresses of the sample are made up: whoever rings there reaches nobody. Each line leads to its field. When none is left, the content can be signed.',
    },
    sample: { nb: 'fra eksempelet', nn: 'frå dømet', en: 'from the sample' },
    sampleWords: {
      nb: 'Fortsatt som i eksempelet: {word}',
      nn: 'Framleis som i dømet: {word}',
      en: 'Still as in the sample: {word}',
    },
    changed: { nb: 'endret', nn: 'endra', en: 'changed' },
    wrong: { no: 'feil', en: 'mistake' },
    version: {
      nb: 'Når du lagrer, får tekstene versjon {next} i stedet for {now}, og dagens dato som siste gjennomgang.',
      nn: 'Når du lagrar, får tekstane versjon {next} i staden for {now}, og datoen i dag som siste gjennomgang.',
      en: 'When you save, the texts get version {next} instead of {now}, and today as the day of their last review.',
    },
    needsTitle: {
      nb: 'Dette må gjøres etterpå',
      nn: 'Dette må gjerast etterpå',
      en: 'To be done afterwards',
    },
    warnings: {
      nb: 'Dette går tapt hvis den nye lista blir signert:',
      nn: 'Dette går tapt om den nye lista blir signert:',
      en: 'What is lost if the new list is signed:',
    },
  },
  needs: {
    server: {
      nb: 'Legg mappa på tjeneren. Den viser endringen innen få minutter, uten å bli startet på nytt.',
      nn: 'Legg mappa på tenaren. Han viser endringa innan få minutt, utan å bli starta på nytt.',
      en: 'Put the folder on the server. It shows the change within a few minutes, without a restart.',
    },
    sign: {
      nb: 'Navn, kanaler eller spørsmål er endret. Nøkkellista må signeres på nytt: den som har rotnøkkelen, gjør det med «postern ceremony» og denne mappa. Til det er gjort, tar ikke tjeneren det nye.',
      nn: 'Namn, kanalar eller spørsmål er endra. Nøkkellista må signerast på nytt: den som har rotnøkkelen, gjer det med «postern ceremony» og denne mappa. Til det er gjort, tek ikkje tenaren det nye.',
      en: 'The name, channels or questions are changed. The key list must be signed again: the person who has the root key does it with “postern ceremony” and this folder. Until then the server does not take what is new.',
    },
    'sign-first': {
      nb: 'Navn, kanaler eller spørsmål er endret. De signeres sammen med nøkkellista. Den første lager «postern ceremony» steg for steg, med disse tekstene ved siden av. Bare en liste som allerede er i bruk, må signeres på nytt.',
      nn: 'Namn, kanalar eller spørsmål er endra. Dei blir signerte saman med nøkkellista. Den første lagar «postern ceremony» steg for steg, med desse tekstane ved sida av. Berre ei liste som alt er i bruk, må signerast på nytt.',
      en: 'The name, channels or questions are changed. They are signed with the key list. “postern ceremony” makes the first one step by step, with these texts beside it. Only a list that is in use already must be signed again.',
    },
    desks: {
      nb: 'Gi mappa til dem som leser meldinger, og start skrankene på nytt med den.',
      nn: 'Gi mappa til dei som les meldingar, og start skrankane på nytt med ho.',
      en: 'Give the folder to the members, and start the desks again with it.',
    },
  },
  preview: {
    title: {
      nb: 'Slik ser de som varsler, det',
      nn: 'Slik ser dei som varslar, det',
      en: 'As reporters will see it',
    },
    page: { no: 'Side', en: 'Page' },
    language: { no: 'Språk', en: 'Language' },
    none: {
      nb: 'Dette vises ikke for dem som varsler.',
      nn: 'Dette blir ikkje vist for dei som varslar.',
      en: 'Reporters do not see this.',
    },
    old: {
      nb: 'Bildet viser det siste uten feil.',
      nn: 'Biletet viser det siste utan feil.',
      en: 'The picture shows the last state without mistakes.',
    },
    as: {
      nb: 'Vis skjemaet som for en som har valgt:',
      nn: 'Vis skjemaet som for ein som har valt:',
      en: 'Show the form as for somebody who chose:',
    },
    nothing: { nb: 'ingenting', nn: 'ikkje noko', en: 'nothing' },
  },
  places: {
    landing: { nb: 'Forsiden', nn: 'Framsida', en: 'First page' },
    tell: { nb: 'Skjemaet, steg 1', nn: 'Skjemaet, steg éin', en: 'The form, step 1' },
    details: { nb: 'Skjemaet, steg 2', nn: 'Skjemaet, steg to', en: 'The form, step 2' },
  },
  list: {
    remove: { nb: 'Fjern', nn: 'Ta bort', en: 'Remove' },
    up: { no: 'Flytt opp', en: 'Move up' },
    down: { no: 'Flytt ned', en: 'Move down' },
    add: { no: 'Legg til', en: 'Add' },
    place: { no: 'Nummer {n}', en: 'Number {n}' },
    perLine: { nb: 'Ett på hver linje.', nn: 'Eitt på kvar linje.', en: 'One on each line.' },
    leaveOut: { nb: 'Ta med', nn: 'Ha med', en: 'Include' },
    undecided: { nb: 'Ikke bestemt', nn: 'Ikkje bestemt', en: 'Not decided' },
    yes: { no: 'Ja', en: 'Yes' },
    left: {
      nb: 'Plass til {n} tegn til.',
      nn: 'Plass til {n} teikn til.',
      en: 'Room for {n} more characters.',
    },
    over: { nb: '{n} tegn for mye.', nn: '{n} teikn for mykje.', en: '{n} characters too many.' },
  },
  mistakes: {
    empty: { nb: 'Skriv noe her.', nn: 'Skriv noko her.', en: 'Write something here.' },
    markup: {
      nb: 'Bare ren tekst: ta bort det som ligner HTML.',
      nn: 'Berre rein tekst: ta bort det som liknar HTML.',
      en: 'Plain text only: take out what looks like HTML.',
    },
    lines: {
      nb: 'Skriv det på én linje.',
      nn: 'Skriv det på éi linje.',
      en: 'Write it on one line.',
    },
    day: { nb: 'Velg en dag.', nn: 'Vel ein dag.', en: 'Choose a day.' },
    colour: {
      nb: 'Skriv fargen som # og seks sifre eller bokstaver fra a til f.',
      nn: 'Skriv fargen som # og seks siffer eller bokstavar frå a til f.',
      en: 'Write the colour as # and six digits or letters from a to f.',
    },
    contrast: {
      nb: 'Fargene er for like til at alle kan lese det. Velg en med større forskjell.',
      nn: 'Fargane er for like til at alle kan lese det. Vel ein med større skilnad.',
      en: 'The colours are too alike for everybody to read it. Choose one that differs more.',
    },
    none: { nb: 'Velg minst én.', nn: 'Vel minst éin.', en: 'Choose at least one.' },
    long: {
      nb: 'Teksten er {over} tegn for lang. Høyst {most} går an.',
      nn: 'Teksten er {over} teikn for lang. Høgst {most} går an.',
      en: 'The text is {over} characters too long. At most {most} are possible.',
    },
    range: {
      nb: 'Skriv et helt tall fra {least} til {most}.',
      nn: 'Skriv eit heilt tal frå {least} til {most}.',
      en: 'Write a whole number from {least} to {most}.',
    },
  },
  logo: {
    title: { no: 'Logo', en: 'The logo' },
    hint: {
      nb: 'Står foran navnet øverst på hver side, på hvitt. SVG på høyst {svg} byte, eller PNG på høyst {png} byte. Alle laster den ned sammen med første side.',
      nn: 'Står framfor namnet øvst på kvar side, på kvitt. SVG på høgst {svg} byte, eller PNG på høgst {png} byte. Alle lastar han ned saman med første side.',
      en: 'It stands before the name at the top of each page, on white. SVG of at most {svg} bytes, or PNG of at most {png} bytes. Everybody loads it with the first page.',
    },
    none: { no: 'Ingen logo.', en: 'There is no logo.' },
    there: {
      nb: 'Det er en logo ({file}). Du ser den i forhåndsvisningen.',
      nn: 'Det er ein logo ({file}). Du ser han i førehandsvisinga.',
      en: 'There is a logo ({file}). The preview shows it.',
    },
    choose: { nb: 'Velg en logo', nn: 'Vel ein logo', en: 'Choose a logo' },
    replace: { nb: 'Velg en annen', nn: 'Vel ein annan', en: 'Choose another' },
    remove: { nb: 'Fjern logoen', nn: 'Ta bort logoen', en: 'Remove the logo' },
  },
  logoMistakes: {
    two: {
      nb: 'Det ligger to logoer i mappa. Behold én.',
      nn: 'Det ligg to logoar i mappa. Behald éin.',
      en: 'There are two logos in the folder. Keep one.',
    },
    large: {
      nb: 'Fila er for stor: høyst {svg} byte for SVG, {png} for PNG. Forenkle tegningen, eller bruk færre farger.',
      nn: 'Fila er for stor: høgst {svg} byte for SVG, {png} for PNG. Forenkle teikninga, eller bruk færre fargar.',
      en: 'The file is too large: at most {svg} bytes for SVG, {png} for PNG. Simplify the drawing, or use fewer colours.',
    },
    kind: {
      nb: 'Det er verken SVG eller PNG. Velg en fil av et av de to slagene.',
      nn: 'Det er korkje SVG eller PNG. Vel ei fil av eitt av dei to slaga.',
      en: 'It is neither SVG nor PNG. Choose a file of one of the two kinds.',
    },
    damaged: {
      nb: 'Fila kan ikke gjøres trygg. Eksporter den på nytt som enkel SVG eller PNG, uten skrifter i.',
      nn: 'Fila kan ikkje gjerast trygg. Eksporter ho på nytt som enkel SVG eller PNG, utan skrifter i.',
      en: 'The file cannot be made safe. Export it again as plain SVG or PNG, without fonts in it.',
    },
    shape: {
      nb: 'Fila sier ikke hvor bred og høy tegningen er (viewBox), eller den er for smal eller for bred.',
      nn: 'Fila seier ikkje kor brei og høg teikninga er (viewBox), eller ho er for smal eller for brei.',
      en: 'The file does not say how wide and high the drawing is (viewBox), or it is too narrow or too wide.',
    },
  } satisfies Readonly<Record<LogoMistake, unknown>>,
  builder: {
    everybody: { no: 'Spør alle', en: 'Ask everybody' },
    someOnly: {
      nb: 'Spør bare dem som har valgt noe bestemt',
      nn: 'Spør berre dei som har valt noko bestemt',
      en: 'Ask only those who chose something particular',
    },
    rule: {
      nb: 'Spørsmålet kommer hvis minst én av disse er valgt, i hver gruppe der noe er krysset av:',
      nn: 'Spørsmålet kjem om minst éin av desse er vald, i kvar gruppe der noko er kryssa av:',
      en: 'The question comes if at least one of these is chosen, in each group where something is ticked:',
    },
    frozen: {
      nb: 'Meldinger kan bruke versjon {version}. Endringen din lagres derfor som versjon {next}, og den gamle blir liggende.',
      nn: 'Meldingar kan bruke versjon {version}. Endringa di blir difor lagra som versjon {next}, og den gamle blir liggjande.',
      en: 'Reports may use version {version}. So your change is saved as version {next}, and the old one stays.',
    },
    copyName: {
      nb: 'Navnet på et nytt spørreskjema, som begynner som en kopi av dette',
      nn: 'Namnet på eit nytt spørjeskjema, som byrjar som ein kopi av dette',
      en: 'Name of a new questionnaire, which begins as a copy of this one',
    },
    copy: { no: 'Lag skjemaet', en: 'Make it' },
    copyTaken: {
      nb: 'Velg et annet navn: dette er i bruk, eller har ingen bokstaver.',
      nn: 'Vel eit anna namn: dette er i bruk, eller har ingen bokstavar.',
      en: 'Choose another name: this one is in use, or has no letters.',
    },
    inPlace: {
      nb: 'Denne versjonen har aldri vært i bruk. Endre den der den er.',
      nn: 'Denne versjonen har aldri vore i bruk. Endre han der han er.',
      en: 'This version was never in use. Change it in place.',
    },
  },
  refusals: {
    'not-ours': {
      nb: 'Denne siden hører ikke lenger til programmet. Åpne adressen som programmet skrev, på nytt.',
      nn: 'Denne sida høyrer ikkje lenger til programmet. Opne adressa som programmet skreiv, på nytt.',
      en: 'This page no longer belongs to the program. Open the address that the program printed again.',
    },
    'not-found': {
      nb: 'Programmet kjenner ikke dette.',
      nn: 'Programmet kjenner ikkje dette.',
      en: 'The program does not know this.',
    },
    method: {
      nb: 'Programmet gjør ikke dette.',
      nn: 'Programmet gjer ikkje dette.',
      en: 'The program does not do this.',
    },
    'too-large': {
      nb: 'Det er for mye på én gang. Forkort tekstene.',
      nn: 'Det er for mykje på éin gong. Kort ned tekstane.',
      en: 'That is too much at once. Shorten the texts.',
    },
    malformed: {
      nb: 'Programmet forstod ikke siden. Last siden på nytt.',
      nn: 'Programmet forstod ikkje sida. Last sida på nytt.',
      en: 'The program did not understand the page. Load the page again.',
    },
    'unknown-file': {
      nb: 'Fila {file} hører ikke til innholdet.',
      nn: 'Fila {file} høyrer ikkje til innhaldet.',
      en: 'The file {file} is no part of the content.',
    },
    'changed-meanwhile': {
      nb: 'Noen har endret {file} etter at du åpnet den. Ingenting er lagret. Ta vare på teksten din, og last siden på nytt.',
      nn: 'Nokon har endra {file} etter at du opna ho. Ingenting er lagra. Ta vare på teksten din, og last sida på nytt.',
      en: 'Somebody changed {file} after you opened it. Nothing is saved. Keep a copy of your text, and load the page again.',
    },
    mistakes: {
      nb: 'Det er en feil i {file}. Ingenting er lagret.',
      nn: 'Det er ein feil i {file}. Ingenting er lagra.',
      en: 'There is a mistake in {file}. Nothing is saved.',
    },
    disk: {
      nb: 'Disken tok ikke imot filene. Se om den er full, og lagre på nytt.',
      nn: 'Disken tok ikkje imot filene. Sjå om han er full, og lagre på nytt.',
      en: 'The disk did not take the files. See whether it is full, and save again.',
    },
    ended: {
      nb: 'Programmet er avsluttet. Start det på nytt i terminalen.',
      nn: 'Programmet er avslutta. Start det på nytt i terminalen.',
      en: 'The program has ended. Start it again in the terminal.',
    },
  },
}
