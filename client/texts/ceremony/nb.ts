/** Questions and messages of the ceremony about the root key, in bokmål; the other languages have the same keys. */
export const nb = {
  ask: {
    passphrase: 'Passordet til {owner}: ',
    newPassphrase: 'Nytt passord for {owner} (minst {least} tegn): ',
    again: 'Det samme en gang til: ',
    short: 'For kort. Seks tilfeldige ord er lette å huske.',
    differ: 'De er ikke like. En gang til.',
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
    mistake: 'Linje {line}: {fault}. En gang til.',
    another: '{fault}. Ta et annet.',
    good: 'Ark {number} er riktig. {have} av {needed}.',
    few: '{have} av {needed} ark: Gi {needed} ulike',
    unknown: 'dette er ikke et gjenopprettingsark som programmet kjenner',
    unfit:
      'arkene heter det samme og passer ikke sammen: Ett av dem er endret, eller hører til en kopi som er laget en annen gang',
    foreign: 'ark {number} hører til sett {own}, men gjenopprettingsfilen hører til sett {set}',
    lines: 'et ark har {most} linjer, og dette har {lines}',
    ofSheet: 'ark {number}, linje {line}: {fault}',
    ofLine: 'linje {line}: {fault}',
    length: 'en linje har 20 tegn, og denne har {symbols}',
    symbol: 'ingen ark har tegnet «{symbol}»; det er tegn {place} på linjen',
    checksum: 'noe er skrevet feil, trolig i gruppe {groups}, eller det er linjen fra et annet ark',
    or: 'eller',
    notThis: 'det er ikke denne linjen på dette arket',
    nobody: 'ingen å spørre: Gi arkene som filer med {option}',
    stopped: 'stanset før nok ark var skrevet inn',
  },
  root: {
    split:
      'Sett {set}: {needed} av de {total} arkene gir tilbake rotnøkkelen {root}. Hvert av dem er prøvd.',
    printed:
      'Skriv ut hvert ark én gang, og prøv papiret: npm run ceremony -- drill --root-recovery {file}',
    keep: 'Slett så PDF-filene. Gi arkene til folk som oppbevarer dem hver for seg, og legg kopier av {file} på to steder: Uten ark åpner den ingenting, og uten den åpner arkene ingenting.',
    only: 'Vil dere at ingen skal kunne signere på egen hånd, så ødelegg alle kopier av root.key når arkene er prøvd. Fra da av møtes {needed} personer for hver nøkkelliste.',
    drilled: 'Arkene gir tilbake rotnøkkelen med dette fingeravtrykket: {root}',
    drilledDo:
      'Sammenlign det med en plakat. Er det likt, så skriv datoen på hvert ark. Prøv dem en gang i året.',
    restored: '{file} er rotnøkkelen {root} med nytt passord. Arkene gjelder fortsatt.',
    missing: 'rotnøkkelen mangler: Gi --root FIL, eller --root-recovery FIL og arkene til den',
    gone: 'det finnes ingen fil {file}: Er root.key borte, så gi --root-recovery root.recovery i stedet, og skriv inn arkene',
    foreign:
      'dette er rotnøkkelen {given}, og publication.bin er signert av rotnøkkelen {root}: Gi root.key eller arkene til {root}, eller den nyeste publication.bin til {given}',
  },
  succeed: {
    lead: 'Mottaket får en ny rotnøkkel, og dermed et nytt fingeravtrykk. Det gamle fingeravtrykket er {old}. Den nyeste nøkkellisten her er versjon {version}.',
    newest:
      'Har tjeneren en nyere liste enn den? Se etter med «npm run -s history». Har den en som dere ikke har laget, har noen rotnøkkelen: Les «A new root» i client/desk/GUIDE.md først, og svar ja nedenfor.',
    stolen:
      'Kan noen andre ha den gamle root.key med passordet, eller nok av arkene til den? Er du ikke sikker, så svar ja. (ja/nei) ',
    stolenInstead:
      'si om noen andre kan ha den gamle rotnøkkelen: --old-key safe (nei) eller stolen (ja)',
    made: 'Nøkkelliste versjon {version}, gyldig til {until}, er signert med den nye rotnøkkelen.',
    fingerprint: 'Det nye fingeravtrykket: {root}',
    publish:
      '1. Kopier {file} til DATA_DIR på tjeneren, og start den på nytt. Før det ser ingen det nye fingeravtrykket.',
    call: '2. Ring hvert medlem, og les opp det nye fingeravtrykket. Hver enkelt skriver det i skranken sin, øverst, neste gang de låser opp. Før det leser skranken bare. Sier en skranke at dette ikke er fingeravtrykket den fikk se, har den fått vist en forfalsket liste: Skriv ikke noe der før tjeneren viser den rette.',
    posters:
      '3. Lag nye plakater og kort med «npm run print». Bytt fingeravtrykket på nettsider og i SECURITY.md. Ta ned alle gamle.',
    split:
      '4. Lag ark til den nye rotnøkkelen: npm run ceremony -- split --root {file} --out MAPPE. Arkene til den gamle kan ikke brukes.',
    destroySafe:
      '5. Behold det dere har av den gamle rotnøkkelen, root.key eller arkene, til hvert medlem har bekreftet det nye fingeravtrykket. Ødelegg så begge deler overalt. Ta vare på alle publication.bin.',
    destroyStolen:
      '5. Si åpent fra at fingeravtrykket {old} ikke gjelder lenger, og fra hvilken dag. Den som fortsatt stoler på det, kan bli lurt. Behold det dere har av den gamle rotnøkkelen, root.key eller arkene, til hvert medlem har bekreftet det nye fingeravtrykket. Ødelegg så begge deler overalt. Ta vare på alle publication.bin.',
    left: 'Et mottak kan bytte rotnøkkel {most} ganger: {left} til etter denne. Når de er brukt opp, må dere lage et nytt mottak.',
    full: 'Dette mottaket har byttet rotnøkkel {most} ganger, så mange som nøkkellistene kan nevne. Ingen tidligere rotnøkkel må bli glemt, for da kunne den komme tilbake. Lag et nytt mottak: nye plakater, nye hvelv, som på den første dagen.',
    same: 'den nye rotnøkkelen har vært mottakets rotnøkkel før: Lag en annen',
  },
}
