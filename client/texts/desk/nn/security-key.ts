/** Tryggleiksnøklar, som opnar kvelvet saman med passordet. */
export const securityKeys = {
  title: 'Tryggleiksnøklar',
  lead: 'Ein tryggleiksnøkkel er ei lita brikke, eller lesaren for fingeravtrykk eller ansikt i maskina. Med han trengst begge delar for å låse opp: passordet og nøkkelen. Ei stolen maskin opnar då ingenting, sjølv om nokon gjettar passordet.',
  none: 'Ingen er lagde til. Passordet åleine opnar kvelvet.',
  some: 'Passordet og ein av desse opnar kvelvet:',
  name: 'Kva du vil kalle nøkkelen',
  nameHint: 'Til dømes «blå brikke» eller «berbar». Høgst 20 teikn.',
  passphrase: 'Passordet til kvelvet',
  add: 'Legg til ein tryggleiksnøkkel',
  working: 'Låser kvelvet på nytt ...',
  full: 'Fire nøklar er lagde til, og det er det meste. Fjern ein for å leggje til ein ny.',
  remove: 'Fjern {name}',
  removeLead: 'Skriv passordet for å fjerne {name}.',
  removeLast: 'Dette er den siste. Deretter opnar passordet åleine kvelvet.',
  removeConfirm: 'Fjern han',
  keep: 'Behald han',
  touch: 'Ta så på tryggleiksnøkkelen òg. Nettlesaren seier kva han vil ha.',
  touchTwice: 'Ta på tryggleiksnøkkelen no, og ein gong til når nettlesaren spør igjen.',
  cancel: 'Avbryt',
  added:
    '{name} er lagd til. Ta ein ny kopi av kvelvet, og lag nye gjenopprettingsark: dei gamle opnar ikkje kvelvet slik det er no. Øydelegg gamle kopiar; dei kan opnast utan denne nøkkelen.',
  removed:
    '{name} er fjerna. Ta ein ny kopi av kvelvet, og lag nye gjenopprettingsark: dei gamle opnar ikkje kvelvet slik det er no. Øydelegg gamle kopiar; {name} opnar dei enno.',
  lost: 'Mistar du alle nøklane, er gjenopprettingsarka vegen tilbake: dei opnar kvelvet utan tryggleiksnøkkel. Utan ark er kvelvet tapt. Legg difor til to nøklar, og lag ark.',
  codeTitle: 'Kode for gjenopprettingsark',
  codeLead:
    'Program i terminalen kan ikkje spørje tryggleiksnøkkelen. Dei spør etter ein kode i staden. Han opnar kvelvet og vekenøklane åleine: lim han berre inn i programmet, og skriv han ikkje ned. Han gjeld til du byter passord eller nøklar.',
  codeShow: 'Vis koden',
  codeHide: 'Gøym koden',
} as const

/** Det som kan gå gale. */
export const securityKeyErrors = {
  'key-missing': 'Kvelvet treng ein tryggleiksnøkkel òg, og ingen vart brukt. Prøv igjen.',
  'key-mismatch': 'Passordet eller tryggleiksnøkkelen passar ikkje. Prøv igjen.',
  'key-unanswered':
    'Ingen tryggleiksnøkkel som høyrer til kvelvet, svara: det vart avbrote, tok for lang tid, eller det var ein annan nøkkel. Prøv igjen.',
  'key-browser':
    'Denne nettlesaren kan ikkje bruke tryggleiksnøklar slik kvelvet treng det. Prøv ein nyare nettlesar.',
  'key-unfit':
    'Denne tryggleiksnøkkelen kan ikkje rekne ut hemmelegheita som kvelvet treng. Bruk ein annan.',
  'key-known': 'Denne tryggleiksnøkkelen er lagd til frå før.',
  'keys-full': 'Fire tryggleiksnøklar er det meste. Fjern ein først.',
} as const
