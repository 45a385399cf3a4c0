import { catalogues } from './entry.ts'

/** Messages of the command that makes, tries and uses recovery sheets of a vault. */
const TEXTS = {
  owner: {
    vault: { nb: 'hvelvet {file}', nn: 'kvelvet {file}', en: 'the vault {file}' },
    member: { nb: 'medlemmet {member}', nn: 'medlemmen {member}', en: 'member {member}' },
  },
  make: {
    made: {
      nb: 'Sett {set}: {needed} av de {total} arkene er nok. Hvert av dem er prøvd.',
      nn: 'Sett {set}: {needed} av dei {total} arka er nok. Kvart av dei er prøvd.',
      en: 'Set {set}: any {needed} of {total} sheets work. Each was tried.',
    },
    printed: {
      nb: 'Skriv ut hvert ark én gang, og prøv papiret: npm run recovery -- drill --recovery {file}',
      nn: 'Skriv ut kvart ark éin gong, og prøv papiret: npm run recovery -- drill --recovery {file}',
      en: 'Print each once, and try the paper: npm run recovery -- drill --recovery {file}',
    },
    keepers: {
      nb: 'Slett så PDF-filene, og gi arkene til folk som oppbevarer dem hver for seg.',
      nn: 'Slett så PDF-filene, og gi arka til folk som tek vare på dei kvar for seg.',
      en: 'Then delete the PDF files, and give the sheets to keepers apart.',
    },
    keep: {
      nb: 'Legg {file} ved siden av hver sikkerhetskopi av hvelvet. Ødelegg ark og gjenopprettingsfiler fra før.',
      nn: 'Legg {file} ved sida av kvar tryggingskopi av kvelvet. Øydelegg ark og gjenopprettingsfiler frå før.',
      en: 'Keep {file} beside every backup of the vault. Destroy sheets and recovery files of before.',
    },
  },
  drill: {
    opened: {
      nb: 'Arkene åpner gjenopprettingsfila til {member}, mottaket {root}.',
      nn: 'Arka opnar gjenopprettingsfila til {member}, mottaket {root}.',
      en: 'The sheets open the recovery file of {member}, reception {root}.',
    },
    noVault: {
      nb: 'De gir tilbake signeringsnøkkelen. Ikke noe hvelv er prøvd.',
      nn: 'Dei gir tilbake signeringsnøkkelen. Ikkje noko kvelv er prøvd.',
      en: 'They give back the signing key. No vault was tried.',
    },
    vault: {
      nb: 'De åpner {file}: signeringsnøkkelen, og {keys}.',
      nn: 'Dei opnar {file}: signeringsnøkkelen, og {keys}.',
      en: 'They open {file}: the signing key, and {keys}.',
    },
    confirms: {
      nb: '{file} bekrefter det, signert av {member}: gi den til lederen. Den gjelder i et år.',
      nn: '{file} stadfestar det, signert av {member}: gi ho til leiaren. Ho gjeld i eit år.',
      en: '{file} confirms this, signed by {member}: give it to the head. It is valid for a year.',
    },
  },
  restore: {
    keys: {
      nb: 'nøklene til {drops} åpnede konvolutter, og {grants} som er gitt',
      nn: 'nøklane til {drops} opna konvoluttar, og {grants} som er gitt',
      en: 'the keys of {drops} opened envelopes, and {grants} that were granted',
    },
    made: {
      nb: '{file}: signeringsnøkkelen til {member}, og {keys}.',
      nn: '{file}: signeringsnøkkelen til {member}, og {keys}.',
      en: '{file}: the signing key of {member}, and {keys}.',
    },
    weeks: {
      nb: '{file}: {n} ukenøkler.',
      nn: '{file}: {n} vekenøklar.',
      en: '{file}: {n} weekly keys.',
    },
    noWeeks: {
      nb: '{file} er tom: dette hvelvet kan ikke åpne det som er låst for {member} og ikke åpnet ennå. En annen mottaker, om det er en, kan lese det. Lag nye ukenøkler, og la lederen for mottaket signere neste nøkkelliste med dem.',
      nn: '{file} er tom: dette kvelvet kan ikkje opne det som er låst for {member} og ikkje opna enno. Ein annan mottakar, om det er ein, kan lese det. Lag nye vekenøklar, og la leiaren for mottaket signere neste nøkkelliste med dei.',
      en: '{file} is empty: this vault cannot open what was sealed to {member} and not opened yet. Another recipient, if there is one, can still read it. Make new weekly keys, and have the head of reception sign the next key list with them.',
    },
    noSecurityKeys: {
      nb: 'Det nye hvelvet spør bare om passordet: legg til sikkerhetsnøklene dine på nytt i skranken.',
      nn: 'Det nye kvelvet spør berre om passordet: legg til tryggleiksnøklane dine på nytt i skranken.',
      en: 'The new vault asks only for its passphrase: add your security keys again at the desk.',
    },
    newSheets: {
      nb: 'Disse arkene åpner ikke det nye hvelvet: lag nye.',
      nn: 'Desse arka opnar ikkje det nye kvelvet: lag nye.',
      en: 'These sheets do not open the new vault: make new ones.',
    },
  },
}

export const RECOVERY_CATALOGUES = catalogues(TEXTS)
