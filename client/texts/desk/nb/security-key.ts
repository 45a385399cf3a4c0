/** Sikkerhetsnøkler, som åpner hvelvet sammen med passordet. */
export const securityKeys = {
  title: 'Sikkerhetsnøkler',
  lead: 'En sikkerhetsnøkkel er en liten brikke, eller leseren for fingeravtrykk eller ansikt i maskinen. Med den trengs begge deler for å låse opp: passordet og nøkkelen. En stjålet maskin åpner da ingenting, selv om noen gjetter passordet.',
  none: 'Ingen er lagt til. Passordet alene åpner hvelvet.',
  some: 'Passordet og en av disse åpner hvelvet:',
  name: 'Hva du vil kalle nøkkelen',
  nameHint: 'For eksempel «blå brikke» eller «bærbar». Høyst 20 tegn.',
  passphrase: 'Passordet til hvelvet',
  add: 'Legg til en sikkerhetsnøkkel',
  working: 'Låser hvelvet på nytt ...',
  full: 'Fire nøkler er lagt til, og det er det meste. Fjern en for å legge til en ny.',
  remove: 'Fjern {name}',
  removeLead: 'Skriv passordet for å fjerne {name}.',
  removeLast: 'Dette er den siste. Deretter åpner passordet alene hvelvet.',
  removeConfirm: 'Fjern den',
  keep: 'Behold den',
  touch: 'Ta så på sikkerhetsnøkkelen også. Nettleseren sier hva den vil ha.',
  touchTwice: 'Ta på sikkerhetsnøkkelen nå, og en gang til når nettleseren spør igjen.',
  cancel: 'Avbryt',
  added:
    '{name} er lagt til. Ta en ny kopi av hvelvet, og lag nye gjenopprettingsark: de gamle åpner ikke hvelvet slik det er nå. Ødelegg gamle kopier; de åpnes uten denne nøkkelen.',
  removed:
    '{name} er fjernet. Ta en ny kopi av hvelvet, og lag nye gjenopprettingsark: de gamle åpner ikke hvelvet slik det er nå. Ødelegg gamle kopier; {name} åpner dem ennå.',
  lost: 'Mister du alle nøklene, er gjenopprettingsarkene veien tilbake: de åpner hvelvet uten sikkerhetsnøkkel. Uten ark er hvelvet tapt. Legg derfor til to nøkler, og lag ark.',
  codeTitle: 'Kode for gjenopprettingsark',
  codeLead:
    'Programmer i terminalen kan ikke spørre sikkerhetsnøkkelen. De spør etter en kode i stedet. Den åpner hvelvet og ukenøklene alene: lim den bare inn i programmet, og skriv den ikke ned. Den gjelder til du bytter passord eller nøkler.',
  codeShow: 'Vis koden',
  codeHide: 'Skjul koden',
} as const

/** Det som kan gå galt. */
export const securityKeyErrors = {
  'key-missing': 'Hvelvet trenger en sikkerhetsnøkkel også, og ingen ble brukt. Prøv igjen.',
  'key-mismatch': 'Passordet eller sikkerhetsnøkkelen passer ikke. Prøv igjen.',
  'key-unanswered':
    'Ingen sikkerhetsnøkkel som hører til hvelvet, svarte: det ble avbrutt, tok for lang tid, eller det var en annen nøkkel. Prøv igjen.',
  'key-browser':
    'Denne nettleseren kan ikke bruke sikkerhetsnøkler slik hvelvet trenger det. Prøv en nyere nettleser.',
  'key-unfit':
    'Denne sikkerhetsnøkkelen kan ikke regne ut hemmeligheten som hvelvet trenger. Bruk en annen.',
  'key-known': 'Denne sikkerhetsnøkkelen er lagt til fra før.',
  'keys-full': 'Fire sikkerhetsnøkler er det meste. Fjern en først.',
} as const
