import { absences, access, channels, people, taken } from './nn/access.ts'
import { casework } from './nn/casework.ts'
import { deadlines } from './nn/deadlines.ts'
import { archiving, exporting } from './nn/export.ts'
import { fileErrors, files } from './nn/files.ts'
import { merging } from './nn/merging.ts'
import { noticeErrors, noticeTexts, refusals, toldErrors, toldTexts, unsent } from './nn/notices.ts'
import { audit, auditWarnings, overview } from './nn/overview.ts'
import { register } from './nn/register.ts'
import { search, shell, shutOut, top, training } from './nn/shell.ts'
import { enrol, keyLists, securityKeyErrors, securityKeys, weeklyKeys } from './nn/vault.ts'
import { boards, checkpoints, envelopes, rights } from './nn/warnings.ts'
import type { DeskTexts } from './texts.ts'

/** The desk in nynorsk. */
export const nn: DeskTexts = {
  ...register,
  ...taken,
  ...absences,
  ...access,
  ...audit,
  ...casework,
  ...channels,
  ...deadlines,
  ...exporting,
  ...files,
  ...archiving,
  ...merging,
  ...overview,
  ...noticeTexts,
  ...toldTexts,
  ...people,
  ...enrol,
  ...search,
  ...shell,
  ...rights,
  ...{ ...shutOut, newRoot: keyLists.newRoot },
  ...training,
  top,
  unsent,
  securityKeys,
  unlock: {
    title: 'Mottaksskranken',
    lead: 'Lås opp kvelvet ditt for å lese meldingar. Passordet blir i denne nettlesaren.',
    passphrase: 'Passord for kvelvet',
    show: 'Vis passordet',
    submit: 'Lås opp',
    working: 'Låser opp. Det tek nokre sekund, så ingen kan prøve mange passord ...',
    noToken: 'Denne adressa er ikkje heil. Opne heile adressa som programmet skreiv ut.',
  },
  list: {
    title: 'Saker',
    empty: 'Ingen saker enno. Nye meldingar dukkar opp her.',
    unread: '{count} ulese',
    today: 'i dag',
    days: '{count} d',
    daysLong: { one: '{n} dag gammal', other: '{n} dagar gammal' },
    new: 'Ny',
    warned: 'Har åtvaringar',
    noText: 'Utan tekst',
    followUp: 'Tillegg utan melding',
    retaliation: 'Gjengjelding',
    identity: 'Identitet',
    emptyCustodian:
      'Ingen har sagt kven dei er. Du les berre identitetar; meldingane går til mottaket.',
  },
  case: {
    none: 'Vel ei sak i lista.',
    back: 'Alle saker',
    reference: 'Referanse {reference}',
    noReference: 'Sak utan referanse',
    age: 'Alder',
    next: 'Sjå igjen',
    log: 'Loggmerke',
    logMark: { one: '{mark} ({n} innslag)', other: '{mark} ({n} innslag)' },
    logHint:
      'Hent nytt, og les merket opp for ein kollega som les saka: Likt merke tyder at de har same logg.',
    channel: 'Kanal',
    status: 'Status',
    timeline: 'Hendingar',
    acknowledgeTitle: 'Er dette ei ekte melding?',
    acknowledgeLead:
      'Varslaren ser ingenting herifrå før eit menneske har vurdert meldinga som ekte. Frist: {day}.',
    acknowledge: 'Ekte: stadfest at ho er opna',
    close: 'Avslutt saka',
    locked: 'Du kan lese, men ikkje skrive i denne saka: saksnøkkelen er ikkje her.',
    standing: 'Varslaren er',
    proposed: '{party} (føreslått)',
    identityOnly:
      'Her ligg berre identiteten. Meldinga ligg hos mottaket, som finn ho på referansen.',
  },
  items: {
    report: 'Melding',
    'follow-up': 'Tillegg frå varslaren',
    identity: 'Identitet',
    withdrawal: 'Trekt tilbake',
    'meeting-request': 'Ønskjer møte',
    acknowledged: 'stadfesta meldinga som ekte',
    status: 'sette status til {status}',
    question: 'Spørsmål til varslaren',
    message: 'Beskjed til varslaren',
    notice: 'Orientering til varslaren',
    minutes: 'Referat til varslaren',
    note: 'Internt notat',
    you: 'Du',
    unread: 'Ulese',
    files: {
      one: '{n} vedlegg (kan ikkje opnast i denne utgåva)',
      other: '{n} vedlegg (kan ikkje opnast i denne utgåva)',
    },
    next: 'Sjå igjen {day}',
    party: 'Varslar for',
    relation: 'Tilknyting',
    categories: 'Kategoriar',
    language: 'Skrive på {language}',
    answer: 'Svar frå varslaren',
    standing: 'varslaren er {party}',
    textWaits:
      'Det er skrive meir enn det som står her: Resten ligg hos tenaren og kunne ikkje hentast. Skranken prøver igjen ved neste henting.',
    headingsGone:
      'Overskriftene i denne versjonen finst ikkje her lenger. Namna på spørsmåla står i staden.',
  },
  languages: { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' },
  letters: {
    letter: 'Tillegg frå varslaren',
    'letter-retaliation': 'Fortel om gjengjelding',
    'letter-minutes': 'Svarar på referatet',
    'letter-feedback': 'Om korleis saka vart behandla',
    'letter-identity': 'Seier kven varslaren er',
    'letter-withdrawal': 'Ber om å få trekkje noko tilbake',
    'letter-meeting': 'Ber om å bli høyrd',
  },
  headings: {
    retaliation: 'Kva som skjer',
    since: 'Når det starta',
    help: 'Treng no',
    verdict: 'Referatet',
    corrections: 'Det som skal rettast',
    heard: 'Kjende seg høyrd',
    clear: 'Lett å forstå kva som skjedde, og kvifor',
    more: 'Med eigne ord',
    name: 'Namn',
    contact: 'Kan nåast på',
    withdraws: 'Vil trekkje tilbake',
    reason: 'Kvifor',
    wish: 'Vil helst bli høyrd slik',
    known: 'Verdt å vite om det',
    safe: 'Må til for at det skal vere trygt',
    trusted: 'Vil ha med seg nokon å stole på',
  },
  verdicts: { approved: 'Godkjent', corrected: 'Retta' },
  extents: { yes: 'Ja', partly: 'Delvis', no: 'Nei' },
  withdrawals: { report: 'Meldinga', identity: 'Identiteten' },
  ways: {
    meeting: 'I eit møte',
    phone: 'På telefon',
    video: 'På video',
    'written-hearing': 'Skriftleg her',
  },
  yesNo: { yes: 'Ja', no: 'Nei' },
  statuses: {
    received: 'Motteken',
    assessing: 'Blir vurdert',
    'needs-info': 'Vi har spørsmål',
    redirected: 'Høyrer til ein annan stad',
    assigned: 'Send vidare til oppfølging',
    hearing: 'Invitert til å forklare seg',
    'follow-up': 'Blir følgd opp',
    closed: 'Avslutta',
    reopened: 'Opna igjen',
    purged: 'Sletta',
  },
  parties: { party: 'part', 'not-a-party': 'ikkje part', undecided: 'ikkje avgjort' },
  partyHints: {
    party:
      'Ein part får vite kva som blir vurdert, kan bli invitert til å forklare seg, og får vite utfallet så langt teieplikta tillèt det.',
    'not-a-party':
      'Den som ikkje er part, får berre vite at meldinga er motteken og når ho er ferdig behandla, og kan få spørsmål. Aldri utfallet, aldri tiltak.',
    undecided:
      'Til dette er avgjort: Skriv som til ein som ikkje er part. Ikkje noko om utfall, ikkje noko om tiltak.',
  },
  compose: {
    title: 'Skriv',
    question: 'Spørsmål',
    message: 'Beskjed',
    minutes: 'Referat',
    status: 'Status',
    note: 'Notat',
    toReporter: 'Varslaren les dette på oppslagstavla med kvitteringskoden sin.',
    internal: 'Berre mottaket les dette.',
    text: 'Tekst',
    statusText: 'Tekst til varslaren (kan stå tom)',
    neededText: 'Tekst til varslaren',
    newStatus: 'Ny status',
    next: 'Sjå igjen innan (kan stå tomt)',
    closing: 'Skal saka avsluttast? Skriv til varslaren kva som er gjort.',
    closingBare:
      'Skal saka avsluttast? Skriv berre at ho er ferdig behandla, utan utfall og tiltak.',
    party: 'Varslaren er',
    language: 'Skrive på',
    theirs: 'Varslaren skreiv på {language}.',
    send: 'Send til varslaren',
    save: 'Lagre notat',
    setStatus: 'Set status',
    sending: 'Sender ...',
    sent: 'Sendt og skrive i loggen.',
    logged: 'Skrive i loggen. Varslaren kan ikkje lese det enno.',
    left: 'Plass til om lag {count} teikn til',
    over: 'Om lag {count} teikn for langt. Kort ned teksten; ingenting er borte.',
    empty: 'Skriv noko først.',
    promised: 'Skriv ein tekst: På sida til varslaren står det at meldinga frå dykk seier meir.',
  },
  waiting: boards.waiting,
  untold: boards.untold,
  silence: checkpoints.silence,
  warnings: {
    ...checkpoints.warnings,
    unjudged:
      'Skranken kjenner ikkje alle som har skrive i denne saka, fordi nøkkellister manglar eller ikkje heng saman. Nokon kan ha fått eller mista tilgang utan at det syner her. Difor skriv skranken ingenting i saka og rører ikkje oppslagstavla før listene er her. Sjå kva som manglar, øvst på sida.',
    ...auditWarnings,
    gap: 'Innslag {sequence} i loggen manglar, og det som står etter, tel ikkje før det kjem. Anten skriv nokon forbi dei andre, eller så held tenaren det tilbake. Spør kollegaene kva som skal stå der.',
    fork: 'Innslag {sequence} passar ikkje til det som står før: Tenaren kan ha vist dykk ulike loggar. Samanlikn loggmerket med ein kollega.',
    'no-recipient':
      'Ingen av dei som fekk meldinga, les saka lenger. Nye brev frå varslaren kjem ikkje hit, og varslaren blir spurd på nytt kven som skal lese: òg ein som har gått til side, kan bli vald. Gi ein av dei som fekk meldinga, tilgang igjen dersom det går an, eller sei frå til varslaren.',
    'to-released': 'Eit brev gjekk òg til {name}, som ikkje les saka lenger.',
    'to-left-out':
      'Eit brev gjekk òg til {name}, som varslaren hadde utelate frå meldinga. Skranken til {name} viser ingenting av det, og ingen kan sleppe {name} inn i saka.',
    'to-newcomer':
      'Eit brev gjekk òg til {name}, som ikkje kan opne meldinga. Skranken til {name} viser ingenting av det før nokon gir {name} tilgang til saka.',
    'no-right':
      'Innslag {sequence} i loggen er skrive av nokon som etter rolla si ikkje kan skrive slikt, og gjeld ikkje.',
    'after-leaving':
      'Innslag {sequence} i loggen er skrive av nokon som hadde slutta i mottaket. Spør leiaren om det er rett.',
    'foreign-author':
      'Innslag {sequence} er skrive av ein som ikkje står i nøkkellista, og blir ikkje vist.',
    'broken-record': 'Innslag {sequence} er skadd og blir ikkje vist.',
    'withheld-record': 'Tenaren seier at innslag {sequence} finst, men gir det ikkje ut.',
    shortened:
      'Sist gjekk loggen i denne saka til innslag {sequence}. No gir tenaren berre ut ein eldre og kortare logg. Ikkje stol på han; sei frå til leiaren.',
    replaced:
      'Innslag {sequence} er eit anna enn det som stod der sist. Samanlikn loggmerket med ein kollega, og sei frå til leiaren.',
    'hidden-log':
      'Det er skrive noko i loggen i denne saka som tenaren ikkje viser. Sei frå til leiaren.',
    ...boards.warnings,
    ...envelopes.warnings,
    'not-shown':
      'Det du la ut til varslaren, blir ikkje vist på oppslagstavla. Varslaren får ikkje lese det. Sei frå til den som driv tenaren.',
    'no-report': 'Meldinga som dette høyrer til, kan ikkje opnast her.',
  },
  notices: {
    ...checkpoints.notices,
    ...{ ...weeklyKeys.notices, ...keyLists.notices, ...refusals.notices },
    'broken-drops': {
      one: '{n} konvolutt er skadd og kan ikkje opnast. Dei andre er henta.',
      other: '{n} konvoluttar er skadde og kan ikkje opnast. Dei andre er henta.',
    },
    'withheld-drops': {
      one: 'Tenaren viser ein konvolutt som han ikkje gir ut. Prøv igjen seinare.',
      other: 'Tenaren viser {n} konvoluttar som han ikkje gir ut. Prøv igjen seinare.',
    },
    bundle:
      'Utan nett: Dette er slik det låg hos tenaren {day}. Det du skriv, blir lagt i fila du valde, og når fram når fila er levert. Oppslagstavla blir oppdatert då.',
    'vanished-cases': {
      one: 'Tenaren gir ikkje lenger ut ei sak som du har lese her før. Spør kollegaene om ho er sletta; er ho ikkje det, så sei frå til leiaren.',
      other:
        'Tenaren gir ikkje lenger ut {n} saker som du har lese her før. Spør kollegaene om dei er sletta; er dei ikkje det, så sei frå til leiaren.',
    },
    'old-board':
      'Oppslagstavla som varslarane får, er frå ein tidlegare dag. Dei ser ikkje det nyaste. Sei frå til den som driv tenaren.',
    'foreign-grant': {
      one: '{n} tilgang er gitt av nokon som ikkje står i nøkkellista.',
      other: '{n} tilgangar er gitt av nokon som ikkje står i nøkkellista.',
    },
    'list-expires':
      'Nøkkellista går ut {day}. Lag nøklar til den neste under «Kvelvet», og send fila til leiaren for mottaket.',
    'list-expires-soon':
      'Nøkkellista går ut {day}, om to veker eller mindre. Etter det kan ingen varsle her. Lag nøklar under «Kvelvet» no, og be leiaren for mottaket om ei ny liste.',
    'list-expired':
      'Nøkkellista gjekk ut {day}. Ingen kan varsle her før leiaren for mottaket har lagt ut ei ny. Det som er motteke, kan framleis lesast.',
    suspended: '{name} er stengd ute av to kollegaer til og med {day}.',
    'suspension-asked': '{by} vil stengje {name} ute i sju dagar. Det trengst éin til.',
    'suspension-asked-own': 'Du har bede om å stengje {name} ute i sju dagar. Det trengst éin til.',
    'sole-opener':
      'Berre du kan opne det som kjem i ein av kanalane dine, eller namna til varslarane, og gjenopprettingsarka dine er ikkje prøvde det siste året. Mistar du kvelvet, kan ingen lese det meir. Lag arka og prøv dei: npm run recovery.',
  },
  errors: {
    ...noticeErrors,
    ...{ ...toldErrors, ...keyLists.errors },
    ...fileErrors,
    ...{ ...securityKeyErrors, ...refusals.errors },
    offline: 'Tenaren svara ikkje. Ingenting er borte: prøv igjen.',
    unconfirmed:
      'Ikkje stadfesta: det kan vere noko anna enn tenaren som svara, til dømes ei innloggingsside på nettet. Ingenting er borte: prøv igjen.',
    clock: 'Klokka på denne maskina går meir enn to minutt feil. Still ho, og prøv igjen.',
    unsigned: 'Tenaren kjenner ikkje nøkkelen din. Snakk med leiaren for mottaket.',
    suspended:
      'To kollegaer har stengt deg ute i inntil sju dagar. Snakk med leiaren for mottaket; du mistar ingenting.',
    server: 'Tenaren gav eit svar som ikkje gir meining. Prøv igjen seinare.',
    unverified:
      'Nøkkellista er ikkje signert av mottaket. Ikkje bruk skranken; sei frå til leiaren.',
    rollback:
      'Tenaren viser ei eldre nøkkelliste enn den du har sett. Ikkje stol på ho; sei frå til leiaren.',
    full: 'Oppslagstavla er full. Prøv igjen seinare.',
    quota: 'Skranken har lagt ut sin del for i dag. Prøv igjen i morgon.',
    conflict: 'Kollegaer skreiv samtidig. Prøv igjen.',
    withheld:
      'Tenaren held tilbake noko i denne saka. Teksten din er her enno; sei frå til leiaren.',
    'too-long': 'Teksten er for lang. Kort han ned; ingenting er borte.',
    passphrase: 'Passordet passar ikkje. Prøv igjen.',
    memory:
      'Denne maskina har for lite ledig minne til passordet. Ingenting er borte: lukk andre program, og prøv igjen.',
    damaged: 'Dette er ikkje ei heil kvelvfil. Hent tryggingskopien, og prøv igjen.',
    weeks:
      'Fila med vekenøklar høyrer ikkje til dette kvelvet. Legg den rette ved sida av kvelvet.',
    'weeks-damaged':
      'Fila med vekenøklar er skadd. Flytt ho til side: Då opnar skranken det han har opna før. Lag nye nøklar under «Kvelvet» med ein gong, og sei frå til leiaren.',
    'full-disk': 'Disken er full. Ingenting er borte: rydd plass, og prøv igjen.',
    'file-busy':
      'Eit anna program held fila til kvelvet, ofte ein virusskannar, eller du har ikkje lov til å skrive der. Ingenting er borte: vent litt, og prøv igjen.',
    unsure:
      'Det er ikkje sikkert at disken held på den siste endringa. Lås kvelvet, og lås opp igjen. Byta du passord, så prøv det nye først og så det gamle. Skjer det igjen, så få disken sjekka.',
    'foreign-bundle':
      'Pakken høyrer til eit anna mottak enn kvelvet. Sjekk at du opna den rette fila.',
    'other-reception':
      'Tenaren høyrer til eit anna mottak enn kvelvet. Sjekk adressa etter --server, kvelvet og fingeravtrykket. Stemmer alt, så sei frå til leiaren.',
    files: 'Kvelvet kan ikkje lesast eller skrivast. Går programmet som viser skranken, framleis?',
    'other-window': 'Kvelvet er endra i eit anna vindauge. Lås, og lås opp igjen her.',
    stale:
      'Saka er endra medan filene blei laga, og ingen er tekne ut. Hent nytt, sjå over saka, og lag filene på nytt.',
    gone: 'Denne saka kan du ikkje skrive i.',
    'own-closing': 'Du skreiv avslutninga sjølv. Be ein kollega om å godkjenne ho.',
    'not-approver':
      'Du kan ikkje godkjenne dette: Det er opp til leiaren, eller det er gått ut. Hent nytt, og sjå igjen.',
    epoch: 'Kven som les saka, er nettopp endra, og nøkkelen er på veg. Hent nytt, og prøv igjen.',
    held: 'Sletting er stansa: Ingenting i saka kan slettast. Opphev stansen først.',
    unjudged:
      'Nøkkellister manglar, og skranken kjenner ikkje alle som har skrive i saka. Han skriv ingenting her før listene er på plass.',
    random: 'Maskina gjev ikkje tilfeldige tal. Ingenting meir er sendt. Bruk ei anna maskin.',
    'open-place': 'Loggen kan skjule noko, som ein stans. Spør dei andre; trykk att om du vil det.',
    'no-heir': 'Sletting er stansa, og ingen andre ville ha nøklane. Gi nokon tilgang først.',
    'refused-case': 'Denne medlemmen skal ikkje lese saka.',
    role: 'Rolla di gir ikkje rett til det her. Spør ein kollega som har ho.',
    stopped: 'Stansa. Det som er henta, er her; resten kjem ved neste henting.',
    'left-out': 'Varslaren bad om at denne medlemmen ikkje skal lese meldinga, og vart lova det.',
    'no-report': 'Meldinga manglar, og berre ho seier kven varslaren har utelate. Hent nytt.',
    'no-key': 'Denne medlemmen har ingen nøkkel for denne veka, og kan ikkje sleppast inn enno.',
    internal: 'Noko gjekk gale i skranken. Lås, lås opp, og prøv igjen.',
  },
  shortcuts: {
    title: 'Hurtigtastar',
    lead: 'Verkar når ingen tekst er under arbeid.',
    enabled: 'Bruk hurtigtastar',
    close: 'Lukk',
    move: 'Førre og neste sak',
    open: 'Opne saka',
    back: 'Tilbake til lista',
    sync: 'Hent nytt',
    acknowledge: 'Stadfest som ekte',
    question: 'Still eit spørsmål',
    message: 'Skriv ein beskjed',
    minutes: 'Skriv eit referat',
    status: 'Set status',
    note: 'Skriv eit notat',
    send: 'Send det som er skrive',
    help: 'Denne lista',
  },
}
