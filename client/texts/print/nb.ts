/** Printed texts in bokmål; the other languages have the same keys. */
export const nb = {
  sheet: {
    title: 'Gjenopprettingsark {number} av {total}',
    subject: 'Hvelvet til {member}',
    lead: 'Dette er en av {total} nøkkeldeler. Med {needed} av dem, fila {file} og en sikkerhetskopi kan hvelvet åpnes uten passordet. Ett ark alene åpner ingenting.',
    codeTitle: 'Nøkkeldelen',
    line: 'Linje {line}',
    qr: 'QR-kode med de samme fire linjene',
    qrHint: 'QR-koden er de samme fire linjene. Les den bare med et kamera som ikke er på nett.',
    set: 'Sett: {set}',
    made: 'Laget: {day}',
    reception: 'Mottakets fingeravtrykk: {fingerprint}',
    useTitle: 'Når hvelvet eller passordet er borte',
    use: 'Hent {needed} ark med samme sett. Kjør «npm run recovery -- restore --help» og skriv av linjene. En feil blir vist med ark og linje. Hvelvet får et nytt passord.',
    returns:
      'Dette får du tilbake: nøkkelen du signerer med, og sakene du har åpnet, slik de var i sikkerhetskopien.',
    lost: 'Dette får du ikke tilbake: Ukenøklene ligger bare i fila ved siden av hvelvet og har ingen kopi. Er den fila borte, kan du ikke åpne det du ikke har åpnet ennå. En kollega som også er mottaker, kan lese det. Er du den eneste mottakeren, er det tapt. Det som kommer senere, kan du åpne når du har laget nye ukenøkler og lederen har signert dem.',
    keepTitle: 'Slik tar du vare på arket',
    keep: 'Legg hvert ark i sin egen konvolutt, hos ulike personer eller på ulike steder. Ta ikke bilde av det. Prøv arkene en gang i året med «npm run recovery -- drill». Bytter du passord, eller er et ark på avveie: Lag nye ark, og makuler de gamle og fila {file}.',
    backup:
      'En gammel sikkerhetskopi åpner også saker som er slettet siden. Behold bare de nyeste kopiene.',
    keeper: 'Oppbevares av:',
    place: 'Sted:',
    tried: 'Prøvd (dato):',
  },
  rootSheet: {
    subject: 'Rotnøkkelen til mottaket',
    lead: 'Dette er en av {total} nøkkeldeler. Med {needed} av dem og fila {file} kan noen signere nøkkellister i mottakets navn: hvem som leser hva, og hvem som slipper inn. Ett ark alene åpner ingenting.',
    useTitle: 'Når root.key eller passordet til den er borte',
    use: 'Hent {needed} ark med samme sett. Kjør «npm run ceremony -- restore --help» og skriv av linjene. En feil blir vist med ark og linje. Rotnøkkelen får et nytt passord.',
    returns:
      'Dette får du tilbake: selve rotnøkkelen, med fingeravtrykket over. Kan noen andre ha den, så lag en ny rotnøkkel med disse arkene: «npm run ceremony -- succeed».',
    lost: 'Dette får du ikke tilbake: Rotnøkkelen åpner ingenting som er forseglet til noen. Bare medlemmene åpner meldinger.',
    keep: 'Legg hvert ark i sin egen konvolutt, hos ulike personer eller på ulike steder. Ta ikke bilde av det. Prøv arkene en gang i året med «npm run ceremony -- drill». Er et ark på avveie: Lag nye ark, og makuler de gamle og alle kopier av {file}. Er så mange på avveie at noen kan ha {needed}: Lag en ny rotnøkkel.',
    backup: 'Oppbevar {file} på to steder. Uten den åpner arkene ingenting.',
  },
  card: {
    title: 'Si fra, uten å si hvem du er',
    address: 'Adressen',
    onion: 'I Tor Browser',
    qr: 'QR-kode med adressen {address}',
    first: 'Her kan du fortelle mottaket om noe som ikke er greit.',
    second:
      'Du trenger ikke navn, e-post eller telefon. Mottaket leser det du skriver, og lar dem som følger opp, lese det.',
    third: 'Du får en kode. Med den ser du svar og kan skrive mer.',
    network:
      'Bruk helst din egen telefon eller maskin og et annet nett enn det på jobben eller studiestedet.',
    fingerprintTitle: 'Mottakets fingeravtrykk',
    fingerprint:
      'Med disse tegnene kan du, eller noen du stoler på, kontrollere at det du skriver, går til dette mottaket og ingen andre.',
  },
  poster: {
    title: 'Har du sett noe som ikke er greit?',
    lead: 'Du kan si fra uten å si hvem du er.',
  },
}

/** Every text that is printed, in one language: the same keys in each. */
export type PrintTexts = {
  readonly [Section in keyof typeof nb]: {
    readonly [Key in keyof (typeof nb)[Section]]: string
  }
}
