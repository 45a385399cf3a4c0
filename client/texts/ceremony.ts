import { type Catalogue, catalogues } from './entry.ts'

/** Questions and messages of the ceremony about the root key. */
const TEXTS = {
  ask: {
    passphrase: { no: 'Passordet til {owner}: ', en: 'Passphrase of {owner}: ' },
    newPassphrase: {
      nb: 'Nytt passord for {owner} (minst {least} tegn): ',
      nn: 'Nytt passord for {owner} (minst {least} teikn): ',
      en: 'New passphrase of {owner} (at least {least} characters): ',
    },
    again: { nb: 'Det samme en gang til: ', nn: 'Det same ein gong til: ', en: 'The same again: ' },
    short: {
      nb: 'For kort. Seks tilfeldige ord er lette å huske.',
      nn: 'For kort. Seks tilfeldige ord er lette å hugse.',
      en: 'Too short. Six random words are easy to remember.',
    },
    poor: {
      nb: 'For lett å gjette: bruk flere forskjellige tegn. Seks tilfeldige ord er lette å huske.',
      nn: 'For lett å gjette: bruk fleire ulike teikn. Seks tilfeldige ord er lette å hugse.',
      en: 'Too easy to guess: use more different characters. Six random words are easy to remember.',
    },
    differ: {
      nb: 'De er ikke like. En gang til.',
      nn: 'Dei er ikkje like. Ein gong til.',
      en: 'They differ. Once more.',
    },
    yes: { no: 'ja', en: 'yes' },
    no: { no: 'nei', en: 'no' },
    yesOrNo: { no: 'Svar ja eller nei.', en: 'Answer yes or no.' },
    code: {
      nb: '{file} vil ha en sikkerhetsnøkkel. Koden som skranken viser under «Hvelvet», «Kode for gjenopprettingsark»: ',
      nn: '{file} vil ha ein tryggleiksnøkkel. Koden som skranken viser under «Kvelvet», «Kode for gjenopprettingsark»: ',
      en: '{file} asks for a security key. Code that your desk shows under "Vault", "Code for recovery sheets": ',
    },
    noCode: {
      nb: 'ingen å spørre: {file} vil ha en sikkerhetsnøkkel: gi koden som skranken viser under «Hvelvet», «Kode for gjenopprettingsark», som "code" i --passphrases FIL',
      nn: 'ingen å spørje: {file} vil ha ein tryggleiksnøkkel: gi koden som skranken viser under «Kvelvet», «Kode for gjenopprettingsark», som "code" i --passphrases FIL',
      en: 'nobody to ask: {file} asks for a security key: give the code that your desk shows under "Vault", "Code for recovery sheets", as "code" in --passphrases FILE',
    },
    nobody: {
      nb: 'ingen å spørre: gi passordene i en fil, med --passphrases FIL',
      nn: 'ingen å spørje: gi passorda i ei fil, med --passphrases FIL',
      en: 'nobody to ask: give the passphrases in a file, by --passphrases FILE',
    },
    nobodyElse: {
      nb: 'ingen å spørre: {instead}',
      nn: 'ingen å spørje: {instead}',
      en: 'nobody to ask: {instead}',
    },
    stopped: {
      nb: 'stanset før alt var besvart',
      nn: 'stansa før alt var svara på',
      en: 'stopped before everything was answered',
    },
    root: { no: 'rotnøkkelen', en: 'the root' },
    oldRoot: { no: 'den gamle rotnøkkelen', en: 'the old root' },
    newRoot: { no: 'den nye rotnøkkelen', en: 'the new root' },
  },
  sheets: {
    wanted: { no: 'Finn fram ark av sett {set}.', en: 'Wanted: sheets of set {set}.' },
    line: { no: 'Linje {line} på arket: ', en: 'Line {line} of the sheet: ' },
    mistake: {
      nb: 'Linje {line}: {fault}. En gang til.',
      nn: 'Linje {line}: {fault}. Ein gong til.',
      en: 'Line {line}: {fault}. Once more.',
    },
    another: {
      nb: '{fault}. Ta et annet.',
      nn: '{fault}. Ta eit anna.',
      en: '{fault}. Take another.',
    },
    good: {
      nb: 'Ark {number} er riktig. {have} av {needed}.',
      nn: 'Ark {number} er rett. {have} av {needed}.',
      en: 'Sheet {number} is good. {have} of {needed}.',
    },
    few: {
      no: '{have} av {needed} ark: Gi {needed} ulike',
      en: '{have} of {needed} sheets: give {needed} different ones',
    },
    unknown: {
      nb: 'dette er ikke et gjenopprettingsark som programmet kjenner',
      nn: 'dette er ikkje eit gjenopprettingsark som programmet kjenner',
      en: 'this is no recovery sheet that this program knows',
    },
    unfit: {
      nb: 'arkene heter det samme og passer ikke sammen: Ett av dem er endret, eller hører til en kopi som er laget en annen gang',
      nn: 'arka heiter det same og passar ikkje saman: Eitt av dei er endra, eller høyrer til ein kopi som er laga ein annan gong',
      en: 'the sheets have the same name but do not fit together: one of them was changed, or belongs to a copy made at another time',
    },
    foreign: {
      nb: 'ark {number} hører til sett {own}, men gjenopprettingsfila hører til sett {set}',
      nn: 'ark {number} høyrer til sett {own}, men gjenopprettingsfila høyrer til sett {set}',
      en: 'sheet {number} belongs to set {own}, but the recovery file belongs to set {set}',
    },
    lines: {
      nb: 'et ark har {most} linjer, og dette har {lines}',
      nn: 'eit ark har {most} linjer, og dette har {lines}',
      en: 'a sheet has {most} lines, and this has {lines}',
    },
    ofSheet: {
      no: 'ark {number}, linje {line}: {fault}',
      en: 'sheet {number}, line {line}: {fault}',
    },
    ofLine: { no: 'linje {line}: {fault}', en: 'line {line}: {fault}' },
    length: {
      nb: 'en linje har 20 tegn, og denne har {symbols}',
      nn: 'ei linje har 20 teikn, og denne har {symbols}',
      en: 'a line has 20 symbols, and this has {symbols}',
    },
    symbol: {
      nb: 'ingen ark har tegnet «{symbol}»; det er tegn {place} på linjen',
      nn: 'ingen ark har teiknet «{symbol}»; det er teikn {place} på linja',
      en: 'no sheet has the symbol "{symbol}"; it is symbol {place} of the line',
    },
    checksum: {
      nb: 'noe er skrevet feil, trolig i gruppe {groups}, eller det er linjen fra et annet ark',
      nn: 'noko er skrive feil, truleg i gruppe {groups}, eller det er linja frå eit anna ark',
      en: "something is mistyped, most likely in group {groups}; or it is another sheet's line",
    },
    or: { no: 'eller', en: 'or' },
    notThis: {
      nb: 'det er ikke denne linjen på dette arket',
      nn: 'det er ikkje denne linja på dette arket',
      en: 'it is not this line of this sheet',
    },
    nobody: {
      nb: 'ingen å spørre: Gi arkene som filer med {option}',
      nn: 'ingen å spørje: Gi arka som filer med {option}',
      en: 'nobody to ask: give the sheets as files, by {option}',
    },
    stopped: {
      nb: 'stanset før nok ark var skrevet inn',
      nn: 'stansa før nok ark var skrivne inn',
      en: 'stopped before enough sheets were typed',
    },
  },
  root: {
    split: {
      nb: 'Sett {set}: {needed} av de {total} arkene gir tilbake rotnøkkelen {root}. Hvert av dem er prøvd.',
      nn: 'Sett {set}: {needed} av dei {total} arka gir tilbake rotnøkkelen {root}. Kvart av dei er prøvd.',
      en: 'Set {set}: any {needed} of {total} sheets give back the root {root}. Each was tried.',
    },
    printed: {
      nb: 'Skriv ut hvert ark én gang, og prøv papiret: npm run ceremony -- drill --root-recovery {file}',
      nn: 'Skriv ut kvart ark éin gong, og prøv papiret: npm run ceremony -- drill --root-recovery {file}',
      en: 'Print each sheet once, and try the paper: npm run ceremony -- drill --root-recovery {file}',
    },
    keep: {
      nb: 'Slett så PDF-filene. Gi arkene til folk som oppbevarer dem hver for seg, og legg kopier av {file} på to steder: Uten ark åpner den ingenting, og uten den åpner arkene ingenting.',
      nn: 'Slett så PDF-filene. Gi arka til folk som tek vare på dei kvar for seg, og legg kopiar av {file} på to stader: Utan ark opnar ho ingenting, og utan ho opnar arka ingenting.',
      en: 'Then delete the PDF files. Give the sheets to people who keep them apart, and put copies of {file} in two places: without sheets it opens nothing, and without it the sheets open nothing.',
    },
    only: {
      nb: 'Vil dere at ingen skal kunne signere på egen hånd, så ødelegg alle kopier av root.key når arkene er prøvd. Fra da av møtes {needed} personer for hver nøkkelliste.',
      nn: 'Vil de at ingen skal kunne signere på eiga hand, så øydelegg alle kopiar av root.key når arka er prøvde. Frå då av møtest {needed} personar for kvar nøkkelliste.',
      en: 'If you want nobody to sign by themselves, destroy every copy of root.key once the sheets have been tried. From then on {needed} people come together for each key list.',
    },
    drilled: {
      nb: 'Arkene gir tilbake rotnøkkelen med dette fingeravtrykket: {root}',
      nn: 'Arka gir tilbake rotnøkkelen med dette fingeravtrykket: {root}',
      en: 'The sheets give back the root with this fingerprint: {root}',
    },
    drilledDo: {
      nb: 'Sammenlign det med en plakat. Er det likt, så skriv datoen på hvert ark. Prøv dem en gang i året.',
      nn: 'Samanlikn det med ein plakat. Er det likt, så skriv datoen på kvart ark. Prøv dei ein gong i året.',
      en: 'Compare it with a poster. If it is the same, write the date on each sheet. Try them once a year.',
    },
    restored: {
      nb: '{file} er rotnøkkelen {root} med nytt passord. Arkene gjelder fortsatt.',
      nn: '{file} er rotnøkkelen {root} med nytt passord. Arka gjeld framleis.',
      en: '{file} is the root {root} under its new passphrase. The sheets are still valid.',
    },
    missing: {
      nb: 'rotnøkkelen mangler: Gi --root FIL, eller --root-recovery FIL og arkene til den',
      nn: 'rotnøkkelen manglar: Gi --root FIL, eller --root-recovery FIL og arka til han',
      en: 'the root is missing: give --root FILE, or --root-recovery FILE and its sheets',
    },
    gone: {
      nb: 'det finnes ingen fil {file}: Er root.key borte, så gi --root-recovery root.recovery i stedet, og skriv inn arkene',
      nn: 'det finst inga fil {file}: Er root.key borte, så gi --root-recovery root.recovery i staden, og skriv inn arka',
      en: 'there is no file {file}: if root.key is gone, give --root-recovery root.recovery instead, and type the sheets',
    },
    foreign: {
      nb: 'dette er rotnøkkelen {given}, og publication.bin er signert av rotnøkkelen {root}: Gi root.key eller arkene til {root}, eller den nyeste publication.bin til {given}',
      nn: 'dette er rotnøkkelen {given}, og publication.bin er signert av rotnøkkelen {root}: Gi root.key eller arka til {root}, eller den nyaste publication.bin til {given}',
      en: 'this is the root {given}, and publication.bin was signed by the root {root}: give the root.key or the sheets of {root}, or the newest publication.bin of {given}',
    },
  },
  succeed: {
    lead: {
      nb: 'Mottaket får en ny rotnøkkel, og dermed et nytt fingeravtrykk. Det gamle fingeravtrykket er {old}. Den nyeste nøkkellista her er versjon {version}.',
      nn: 'Mottaket får ein ny rotnøkkel, og dermed eit nytt fingeravtrykk. Det gamle fingeravtrykket er {old}. Den nyaste nøkkellista her er versjon {version}.',
      en: 'The reception gets a new root, and with it a new fingerprint. The old fingerprint is {old}. The newest key list here is version {version}.',
    },
    newest: {
      nb: 'Har tjeneren en nyere liste enn den? Se etter med «npm run -s history». Har den en som dere ikke har laget, har noen rotnøkkelen: Les «A new root» i client/desk/GUIDE.md først, og svar ja nedenfor.',
      nn: 'Har tenaren ei nyare liste enn den? Sjå etter med «npm run -s history». Har han ei som de ikkje har laga, har nokon rotnøkkelen: Les «A new root» i client/desk/GUIDE.md først, og svar ja nedanfor.',
      en: 'Does the server have a newer list than that? Look with "npm run -s history". If it has one that you did not make, somebody has the root: read "A new root" in client/desk/GUIDE.md first, and answer yes below.',
    },
    stolen: {
      nb: 'Kan noen andre ha den gamle root.key med passordet, eller nok av arkene til den? Er du ikke sikker, så svar ja. (ja/nei) ',
      nn: 'Kan nokon andre ha den gamle root.key med passordet, eller nok av arka til han? Er du ikkje sikker, så svar ja. (ja/nei) ',
      en: 'Could somebody else have the old root.key with its passphrase, or enough of its sheets? If you are not sure, say yes. (yes/no) ',
    },
    stolenInstead: {
      nb: 'si om noen andre kan ha den gamle rotnøkkelen: --old-key safe (nei) eller stolen (ja)',
      nn: 'sei om nokon andre kan ha den gamle rotnøkkelen: --old-key safe (nei) eller stolen (ja)',
      en: 'say whether somebody else could have the old root: --old-key safe or stolen',
    },
    made: {
      no: 'Nøkkelliste versjon {version}, gyldig til {until}, er signert med den nye rotnøkkelen.',
      en: 'Key list version {version}, valid until {until}, is signed by the new root.',
    },
    fingerprint: { no: 'Det nye fingeravtrykket: {root}', en: 'The new fingerprint: {root}' },
    publish: {
      nb: '1. Kopier {file} til DATA_DIR på tjeneren, der den blir tatt i bruk innen to minutter. Før det ser ingen det nye fingeravtrykket.',
      nn: '1. Kopier {file} til DATA_DIR på tenaren, der ho blir teken i bruk innan to minutt. Før det ser ingen det nye fingeravtrykket.',
      en: '1. Copy {file} into DATA_DIR of the server, which takes it within two minutes. Nobody sees the new fingerprint before that.',
    },
    call: {
      nb: '2. Ring hvert medlem, og les opp det nye fingeravtrykket. Hver enkelt skriver det i skranken sin, øverst, neste gang de låser opp. Før det leser skranken bare. Sier en skranke at dette ikke er fingeravtrykket den fikk se, har den fått vist en forfalsket liste: Skriv ikke noe der før tjeneren viser den rette.',
      nn: '2. Ring kvar medlem, og les opp det nye fingeravtrykket. Kvar einskild skriv det i skranken sin, øvst, neste gong dei låser opp. Før det les skranken berre. Seier ein skranke at dette ikkje er fingeravtrykket han fekk sjå, har han fått vist ei forfalska liste: Skriv ikkje noko der før tenaren viser den rette.',
      en: '2. Call each member, and read the new fingerprint out. Each types it at the top of their desk the next time they unlock. Until then the desk only reads. If a desk says that this is not the fingerprint it was shown, it was shown a forged list: write nothing there before the server shows the right one.',
    },
    posters: {
      nb: '3. Lag nye plakater og kort med «npm run print». Bytt fingeravtrykket på nettsider og i SECURITY.md. Ta ned alle gamle.',
      nn: '3. Lag nye plakatar og kort med «npm run print». Byt fingeravtrykket på nettsider og i SECURITY.md. Ta ned alle gamle.',
      en: '3. Make new posters and cards with "npm run print". Change the fingerprint on web pages and in SECURITY.md. Take down every old one.',
    },
    split: {
      nb: '4. Lag ark til den nye rotnøkkelen: npm run ceremony -- split --root {file} --out MAPPE. Arkene til den gamle kan ikke brukes.',
      nn: '4. Lag ark til den nye rotnøkkelen: npm run ceremony -- split --root {file} --out MAPPE. Arka til den gamle kan ikkje brukast.',
      en: '4. Make sheets of the new root: npm run ceremony -- split --root {file} --out FOLDER. Sheets of the old one are of no use for it.',
    },
    destroySafe: {
      nb: '5. Behold det dere har av den gamle rotnøkkelen, root.key eller arkene, til hvert medlem har bekreftet det nye fingeravtrykket. Ødelegg så begge deler overalt. Ta vare på alle publication.bin.',
      nn: '5. Behald det de har av den gamle rotnøkkelen, root.key eller arka, til kvar medlem har stadfesta det nye fingeravtrykket. Øydelegg så begge delar overalt. Ta vare på alle publication.bin.',
      en: '5. Keep what you have of the old root, root.key or its sheets, until every member has confirmed the new fingerprint. Then destroy both in all places. Keep every publication.bin.',
    },
    destroyStolen: {
      nb: '5. Si åpent fra at fingeravtrykket {old} ikke gjelder lenger, og fra hvilken dag. Den som fortsatt stoler på det, kan bli lurt. Behold det dere har av den gamle rotnøkkelen, root.key eller arkene, til hvert medlem har bekreftet det nye fingeravtrykket. Ødelegg så begge deler overalt. Ta vare på alle publication.bin.',
      nn: '5. Sei ope frå at fingeravtrykket {old} ikkje gjeld lenger, og frå kva dag. Den som framleis stoler på det, kan bli lurt. Behald det de har av den gamle rotnøkkelen, root.key eller arka, til kvar medlem har stadfesta det nye fingeravtrykket. Øydelegg så begge delar overalt. Ta vare på alle publication.bin.',
      en: '5. Tell people openly that the fingerprint {old} is no longer valid, and since which day. Anybody who still trusts it can be deceived. Keep what you have of the old root, root.key or its sheets, until every member has confirmed the new fingerprint. Then destroy both in all places. Keep every publication.bin.',
    },
    left: {
      nb: 'Et mottak kan bytte rotnøkkel {most} ganger: {left} til etter denne. Når de er brukt opp, må dere lage et nytt mottak.',
      nn: 'Eit mottak kan byte rotnøkkel {most} gonger: {left} til etter denne. Når dei er brukte opp, må de lage eit nytt mottak.',
      en: 'A reception can change its root {most} times: {left} more after this one. After that, make a new reception.',
    },
    full: {
      nb: 'Dette mottaket har byttet rotnøkkel {most} ganger, så mange som nøkkellistene kan nevne. Ingen tidligere rotnøkkel må bli glemt, for da kunne den komme tilbake. Lag et nytt mottak: nye plakater, nye hvelv, som på den første dagen.',
      nn: 'Dette mottaket har bytt rotnøkkel {most} gonger, så mange som nøkkellistene kan nemne. Ingen tidlegare rotnøkkel må bli gløymd, for då kunne han kome tilbake. Lag eit nytt mottak: nye plakatar, nye kvelv, som på den første dagen.',
      en: 'This reception has changed its root {most} times, as many as its key lists can name. No earlier root may be forgotten, or it could come back. Make a new reception: new posters, new vaults, as on the first day.',
    },
    same: {
      nb: 'den nye rotnøkkelen har vært mottakets rotnøkkel før: Lag en annen',
      nn: 'den nye rotnøkkelen har vore rotnøkkelen til mottaket før: Lag ein annan',
      en: 'the new root has been the root of this reception before: make another one',
    },
  },
}

/** Those texts in one language. */
export type CeremonyTexts = Catalogue<typeof TEXTS>

export const CEREMONY_CATALOGUES = catalogues(TEXTS)
export const { en } = CEREMONY_CATALOGUES
