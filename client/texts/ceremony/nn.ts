import type { CeremonyTexts } from './texts.ts'

/** Questions and messages of the ceremony about the root key, in nynorsk. */
export const nn: CeremonyTexts = {
  ask: {
    passphrase: 'Passordet til {owner}: ',
    newPassphrase: 'Nytt passord for {owner} (minst {least} teikn): ',
    again: 'Det same ein gong til: ',
    short: 'For kort. Seks tilfeldige ord er lette å hugse.',
    differ: 'Dei er ikkje like. Ein gong til.',
    yes: 'ja',
    no: 'nei',
    yesOrNo: 'Svar ja eller nei.',
    root: 'rotnøkkelen',
    oldRoot: 'den gamle rotnøkkelen',
    newRoot: 'den nye rotnøkkelen',
  },
  sheets: {
    wanted: 'Finn fram ark av sett {set}.',
    line: 'Linje {line} på arket: ',
    mistake: 'Linje {line}: {fault}. Ein gong til.',
    another: '{fault}. Ta eit anna.',
    good: 'Ark {number} er rett. {have} av {needed}.',
    few: '{have} av {needed} ark: Gi {needed} ulike',
    unknown: 'dette er ikkje eit gjenopprettingsark som programmet kjenner',
    unfit:
      'arka heiter det same og passar ikkje saman: Eitt av dei er endra, eller høyrer til ein kopi som er laga ein annan gong',
    foreign: 'ark {number} høyrer til sett {own}, men gjenopprettingsfila høyrer til sett {set}',
    lines: 'eit ark har {most} linjer, og dette har {lines}',
    ofSheet: 'ark {number}, linje {line}: {fault}',
    ofLine: 'linje {line}: {fault}',
    length: 'ei linje har 20 teikn, og denne har {symbols}',
    symbol: 'ingen ark har teiknet «{symbol}»; det er teikn {place} på linja',
    checksum: 'noko er skrive feil, truleg i gruppe {groups}, eller det er linja frå eit anna ark',
    or: 'eller',
    notThis: 'det er ikkje denne linja på dette arket',
    nobody: 'ingen å spørje: Gi arka som filer med {option}',
    stopped: 'stansa før nok ark var skrivne inn',
  },
  root: {
    split:
      'Sett {set}: {needed} av dei {total} arka gir tilbake rotnøkkelen {root}. Kvart av dei er prøvd.',
    printed:
      'Skriv ut kvart ark éin gong, og prøv papiret: npm run ceremony -- drill --root-recovery {file}',
    keep: 'Slett så PDF-filene. Gi arka til folk som tek vare på dei kvar for seg, og legg kopiar av {file} på to stader: Utan ark opnar ho ingenting, og utan ho opnar arka ingenting.',
    only: 'Vil de at ingen skal kunne signere på eiga hand, så øydelegg alle kopiar av root.key når arka er prøvde. Frå då av møtest {needed} personar for kvar nøkkelliste.',
    drilled: 'Arka gir tilbake rotnøkkelen med dette fingeravtrykket: {root}',
    drilledDo:
      'Samanlikn det med ein plakat. Er det likt, så skriv datoen på kvart ark. Prøv dei ein gong i året.',
    restored: '{file} er rotnøkkelen {root} med nytt passord. Arka gjeld framleis.',
    missing: 'rotnøkkelen manglar: Gi --root FIL, eller --root-recovery FIL og arka til han',
    gone: 'det finst inga fil {file}: Er root.key borte, så gi --root-recovery root.recovery i staden, og skriv inn arka',
    foreign:
      'dette er rotnøkkelen {given}, og publication.bin er signert av rotnøkkelen {root}: Gi root.key eller arka til {root}, eller den nyaste publication.bin til {given}',
  },
  succeed: {
    lead: 'Mottaket får ein ny rotnøkkel, og dermed eit nytt fingeravtrykk. Det gamle fingeravtrykket er {old}. Den nyaste nøkkellista her er versjon {version}.',
    newest:
      'Har tenaren ei nyare liste enn den? Sjå etter med «npm run -s history». Har han ei som de ikkje har laga, har nokon rotnøkkelen: Les «A new root» i client/desk/GUIDE.md først, og svar ja nedanfor.',
    stolen:
      'Kan nokon andre ha den gamle root.key med passordet, eller nok av arka til han? Er du ikkje sikker, så svar ja. (ja/nei) ',
    stolenInstead:
      'sei om nokon andre kan ha den gamle rotnøkkelen: --old-key safe (nei) eller stolen (ja)',
    made: 'Nøkkelliste versjon {version}, gyldig til {until}, er signert med den nye rotnøkkelen.',
    fingerprint: 'Det nye fingeravtrykket: {root}',
    publish:
      '1. Kopier {file} til DATA_DIR på tenaren, og start han på nytt. Før det ser ingen det nye fingeravtrykket.',
    call: '2. Ring kvar medlem, og les opp det nye fingeravtrykket. Kvar einskild skriv det i skranken sin, øvst, neste gong dei låser opp. Før det les skranken berre. Seier ein skranke at dette ikkje er fingeravtrykket han fekk sjå, har han fått vist ei forfalska liste: Skriv ikkje noko der før tenaren viser den rette.',
    posters:
      '3. Lag nye plakatar og kort med «npm run print». Byt fingeravtrykket på nettsider og i SECURITY.md. Ta ned alle gamle.',
    split:
      '4. Lag ark til den nye rotnøkkelen: npm run ceremony -- split --root {file} --out MAPPE. Arka til den gamle kan ikkje brukast.',
    destroySafe:
      '5. Behald det de har av den gamle rotnøkkelen, root.key eller arka, til kvar medlem har stadfesta det nye fingeravtrykket. Øydelegg så begge delar overalt. Ta vare på alle publication.bin.',
    destroyStolen:
      '5. Sei ope frå at fingeravtrykket {old} ikkje gjeld lenger, og frå kva dag. Den som framleis stoler på det, kan bli lurt. Behald det de har av den gamle rotnøkkelen, root.key eller arka, til kvar medlem har stadfesta det nye fingeravtrykket. Øydelegg så begge delar overalt. Ta vare på alle publication.bin.',
    left: 'Eit mottak kan byte rotnøkkel {most} gonger: {left} til etter denne. Når dei er brukte opp, må de lage eit nytt mottak.',
    full: 'Dette mottaket har bytt rotnøkkel {most} gonger, så mange som nøkkellistene kan nemne. Ingen tidlegare rotnøkkel må bli gløymd, for då kunne han kome tilbake. Lag eit nytt mottak: nye plakatar, nye kvelv, som på den første dagen.',
    same: 'den nye rotnøkkelen har vore rotnøkkelen til mottaket før: Lag ein annan',
  },
}
