import type { CryptoErrorCode } from '../../crypto/primitives/errors.ts'
import { catalogues, type Entry } from './entry.ts'

/** Faults of bytes from elsewhere, by the codes of `CryptoError`. */
const OF_BYTES = {
  malformed: {
    nb: 'fila er skadet, eller det er en annen slags fil: bruk den rette, eller sikkerhetskopien',
    nn: 'fila er skadd, eller det er eit anna slag fil: bruk den rette, eller tryggingskopien',
    en: 'the file is damaged, or of another kind: take the right one, or your backup',
  },
  tampered: {
    nb: 'fila er skadet eller endret: bruk en kopi av den',
    nn: 'fila er skadd eller endra: bruk ein kopi av ho',
    en: 'the file is damaged or was changed: take a copy of it',
  },
  forged: {
    nb: 'fila er ikke signert av den som den nevner: be om den på nytt',
    nn: 'fila er ikkje signert av den som ho nemner: be om ho på nytt',
    en: 'the file is not signed by the person whom it names: ask for it again',
  },
  foreign: {
    nb: 'fila hører til et annet mottak eller et annet hvelv: finn den rette',
    nn: 'fila høyrer til eit anna mottak eller eit anna kvelv: finn den rette',
    en: 'the file belongs to another reception or another vault: find the right one',
  },
  'bad-key': {
    nb: 'en nøkkel i fila kan ikke brukes: be om en ny fil',
    nn: 'ein nøkkel i fila kan ikkje brukast: be om ei ny fil',
    en: 'a key of the file cannot be used: ask for a new file',
  },
  expired: {
    nb: 'fila er for gammel, eller fra framtiden: se på klokkene, eller be om en ny fil',
    nn: 'fila er for gammal, eller frå framtida: sjå på klokkene, eller be om ei ny fil',
    en: 'the file is too old, or from the future: look at the clocks, or ask for a new file',
  },
  refused: {
    nb: 'dette er ikke lov her: se --help',
    nn: 'dette er ikkje lov her: sjå --help',
    en: 'this is not allowed here: see --help',
  },
  memory: {
    nb: 'maskinen har for lite ledig minne til passordet: lukk andre programmer, og prøv igjen',
    nn: 'maskina har for lite ledig minne til passordet: lukk andre program, og prøv på nytt',
    en: 'this machine has too little free memory for the passphrase: close other programs, and try again',
  },
} as const satisfies Record<CryptoErrorCode, Entry>

/** Reasons for which the system does not read or write a file. */
const OF_THE_SYSTEM = {
  'disk-full': {
    nb: 'disken er full: rydd plass, og prøv igjen',
    nn: 'disken er full: rydd plass, og prøv på nytt',
    en: 'the disk is full: make room, and try again',
  },
  'may-not': {
    nb: 'du har ikke lov til å bruke {file}, eller et annet program holder den: velg en annen mappe, eller lukk programmet',
    nn: 'du har ikkje lov til å bruke {file}, eller eit anna program held ho: vel ei anna mappe, eller lukk programmet',
    en: 'you may not use {file}, or another program holds it: choose another folder, or close that program',
  },
  'no-file': {
    nb: 'det finnes ingen {file}: se etter i navnet',
    nn: 'det finst ingen {file}: sjå etter i namnet',
    en: 'there is no {file}: look at the name',
  },
  'file-there': {
    nb: '{file} finnes fra før: flytt den, eller velg en annen mappe',
    nn: '{file} finst frå før: flytt ho, eller vel ei anna mappe',
    en: '{file} already exists: move it away, or choose another folder',
  },
} as const satisfies Record<string, Entry>

