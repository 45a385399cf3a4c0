import { type Catalogue, catalogues } from './entry.ts'

/** Questions and messages of the guide through a ceremony, step by step. */
const TEXTS = {
  start: {
    title: {
      nb: 'Nøkkelseremonien, steg for steg. Alt ligger i mappa {folder}. Du kan stanse når som helst, og gå videre med samme kommando.',
      nn: 'Nøkkelseremonien, steg for steg. Alt ligg i mappa {folder}. Du kan stanse når som helst, og gå vidare med same kommando.',
      en: 'The key ceremony, step by step. Everything is in the folder {folder}. You can stop at any time, and go on with the same command.',
    },
    clock: {
      nb: 'Klokken på denne maskinen sier {day}. Er det feil, så stans og still den.',
      nn: 'Klokka på denne maskina seier {day}. Er det feil, så stans og still ho.',
      en: 'The clock of this machine says {day}. If that is wrong, stop and set it.',
    },
    network: {
      nb: 'Obs: Denne maskinen er på et nettverk. Rotnøkkelen er tryggest på en maskin uten. Trekk ut kabelen og slå av trådløst nett.',
      nn: 'Obs: Denne maskina er på eit nettverk. Rotnøkkelen er tryggast på ei maskin utan. Trekk ut kabelen og slå av trådlaust nett.',
      en: 'Beware: this machine is on a network. The root is safest on a machine without one. Pull out the cable and switch off wireless.',
    },
    nobody: {
      nb: 'ingen å spørre: Kjør dette på en terminal, eller bruk kommandoene i --help',
      nn: 'ingen å spørje: Køyr dette på ein terminal, eller bruk kommandoane i --help',
      en: 'nobody to ask: run this on a terminal, or use the commands of --help',
    },
    yes: { no: 'ja', en: 'yes' },
    no: { no: 'nei', en: 'no' },
    yesOrNo: { no: 'Svar ja eller nei.', en: 'Answer yes or no.' },
    number: {
      nb: 'Svar med et tall fra 1 til {most}.',
      nn: 'Svar med eit tal frå 1 til {most}.',
      en: 'Answer with a number from 1 to {most}.',
    },
  },
  content: {
    pause: {
      nb: 'Rett tekstene når du vil, i et annet vindu, mens dette står åpent: npm run content -- edit {content}\nNå kommer rotnøkkelen. Enter for å gå videre: ',
      nn: 'Rett tekstane når du vil, i eit anna vindauge, medan dette står ope: npm run content -- edit {content}\nNo kjem rotnøkkelen. Enter for å gå vidare: ',
      en: 'Edit the texts when you like, in another window, while this one stays open: npm run content -- edit {content}\nNow comes the root. Enter to go on: ',
    },
    which: {
      nb: 'Hva slags organisasjon er dere? 1 universitet, 2 kommune, 3 bedrift: ',
      nn: 'Kva slags organisasjon er de? 1 universitet, 2 kommune, 3 bedrift: ',
      en: 'What kind of organisation are you? 1 university, 2 municipality, 3 company: ',
    },
    written: {
      nb: 'Mappa {content} har nå alle tekstene, fra et eksempel.',
      nn: 'Mappa {content} har no alle tekstane, frå eit døme.',
      en: 'The folder {content} now has every text, from a sample.',
    },
    sample: {
      nb: 'Innholdet er ikke ditt eget ennå. Så mange steder sier det samme som eksempelet: {n}. De står på disse linjene: {places}.',
      nn: 'Innhaldet er ikkje ditt eige enno. Så mange stader seier det same som dømet: {n}. Dei står på desse linjene: {places}.',
      en: 'The content is not your own yet. Places that still say what the sample says: {n}. They are in these lines: {places}.',
    },
    broken: {
      nb: 'Innholdet har en feil: {problem}',
      nn: 'Innhaldet har ein feil: {problem}',
      en: 'The content has a mistake: {problem}',
    },
    edit: {
      nb: 'Rett det i et annet vindu: npm run content -- edit {content}',
      nn: 'Rett det i eit anna vindauge: npm run content -- edit {content}',
      en: 'Edit it in another window: npm run content -- edit {content}',
    },
    otherWays: {
      nb: 'Nøkkellista nevner også andre måter å varsle på: «{text}» Svar «andre» for å endre dette.',
      nn: 'Nøkkellista nemner òg andre måtar å varsle på: «{text}» Svar «andre» for å endre dette.',
      en: 'The key list also names other ways to report: "{text}" Answer "other" to change this.',
    },
    otherIn: {
      nb: 'Andre måter å varsle på, på {language}. Nå: «{text}»\nSkriv hele den nye teksten, med navn og adresse eller telefon, eller bare Enter for å beholde den: ',
      nn: 'Andre måtar å varsle på, på {language}. No: «{text}»\nSkriv heile den nye teksten, med namn og adresse eller telefon, eller berre Enter for å behalde han: ',
      en: 'Other ways to report, in {language}. Now: "{text}"\nType the whole new text, with a name and an address or telephone, or only Enter to keep it: ',
    },
    tooLong: {
      nb: 'Teksten er for lang: høyst {most} tegn.',
      nn: 'Teksten er for lang: høgst {most} teikn.',
      en: 'The text is too long: {most} characters at most.',
    },
  },
  root: {
    making: {
      nb: 'Nå lages rotnøkkelen. Den signerer hvem som er i mottaket. Velg et passord av seks tilfeldige ord.',
      nn: 'No blir rotnøkkelen laga. Han signerer kven som er i mottaket. Vel eit passord av seks tilfeldige ord.',
      en: 'Now the root is made. It signs who is in the reception. Choose a passphrase of six random words.',
    },
    made: {
      nb: 'Fingeravtrykket av rotnøkkelen er {root}. Si det til hvert medlem. De dobbeltklikker på postern-desk: Skranken spør om det, og lager en fil. Legg filene i {enrolments}.',
      nn: 'Fingeravtrykket av rotnøkkelen er {root}. Sei det til kvar medlem. Dei dobbeltklikkar på postern-desk: Skranken spør om det, og lagar ei fil. Legg filene i {enrolments}.',
      en: 'The fingerprint of the root is {root}. Tell it to each member. They double-click postern-desk: the desk asks for it, and makes a file. Put the files into {enrolments}.',
    },
    working: {
      nb: 'Passordet prøves. Det tar noen sekunder.',
      nn: 'Passordet blir prøvd. Det tek nokre sekund.',
      en: 'The passphrase is tried. That takes some seconds.',
    },
    creating: {
      nb: 'Rotnøkkelen lages. Det tar noen sekunder.',
      nn: 'Rotnøkkelen blir laga. Det tek nokre sekund.',
      en: 'The root is made. That takes some seconds.',
    },
    where: {
      nb: 'Hvor er rotnøkkelen (root.key)? Sti til fila eller mappa: ',
      nn: 'Kvar er rotnøkkelen (root.key)? Sti til fila eller mappa: ',
      en: 'Where is the root (root.key)? Path of the file or its folder: ',
    },
    none: {
      nb: 'Det finnes ingen fil {file}.',
      nn: 'Det finst inga fil {file}.',
      en: 'There is no file {file}.',
    },
    other: {
      nb: 'Denne root.key har fingeravtrykket {given}, men mappa hører til {root}: Gi root.key til {root}, eller bruk en annen mappe.',
      nn: 'Denne root.key har fingeravtrykket {given}, men mappa høyrer til {root}: Gi root.key til {root}, eller bruk ei anna mappe.',
      en: 'This root.key has the fingerprint {given}, but the folder belongs to {root}: give the root.key of {root}, or use another folder.',
    },
    wrong: {
      nb: 'Feil passord, eller en skadet root.key. Ingenting er signert. Skriv passordet en gang til, eller bare Enter for å gå tilbake.',
      nn: 'Feil passord, eller ein skadd root.key. Ingenting er signert. Skriv passordet ein gong til, eller berre Enter for å gå tilbake.',
      en: 'A wrong passphrase, or a damaged root.key. Nothing was signed. Type the passphrase once more, or only Enter to go back.',
    },
    foreign: {
      nb: 'Mappa har allerede nøkkellista til et annet mottak ({publication}, rotnøkkel {given}), og fingerprint.txt sier {root}: Bruk en annen mappe for dette mottaket.',
      nn: 'Mappa har alt nøkkellista til eit anna mottak ({publication}, rotnøkkel {given}), og fingerprint.txt seier {root}: Bruk ei anna mappe for dette mottaket.',
      en: 'The folder already has the key list of another reception ({publication}, root {given}), and fingerprint.txt says {root}: use another folder for this reception.',
    },
  },
  files: {
    unreadable: {
      nb: '{file} er ikke en hel fil fra en skranke ({why}). Be om den på nytt.',
      nn: '{file} er ikkje ei heil fil frå ein skranke ({why}). Be om ho på nytt.',
      en: '{file} is no whole file of a desk ({why}). Ask for it again.',
    },
    root: {
      nb: '{file} er laget for en annen rotnøkkel, {given}. Denne er {root}. Medlemmet må lage et nytt hvelv med riktig fingeravtrykk.',
      nn: '{file} er laga for ein annan rotnøkkel, {given}. Denne er {root}. Medlemen må lage eit nytt kvelv med rett fingeravtrykk.',
      en: '{file} was made for another root, {given}. This one is {root}. Its member makes a new vault with the right fingerprint.',
    },
    reception: {
      nb: '{file} hører til et annet mottak. Medlemmet må lage et nytt hvelv for dette.',
      nn: '{file} høyrer til eit anna mottak. Medlemen må lage eit nytt kvelv for dette.',
      en: '{file} belongs to another reception. Its member makes a new vault for this one.',
    },
    old: {
      nb: '{file} er mer enn 8 uker gammel. Be om en ny.',
      nn: '{file} er meir enn 8 veker gammal. Be om ei ny.',
      en: '{file} is more than 8 weeks old. Ask for a new one.',
    },
    future: {
      nb: '{file} begynner i framtiden. En av de to klokkene går feil: se på begge.',
      nn: '{file} byrjar i framtida. Ei av dei to klokkene går feil: sjå på begge.',
      en: '{file} begins in the future. One of the two clocks is wrong: look at both.',
    },
    copy: {
      nb: 'Ta bort {file}: Den er en kopi av {other}.',
      nn: 'Ta bort {file}: Ho er ein kopi av {other}.',
      en: 'Take {file} away: it is a copy of {other}.',
    },
    older: {
      nb: 'Ta bort {file}: {id} har en nyere fil her, {other}. Den eldste begynner {first}, den nyeste {later}.',
      nn: 'Ta bort {file}: {id} har ei nyare fil her, {other}. Den eldste byrjar {first}, den nyaste {later}.',
      en: 'Take {file} away: {id} has a newer file here, {other}. The older one begins on {first}, the newer one on {later}.',
    },
    twice: {
      nb: 'Begge filene er nye, og av samme medlem, {id}: {file} (fingeravtrykk {print}…) og {other} (fingeravtrykk {otherPrint}…). Spør {id} hvilken som gjelder, og ta bort den andre.',
      nn: 'Begge filene er nye, og av same medlem, {id}: {file} (fingeravtrykk {print}…) og {other} (fingeravtrykk {otherPrint}…). Spør {id} kva for ei som gjeld, og ta bort den andre.',
      en: 'Both files are new, and of the same member, {id}: {file} (fingerprint {print}…) and {other} (fingerprint {otherPrint}…). Ask {id} which one is right, and take the other away.',
    },
    used: {
      nb: '{other} ble brukt til nøkkelliste {version}: {file} er nyere, og tas i stedet.',
      nn: '{other} blei brukt til nøkkelliste {version}: {file} er nyare, og blir teken i staden.',
      en: '{other} was used for key list {version}: {file} is newer, and is taken instead.',
    },
    earlier: {
      nb: '{file} ble brukt til nøkkelliste {version}, og en senere liste har nyere nøkler fra {id}: Fila tas ikke med.',
      nn: '{file} blei brukt til nøkkelliste {version}, og ei seinare liste har nyare nøklar frå {id}: Fila blir ikkje teken med.',
      en: '{file} was used for key list {version}, and a later list has newer keys of {id}: the file is left out.',
    },
  },
  people: {
    which: '  {id}: {name}',
    found: {
      nb: 'Ny fil: {file}, fra {id}, «{title}».',
      nn: 'Ny fil: {file}, frå {id}, «{title}».',
      en: 'A new file: {file}, of {id}, "{title}".',
    },
    replaces: {
      nb: '{id} står alt i nøkkellista, med et annet hvelv. Er dette samme person, som har mistet hvelvet sitt? ja eller nei: ',
      nn: '{id} står alt i nøkkellista, med eit anna kvelv. Er dette same person, som har mista kvelvet sitt? ja eller nei: ',
      en: '{id} is in the key list already, with another vault. Is this the same person, who has lost that vault? yes or no: ',
    },
    another: {
      nb: 'Ta bort {file}: Den som er ny, lager et nytt hvelv med en annen ID.',
      nn: 'Ta bort {file}: Den som er ny, lagar eit nytt kvelv med ein annan ID.',
      en: 'Take {file} away: somebody who is new makes a new vault with another id.',
    },
    call: {
      nb: 'Ring {id} på et nummer du kjenner. Skriv fingeravtrykket som {id} leser opp (24 tegn; Enter for å vente): ',
      nn: 'Ring {id} på eit nummer du kjenner. Skriv fingeravtrykket som {id} les opp (24 teikn; Enter for å vente): ',
      en: 'Call {id} at a number that you know. Type the fingerprint that {id} reads out (24 symbols; Enter to wait): ',
    },
    differs: {
      nb: 'Det er et helt annet fingeravtrykk. Blir det slik, er fila byttet på veien: Ta den bort, og be om en ny på en annen måte.',
      nn: 'Det er eit heilt anna fingeravtrykk. Blir det slik, er fila bytt på vegen: Ta ho bort, og be om ei ny på ein annan måte.',
      en: 'That is quite another fingerprint. If it stays so, the file was swapped on its way: take it away, and ask for a new one by another way.',
    },
    role: {
      nb: 'Hvilken rolle har {id}? {roles}: ',
      nn: 'Kva rolle har {id}? {roles}: ',
      en: 'Which role has {id}? {roles}: ',
    },
    channels: {
      nb: 'Hvilke kanaler leser {id}? Tall med komma mellom, eller alle, eller ingen ({channels}): ',
      nn: 'Kva kanalar les {id}? Tal med komma mellom, eller alle, eller ingen ({channels}): ',
      en: 'Which channels does {id} read? Numbers with commas between, or all, or none ({channels}): ',
    },
    substitute: {
      nb: 'I hvilke kanaler leser {id} i stedet for noen som ikke kan? Tall med komma mellom, eller ingen ({channels}): ',
      nn: 'I kva kanalar les {id} i staden for nokon som ikkje kan? Tal med komma mellom, eller ingen ({channels}): ',
      en: 'In which channels does {id} read instead of somebody who cannot? Numbers with commas between, or none ({channels}): ',
    },
    unknown: {
      nb: 'Ingen av kanalene har tallet «{number}».',
      nn: 'Ingen av kanalane har talet «{number}».',
      en: 'None of these channels has the number "{number}".',
    },
    all: { no: 'alle', en: 'all' },
    none: { no: 'ingen', en: 'none' },
    nothing: {
      nb: 'Velg minst én kanal med tallet foran den, eller svar alle eller ingen.',
      nn: 'Vel minst éin kanal med talet framfor han, eller svar alle eller ingen.',
      en: 'Choose at least one channel by the number before it, or answer all or none.',
    },
    name: {
      nb: 'Skal den som varsler se navnet til {id}? Skriv navnet, eller bare Enter for ikke å vise det: ',
      nn: 'Skal den som varslar sjå namnet til {id}? Skriv namnet, eller berre Enter for ikkje å vise det: ',
      en: 'Are reporters to see the name of {id}? Type the name, or only Enter to show none: ',
    },
    noName: {
      nb: 'Dette er ikke et navn, men ser ut som et fingeravtrykk, en filsti, en kommando eller et annet svar: Skriv navnet, eller bare Enter.',
      nn: 'Dette er ikkje eit namn, men ser ut som eit fingeravtrykk, ein filsti, ein kommando eller eit anna svar: Skriv namnet, eller berre Enter.',
      en: 'This is no name, but looks like a fingerprint, a file path, a command or another answer: type the name, or only Enter.',
    },
    member: { no: '  {id}: {role}.', en: '  {id}: {role}.' },
    shown: {
      nb: 'Den som varsler, ser navnet «{name}».',
      nn: 'Den som varslar, ser namnet «{name}».',
      en: 'Reporters see the name "{name}".',
    },
    hidden: {
      nb: 'Den som varsler, ser ikke noe navn.',
      nn: 'Den som varslar, ser ikkje noko namn.',
      en: 'Reporters see no name.',
    },
    reads: { nb: 'Leser {channels}.', nn: 'Les {channels}.', en: 'Reads {channels}.' },
    stands: {
      no: 'Vikar i {channels}.',
      en: 'Substitute in {channels}.',
    },
    full: {
      nb: 'Alle 8 plassene er tatt. {id} deler plass med et annet medlem: Sett "position" i plan.json.',
      nn: 'Alle 8 plassane er tekne. {id} deler plass med ein annan medlem: Set "position" i plan.json.',
      en: 'All 8 positions are taken. {id} shares one with another member: set "position" in plan.json.',
    },
  },
  /** A few words on what each role may do. */
  roles: {
    head: {
      nb: 'leser kanalene sine, gir andre tilgang, sletter sammen med en til, og lager årsrapporten',
      nn: 'les kanalane sine, gir andre tilgang, slettar saman med ein til, og lagar årsrapporten',
      en: 'reads its channels, gives others access, deletes together with a second member, and makes the annual report',
    },
    reception: {
      nb: 'leser kanalene sine, svarer, gir andre tilgang, og sletter sammen med en til',
      nn: 'les kanalane sine, svarer, gir andre tilgang, og slettar saman med ein til',
      en: 'reads its channels, answers, gives others access, and deletes together with a second member',
    },
    'follow-up-manager': {
      nb: 'arbeider med saker og gir andre tilgang, men sletter ikke',
      nn: 'arbeider med saker og gir andre tilgang, men slettar ikkje',
      en: 'works on cases and gives others access, but does not delete',
    },
    'co-handler': {
      no: 'arbeider med saker, men gir ingen tilgang',
      en: 'works on cases, but gives nobody access',
    },
    reader: {
      nb: 'leser, og skriver bare interne notater',
      nn: 'les, og skriv berre interne notat',
      en: 'reads, and writes only internal notes',
    },
    custodian: {
      nb: 'ser bare navnene på dem som varslet, og hva de gikk med på',
      nn: 'ser berre namna på dei som varsla, og kva dei gjekk med på',
      en: 'sees only the names of reporters, and what they agreed to',
    },
    auditor: {
      nb: 'ser hva som ble gjort, uten et ord av innholdet',
      nn: 'ser kva som vart gjort, utan eit ord av innhaldet',
      en: 'sees what was done, without a word of the content',
    },
  },
  missing: {
    members: {
      nb: 'Dette mangler før noe kan signeres:',
      nn: 'Dette manglar før noko kan signerast:',
      en: 'This is missing before anything can be signed:',
    },
    nobody: {
      nb: 'Ingen har levert en fil ennå. Legg filene fra medlemmene i {enrolments}.',
      nn: 'Ingen har levert ei fil enno. Legg filene frå medlemene i {enrolments}.',
      en: 'Nobody has handed in a file yet. Put the files of the members into {enrolments}.',
    },
    uncompared: {
      nb: 'Fingeravtrykket i {file} er ikke sammenlignet med {id}.',
      nn: 'Fingeravtrykket i {file} er ikkje samanlikna med {id}.',
      en: 'The fingerprint of {file} has not been compared with {id}.',
    },
    file: {
      nb: '{id} står i plan.json, men har ingen fil i {enrolments}.',
      nn: '{id} står i plan.json, men har inga fil i {enrolments}.',
      en: '{id} is in plan.json, but has no file in {enrolments}.',
    },
    unread: {
      nb: 'Ingen leser kanalen «{channel}». Gi den til to medlemmer.',
      nn: 'Ingen les kanalen «{channel}». Gi han til to medlemer.',
      en: 'Nobody reads the channel "{channel}". Give it to two members.',
    },
    plan: {
      nb: 'Planen kan ikke signeres: {problem}',
      nn: 'Planen kan ikkje signerast: {problem}',
      en: 'The plan cannot be signed: {problem}',
    },
    warnings: { no: 'Obs:', en: 'Beware:' },
    custodian: {
      nb: 'Ingen er identitetsforvalter: Da kan ingen som varsler oppgi navnet sitt.',
      nn: 'Ingen er identitetsforvaltar: Då kan ingen som varslar oppgi namnet sitt.',
      en: 'Nobody is keeper of identities: then no reporter can give their name.',
    },
    alone: {
      nb: 'Hvis {id} mister hvelvet, kan ingen lese {what}. Bedre: et medlem til, eller gjenopprettingsark, som er deler av en nøkkel på papir. {id} lager dem med «npm run recovery -- make», prøver dem med «npm run recovery -- drill», og gir deg fila {id}.drill til {enrolments}.',
      nn: 'Dersom {id} mistar kvelvet, kan ingen lese {what}. Betre: ein medlem til, eller gjenopprettingsark, som er delar av ein nøkkel på papir. {id} lagar dei med «npm run recovery -- make», prøver dei med «npm run recovery -- drill», og gir deg fila {id}.drill til {enrolments}.',
      en: 'If {id} loses the vault, nobody reads {what}. Better: another member, or recovery sheets, which are parts of a key on paper. {id} makes them by "npm run recovery -- make", tries them by "npm run recovery -- drill", and gives you the file {id}.drill for {enrolments}.',
    },
    channel: { no: 'kanalen «{channel}»', en: 'the channel "{channel}"' },
    names: {
      nb: 'navnene på dem som varslet',
      nn: 'namna på dei som varsla',
      en: 'the names of reporters',
    },
  },
  ask: {
    notYet: {
      nb: 'Ingenting kan signeres ennå: Se hva som mangler.',
      nn: 'Ingenting kan signerast enno: Sjå kva som manglar.',
      en: 'Nothing can be signed yet: see what is missing.',
    },
    notKnown: {
      nb: 'Det svaret kjenner ikke programmet. Svar med et av ordene i «», eller bare Enter.',
      nn: 'Det svaret kjenner ikkje programmet. Svar med eit av orda i «», eller berre Enter.',
      en: 'The program does not know that answer. Answer with one of the words in quotes, or only Enter.',
    },
    settled: {
      nb: 'Ingenting er nytt siden nøkkelliste {version}, så ingenting trenger å signeres. «stans» for å stanse, Enter for å se en gang til, «endre ID», «andre»; «signer» lager likevel neste liste: ',
      nn: 'Ingenting er nytt sidan nøkkelliste {version}, så ingenting treng å signerast. «stans» for å stanse, Enter for å sjå ein gong til, «endre ID», «andre»; «signer» lagar likevel neste liste: ',
      en: 'Nothing is new since key list {version}, so nothing needs to be signed. "stop" to stop, Enter to look again, "change ID", "other"; "sign" makes the next list all the same: ',
    },
    notReady: {
      nb: 'Enter for å se en gang til, «endre ID» for å gi et medlem en annen rolle, «andre» for andre måter å varsle på, «stans» for å stanse: ',
      nn: 'Enter for å sjå ein gong til, «endre ID» for å gi ein medlem ei anna rolle, «andre» for andre måtar å varsle på, «stans» for å stanse: ',
      en: 'Enter to look again, "change ID" to give a member another role, "other" for other ways to report, "stop" to stop: ',
    },
    ready: {
      nb: 'Alt er klart. «signer» for å signere, Enter for å se en gang til, «endre ID», «andre», «stans»: ',
      nn: 'Alt er klart. «signer» for å signere, Enter for å sjå ein gong til, «endre ID», «andre», «stans»: ',
      en: 'Everything is ready. "sign" to sign, Enter to look again, "change ID", "other", "stop": ',
    },
    sign: { no: 'signer', en: 'sign' },
    change: { no: 'endre', en: 'change' },
    other: { no: 'andre', en: 'other' },
    stop: { no: 'stans', en: 'stop' },
    unknown: {
      nb: 'Det finnes ikke noe medlem {id}.',
      nn: 'Det finst ingen medlem {id}.',
      en: 'There is no member {id}.',
    },
    sure: {
      no: 'Signere likevel? ja eller nei: ',
      en: 'Sign all the same? yes or no: ',
    },
  },
  sign: {
    runs: {
      nb: '2. Tjeneren som går, tar den nye lista selv.',
      nn: '2. Tenaren som går, tek den nye lista sjølv.',
      en: '2. A server that runs takes the new list by itself.',
    },
    working: {
      nb: 'Passordet er riktig. Nøkkellista lages.',
      nn: 'Passordet er rett. Nøkkellista blir laga.',
      en: 'The passphrase is right. The key list is made.',
    },
    changed: {
      nb: 'Innholdet eller en fil er endret etter at den ble sjekket. Ingenting er signert. Se på det en gang til.',
      nn: 'Innhaldet eller ei fil er endra etter at ho blei sjekka. Ingenting er signert. Sjå på det ein gong til.',
      en: 'The content or a file has changed since it was checked. Nothing was signed. Look at it once more.',
    },
    refused: {
      no: 'Ingenting er signert: {problem}',
      en: 'Nothing was signed: {problem}',
    },
    made: {
      nb: 'Nøkkelliste {version} er signert, og gjelder til {until}.',
      nn: 'Nøkkelliste {version} er signert, og gjeld til {until}.',
      en: 'Key list {version} is signed, and valid until {until}.',
    },
    address: {
      nb: 'Adressen til siden for dem som varsler, til plakat og kort (https://…; Enter for å vente): ',
      nn: 'Adressa til sida for dei som varslar, til plakat og kort (https://…; Enter for å vente): ',
      en: "The address of the reporters' page, for poster and card (https://…; Enter to wait): ",
    },
    server: {
      nb: '1. Driften legger alt i {server} inn i datamappa til tjeneren (DATA_DIR).',
      nn: '1. Drifta legg alt i {server} inn i datamappa til tenaren (DATA_DIR).',
      en: '1. Whoever runs the server puts everything in {server} into its data folder (DATA_DIR).',
    },
    run: {
      nb: '2. Driften starter tjeneren: systemctl start postern (fra en klone: npm run serve)',
      nn: '2. Drifta startar tenaren: systemctl start postern (frå ein klone: npm run serve)',
      en: '2. They start the server: systemctl start postern (from a clone: npm run serve)',
    },
    print: {
      nb: 'Skriv ut plakat og kort fra {print}.',
      nn: 'Skriv ut plakat og kort frå {print}.',
      en: 'Print poster and card from {print}.',
    },
    keep: {
      nb: 'Legg {root} på to trygge steder uten nett. Aldri på tjeneren. Lag også ark av den på papir, for den dagen fila eller passordet er borte: npm run ceremony -- split --root {root} --out MAPPE',
      nn: 'Legg {root} på to trygge stader utan nett. Aldri på tenaren. Lag òg ark av han på papir, for den dagen fila eller passordet er borte: npm run ceremony -- split --root {root} --out MAPPE',
      en: 'Put {root} in two safe places without a network. Never on the server. Make sheets of it on paper too, for the day when the file or its passphrase is gone: npm run ceremony -- split --root {root} --out FOLDER',
    },
    apart: {
      nb: 'Innholdet i {server} hører ikke sammen med publication.bin der: Noen har endret det etterpå. Legg det tilbake, eller lag neste nøkkelliste.',
      nn: 'Innhaldet i {server} høyrer ikkje saman med publication.bin der: Nokon har endra det etterpå. Legg det tilbake, eller lag neste nøkkelliste.',
      en: 'The content in {server} does not belong to the publication.bin there: somebody changed it afterwards. Put it back, or make the next key list.',
    },
  },
  later: {
    have: {
      nb: 'Mottaket har nøkkelliste {version}, som gjelder til {until}. Medlemmer: {members}.',
      nn: 'Mottaket har nøkkelliste {version}, som gjeld til {until}. Medlemer: {members}.',
      en: 'The reception has key list {version}, valid until {until}. Members: {members}.',
    },
    files: {
      nb: 'Nye nøkler i {enrolments} fra: {members}. Uten ny fil beholder et medlem nøklene fra lista før.',
      nn: 'Nye nøklar i {enrolments} frå: {members}. Utan ny fil beheld ein medlem nøklane frå lista før.',
      en: 'New keys in {enrolments} from: {members}. Without a new file a member keeps the keys of the list before.',
    },
    ends: {
      nb: '{id} har nøkler bare til {until}. Be om en ny fil.',
      nn: '{id} har nøklar berre til {until}. Be om ei ny fil.',
      en: '{id} has keys only until {until}. Ask for a new file.',
    },
    none: {
      nb: '{id} har ingen nøkler lenger. Be om en ny fil.',
      nn: '{id} har ingen nøklar lenger. Be om ei ny fil.',
      en: '{id} has no keys any more. Ask for a new file.',
    },
    ask: {
      nb: 'Lage den neste nøkkellista nå? ja eller nei: ',
      nn: 'Lage den neste nøkkellista no? ja eller nei: ',
      en: 'Make the next key list now? yes or no: ',
    },
  },
} as const

/** Those texts in one language. */
export type GuideTexts = Catalogue<typeof TEXTS>

export const GUIDE_CATALOGUES = catalogues(TEXTS)
