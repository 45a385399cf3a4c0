import type { Language } from '../../../crypto/entries/names.ts'
import { inEach, type Plural } from '../entry.ts'
import { DESK_CATALOGUES } from './catalogue.ts'
import type { DeskTexts } from './texts.ts'

type Advice = readonly [told: string, forHead: string]

/** Advice to go to the head of reception, and what the head's own desk says instead; longer ones come first. */
const ADVICE: Readonly<Record<Language, readonly Advice[]>> = {
  nb: [
    ['slik lederen for mottaket sa det', 'slik det står i papirene fra seremonien'],
    ['før lederen har laget en ny nøkkelliste', 'før en leder har laget en ny nøkkelliste'],
    [
      'Spør lederen for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du hører det.',
      'Ta det nye fingeravtrykket fra papirene fra seremonien der nøkkelen ble laget, og skriv det her.',
    ],
    ['Vet ikke lederen om noen ny nøkkel', 'Har ingen seremoni laget en ny nøkkel'],
    [
      'Ring lederen for mottaket, og skriv det rette fingeravtrykket øverst.',
      'Ta det rette fingeravtrykket fra papirene fra seremonien, og skriv det øverst.',
    ],
    ['Ring lederen og kollegene dine', 'Ring kollegene dine'],
    ['Si fra til lederen for mottaket', 'Finn ut av det som leder'],
    ['si fra til lederen for mottaket', 'finn ut av det som leder'],
    ['Si fra til lederen', 'Finn ut av det som leder'],
    ['si fra til lederen', 'finn ut av det som leder'],
    ['Spør lederen om det er rett', 'Finn som leder ut om det er rett'],
    [
      'be lederen om en større tavle i neste nøkkelliste',
      'lag en større tavle i neste nøkkelliste',
    ],
    ['be lederen for mottaket om en ny liste', 'lag en ny liste'],
    ['send fila til lederen for mottaket', 'ta fila med til seremonien'],
    ['Send denne fila til lederen for mottaket', 'Ta denne fila med til seremonien'],
    ['før lederen for mottaket har lagt ut en ny', 'før du har lagt ut en ny'],
  ],
  nn: [
    ['slik leiaren for mottaket sa det', 'slik det står i papira frå seremonien'],
    ['før leiaren har laga ei ny nøkkelliste', 'før ein leiar har laga ei ny nøkkelliste'],
    [
      'Spør leiaren for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du høyrer det.',
      'Ta det nye fingeravtrykket frå papira frå seremonien der nøkkelen vart laga, og skriv det her.',
    ],
    ['Veit ikkje leiaren om nokon ny nøkkel', 'Har ingen seremoni laga ein ny nøkkel'],
    [
      'Ring leiaren for mottaket, og skriv det rette fingeravtrykket øvst.',
      'Ta det rette fingeravtrykket frå papira frå seremonien, og skriv det øvst.',
    ],
    ['Ring leiaren og kollegaene dine', 'Ring kollegaene dine'],
    ['Sei frå til leiaren for mottaket', 'Finn ut av det som leiar'],
    ['sei frå til leiaren for mottaket', 'finn ut av det som leiar'],
    ['Sei frå til leiaren', 'Finn ut av det som leiar'],
    ['sei frå til leiaren', 'finn ut av det som leiar'],
    ['Spør leiaren om det er rett', 'Finn som leiar ut om det er rett'],
    [
      'be leiaren om ei større tavle i neste nøkkelliste',
      'lag ei større tavle i neste nøkkelliste',
    ],
    ['be leiaren for mottaket om ei ny liste', 'lag ei ny liste'],
    ['send fila til leiaren for mottaket', 'ta fila med til seremonien'],
    ['Send denne fila til leiaren for mottaket', 'Ta denne fila med til seremonien'],
    ['før leiaren for mottaket har lagt ut ei ny', 'før du har lagt ut ei ny'],
  ],
  en: [
    ['as the head of reception told it', 'as the papers of the ceremony have it'],
    ['before the head has made a new key list', 'before a head has made a new key list'],
    [
      'Ask the head of reception for the new fingerprint, by phone or in person, and type it here as you hear it.',
      'Take the new fingerprint from the papers of the ceremony that made the key, and type it here.',
    ],
    ['If the head does not know of a new key', 'If no ceremony made a new key'],
    [
      'Call the head of reception, and type the right fingerprint at the top.',
      'Take the right fingerprint from the papers of the ceremony, and type it at the top.',
    ],
    ['call the head and your colleagues', 'call your colleagues'],
    ['Tell the head of reception', 'As head, look into it'],
    ['tell the head of reception', 'look into it, as head'],
    ['tell the head', 'look into it, as head'],
    ['Ask the head whether that is right', 'As head, find out whether that is right'],
    [
      'ask the head for a larger board in the next key list',
      'make a larger board in the next key list',
    ],
    ['ask the head of reception for a new list', 'make a new list'],
    ['send the file to the head of reception', 'take the file to the ceremony'],
    ['Send this file to the head of reception', 'Take this file to the ceremony'],
    ['until the head of reception has published a new one', 'until you have published a new one'],
    ['until the head of reception has made a new one', 'until you have made a new one'],
  ],
}

function forHead(text: string, language: Language): string {
  return ADVICE[language].reduce((said, [told, own]) => said.replaceAll(told, own), text)
}

function headTexts(language: Language): DeskTexts {
  const said = (text: string) => forHead(text, language)
  const sections = Object.entries(DESK_CATALOGUES[language]).map(([section, entries]) => {
    const texts = Object.entries<string | Plural>(entries).map(([key, text]) => [
      key,
      typeof text === 'string' ? said(text) : { one: said(text.one), other: said(text.other) },
    ])
    return [section, Object.fromEntries(texts)]
  })
  return Object.fromEntries(sections) as DeskTexts
}

/** The texts on the desk of a head of reception, whom no text sends to the head. */
export const HEAD_CATALOGUES = inEach(headTexts)