/** Passphrases, roots and sheets. */
const OF_KEYS = {
  'vault-passphrase': {
    nb: 'feil passord til {file}: prøv igjen',
    nn: 'feil passord til {file}: prøv på nytt',
    en: 'wrong passphrase of {file}: try again',
  },
  'vault-code': {
    nb: 'dette er ikke koden til dette hvelvet: ta den nyeste fra skranken, for hver endring av passord eller sikkerhetsnøkler gir en ny',
    nn: 'dette er ikkje koden til dette kvelvet: ta den nyaste frå skranken, for kvar endring av passord eller tryggleiksnøklar gir ein ny',
    en: 'this is not the code of this vault: take the newest from the desk, as each change of passphrase or security keys gives a new one',
  },
  'vault-changed': {
    nb: 'passordet eller sikkerhetsnøklene til dette hvelvet er endret etter at arkene ble laget: gi den nyeste sikkerhetskopien fra før endringen',
    nn: 'passordet eller tryggleiksnøklane til dette kvelvet er endra etter at arka vart laga: gi den nyaste tryggingskopien frå før endringa',
    en: 'the passphrase or the security keys of this vault have changed since the sheets were made: give the newest backup from before the change',
  },
  'other-set': {
    nb: 'gjenopprettingsfila hører til et annet sett med ark: finn fila som ble laget sammen med arkene',
    nn: 'gjenopprettingsfila høyrer til eit anna sett med ark: finn fila som vart laga saman med arka',
    en: 'the recovery file is of another set of sheets: find the file that was made with them',
  },
  'sheet-count': {
    nb: '{needed} av {total} ark kan ikke lages: minst 2 må trengs, av høyst {most}',
    nn: '{needed} av {total} ark kan ikkje lagast: det må trengast minst 2, av høgst {most}',
    en: '{needed} of {total} sheets cannot be made: at least 2 must be needed, of at most {most}',
  },
  'short-passphrase': {
    nb: 'det nye passordet trenger minst {least} tegn',
    nn: 'det nye passordet treng minst {least} teikn',
    en: 'the new passphrase needs at least {least} characters',
  },
  'easy-passphrase': {
    nb: 'det nye passordet er for lett å gjette: bruk flere forskjellige tegn, eller seks tilfeldige ord',
    nn: 'det nye passordet er for lett å gjette: bruk fleire ulike teikn, eller seks tilfeldige ord',
    en: 'the new passphrase is too easy to guess: use more different characters, or six random words',
  },
  'root-passphrase': {
    nb: 'feil passord til {name}: prøv igjen',
    nn: 'feil passord til {name}: prøv på nytt',
    en: 'wrong passphrase of {name}: try again',
  },
  'root-file': {
    nb: '{file} er ikke en gyldig root.key: prøv den andre kopien',
    nn: '{file} er ikkje ein gyldig root.key: prøv den andre kopien',
    en: '{file} is not a valid root.key: try the other copy',
  },
  'root-recovery': {
    nb: '{file} er skadet, eller ikke en gjenopprettingsfil til en rotnøkkel: prøv den andre kopien',
    nn: '{file} er skadd, eller ikkje ei gjenopprettingsfil til ein rotnøkkel: prøv den andre kopien',
    en: '{file} is damaged, or no recovery file of a root: try the other copy',
  },
  'drill-old': {
    nb: '{file} er fra uka {week}, og gjelder i et år: prøv arkene på nytt («npm run recovery -- drill»)',
    nn: '{file} er frå veka {week}, og gjeld i eit år: prøv arka på nytt («npm run recovery -- drill»)',
    en: '{file} is from the week of {week}, and is valid for a year: try the sheets again ("npm run recovery -- drill")',
  },
  'drill-foreign': {
    nb: '{file} hører til et annet mottak, {root}: ta den bort, og be om den rette',
    nn: '{file} høyrer til eit anna mottak, {root}: ta ho bort, og be om den rette',
    en: '{file} is of another reception, {root}: take it away, and ask for the right one',
  },
} as const satisfies Record<string, Entry>

/** Plan, key list and what is printed. */
const OF_THE_PLAN = {
  'plan-json': {
    nb: '{file} kan ikke leses som JSON ({place}): «ceremony plan» lager et eksempel',
    nn: '{file} kan ikkje lesast som JSON ({place}): «ceremony plan» lagar eit eksempel',
    en: '{file} cannot be read as JSON ({place}): "ceremony plan" writes a sample',
  },
  'plan-reads': {
    nb: 'i planen leser {id} kanalen {channel}, som ikke er i channels.yaml: velg {known}',
    nn: 'i planen les {id} kanalen {channel}, som ikkje er i channels.yaml: vel {known}',
    en: 'the plan has {id} read channel {channel}, which is not in channels.yaml: choose {known}',
  },
  'plan-stands-in': {
    nb: 'i planen er {id} vara i kanalen {channel}, som ikke er i channels.yaml: velg {known}',
    nn: 'i planen er {id} vara i kanalen {channel}, som ikkje er i channels.yaml: vel {known}',
    en: 'the plan has {id} stand in for channel {channel}, which is not in channels.yaml: choose {known}',
  },
  'plan-names': {
    nb: 'planen nevner kanalen {channel} i «{part}», og den er ikke i channels.yaml: velg {known}',
    nn: 'planen nemner kanalen {channel} i «{part}», og han er ikkje i channels.yaml: vel {known}',
    en: 'the plan names channel {channel} in "{part}", which is not in channels.yaml: choose {known}',
  },
  'plan-both': {
    nb: 'i planen er {id} både leser og vara i kanalen {channel}: velg én av delene',
    nn: 'i planen er {id} både lesar og vara i kanalen {channel}: vel éin av delane',
    en: 'the plan has {id} as reader and as substitute of channel {channel}: choose one',
  },
  'order-stranger': {
    nb: 'rekkefølgen i kanalen {channel} nevner {id}, som verken leser den eller er vara der: velg {known}',
    nn: 'rekkjefølgja i kanalen {channel} nemner {id}, som verken les han eller er vara der: vel {known}',
    en: 'the order of channel {channel} names {id}, who is neither a reader nor a substitute of it: choose {known}',
  },
  'order-twice': {
    nb: 'rekkefølgen i kanalen {channel} nevner {id} to ganger: en gang er nok',
    nn: 'rekkjefølgja i kanalen {channel} nemner {id} to gonger: ein gong er nok',
    en: 'the order of channel {channel} names {id} twice: once is enough',
  },
  'seat-stranger': {
    nb: 'kanalen {channel} nevner {id}, som ikke er medlem: ta bort {id}, eller gi {id} en rolle',
    nn: 'kanalen {channel} nemner {id}, som ikkje er medlem: ta bort {id}, eller gi {id} ei rolle',
    en: 'channel {channel} names {id}, who is not a member: leave {id} out, or give {id} a role',
  },
  'seat-role': {
    nb: '{id} er {role}, og kan ikke lese eller være vara i kanalen {channel}: ta bort {id}',
    nn: '{id} er {role}, og kan ikkje lese eller vere vara i kanalen {channel}: ta bort {id}',
    en: '{id} is {role}, and cannot be a reader or a substitute of channel {channel}: leave {id} out',
  },
  'seat-twice': {
    nb: 'kanalen {channel} nevner {id} to ganger: en gang er nok',
    nn: 'kanalen {channel} nemner {id} to gonger: ein gong er nok',
    en: 'channel {channel} names {id} twice: once is enough',
  },
  'seat-shared': {
    nb: '{other} og {id} i kanalen {channel} har samme plass, {position}: gi en av dem en annen',
    nn: '{other} og {id} i kanalen {channel} har same plass, {position}: gi ein av dei ein annan',
    en: '{other} and {id} of channel {channel} share position {position}: give one of them another',
  },
  'together-few': {
    nb: 'to må sammen åpne det som kommer til kanalen {channel}, og den har {n} lesere: nevn minst tre. En melding som er låst for to, er tapt for godt med hvelvet til en av dem',
    nn: 'to må saman opne det som kjem til kanalen {channel}, og han har {n} lesarar: nemn minst tre. Ei melding som er låst for to, er tapt for godt med kvelvet til ein av dei',
    en: 'two must open what comes to channel {channel}, and it has {n} as readers: name three at least. A report that was sealed to two is lost for good with the vault of either',
  },
  'together-left': {
    nb: 'to må sammen åpne det som kommer til kanalen {channel}, og bare {n} av leserne ville være igjen: nevn en til, eller gi en plan der «together» ikke nevner kanalen',
    nn: 'to må saman opne det som kjem til kanalen {channel}, og berre {n} av lesarane ville vere att: nemn ein til, eller gi ein plan der «together» ikkje nemner kanalen',
    en: 'two must open what comes to channel {channel}, and {n} of its readers would be left: name another one, or give a plan whose "together" does not name the channel',
  },
  unread: {
    nb: 'ingen leser kanalen {channel}: gi den til to medlemmer',
    nn: 'ingen les kanalen {channel}: gi han til to medlemmer',
    en: 'nobody reads channel {channel}: give it to two members',
  },
  'no-keys': {
    nb: 'ingen medlem har nøkler fra {day}, som er i dag etter klokka på denne maskinen: still klokka, eller la medlemmene lage filer med nøkler',
    nn: 'ingen medlem har nøklar frå {day}, som er i dag etter klokka på denne maskina: still klokka, eller la medlemmene lage filer med nøklar',
    en: 'no member has keys from {day} on, which is today by the clock of this machine: correct the clock, or have members make files of keys',
  },
  'clock-before': {
    nb: 'klokka på denne maskinen sier {day}, men forrige liste ble laget {issued}: still klokka',
    nn: 'klokka på denne maskina seier {day}, men lista før vart laga {issued}: still klokka',
    en: 'the clock of this machine says {day}, but the list before was made on {issued}: correct the clock',
  },
  'no-address': {
    nb: '«{text}» er ikke en adresse som https://varsle.example.org',
    nn: '«{text}» er ikkje ei adresse som https://varsle.example.org',
    en: '"{text}" is not an address such as https://drop.example.org',
  },
} as const satisfies Record<string, Entry>

const FAULTS = { faults: { ...OF_BYTES, ...OF_THE_SYSTEM, ...OF_KEYS, ...OF_THE_PLAN } }

export type FaultCode = keyof (typeof FAULTS)['faults']

/** Sentences about what went wrong, for a person at a terminal. */
export const FAULT_CATALOGUES = catalogues(FAULTS)
