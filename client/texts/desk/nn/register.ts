import type { register as nbRegister } from '../nb/register.ts'
import type { DeskTexts } from '../texts.ts'

/** Reports that came another way, and minutes. */
export const register: Pick<DeskTexts, keyof typeof nbRegister> = {
  register: {
    button: 'Registrer melding',
    title: 'Registrer ei melding som kom på annan måte',
    lead: 'For meldingar frå møte, telefon, brev og e-post. Skranken lagar ein kode, som du gir til varslaren. Med han kan varslaren lese svar og skrive meir, som om meldinga var skriven på sida for varslarar.',
    seen: 'Den som registrerer, får sjå koden. Med han kan ein lese svara og skrive som varslaren. Vil varslaren ha ein kode som ingen andre har sett, kan varslaren skrive meldinga på sida sjølv.',
    opening: 'Hentar kven som kan lese ...',
    retry: 'Prøv igjen',
    close: 'Lukk',
    discard: 'Det du har skrive her, er ikkje sendt. Kaste det?',
    came: 'Slik kom ho',
    by: 'Korleis kom ho?',
    on: 'Dagen ho kom',
    language: 'Språket varslaren vil ha svar på',
    matter: 'Kva saka gjeld',
    channel: 'Kanal',
    notSaid: 'Ikkje sagt',
    party: 'Varslaren er',
    relation: 'Tilknyting',
    categories: 'Det gjeld',
    told: 'Det som vart fortalt',
    toldHint:
      'Bruk varslaren sine eigne ord så langt du kan. Lat det stå tomt der ingenting vart sagt. Ta ikkje med kven varslaren er.',
    recall: 'Meir, om det vart sagt',
    readers: 'Kven som kan lese ho',
    leaveOut: 'Kven må ikkje lese ho?',
    leaveOutHint:
      'Kryss av for dei som meldinga gjeld, eller som står nær dei. Tek du bort nokon seinare, har dei alt kunna lese.',
    notYou:
      'Du er ikkje blant lesarane. Saka blir difor ikkje vist i denne skranken, og du kan ikkje følgje ho opp.',
    after: 'Til varslaren og til loggen',
    minutes: 'Referat til varslaren (kan stå tomt)',
    minutesHint:
      'Varslaren les det med koden, og kan godkjenne eller rette det. Det blir vist når meldinga er stadfesta som ekte.',
    note: 'Notat i loggen (kan stå tomt)',
    noteHint: 'For mottaket, til dømes kvar brevet ligg. Høgst 1000 teikn.',
    left: 'Plass til om lag {count} teikn til av det som vart fortalt',
    send: 'Lag koden og send',
    problems: 'Dette manglar:',
    needBy: 'Vel korleis ho kom',
    needOn: 'Skriv ein dag som ikkje er i framtida',
    needChannel: 'Vel kanal',
    needText: 'Skriv noko av det som vart fortalt',
    needReader: 'Nokon må kunne lese ho',
    needRoom: 'Det som vart fortalt, er om lag {count} teikn for langt. Kort det ned',
    needMinutes:
      'Referatet er om lag {count} teikn for langt. Eit referat kan ha om lag 3000. Del det i to',
  },
  cameBy: {
    meeting: 'I eit møte',
    phone: 'På telefon',
    letter: 'I brev',
    email: 'På e-post',
    other: 'På annan måte',
  },
  came: {
    by: 'Kom',
    on: 'Dagen ho kom',
  },
  slip: {
    title: 'Koden til varslaren',
    making: 'Lagar koden ...',
    sending: 'Sender meldinga ...',
    unsure: 'Ikkje stadfesta',
    unsureText:
      'Det kom ikkje noko svar som kan brukast. Meldinga kan ha kome fram likevel. Prøv igjen: nøyaktig det same blir sendt på nytt, og det blir éi melding.',
    delivered: 'Levert',
    deliveredText: 'Meldinga er forsegla til lesarane og ligg på tenaren.',
    once: 'Koden blir vist berre no. Han blir ikkje lagra nokon stad, og ingen kan lage han på nytt.',
    seen: 'Du har no sett koden. Med han kan ein lese svara og skrive som varslaren. Skriv han ikkje av, og ta ikkje bilete av han. Vil varslaren ha ein kode som ingen andre har sett, kan varslaren skrive ei ny melding på sida sjølv.',
    address: 'Adressa til sida for varslarar',
    addressHint: 'Ho blir skriven på lappen. Sjå etter at ho er rett.',
    withWay: 'Ta med adressa og korleis ein kjem tilbake',
    bare: 'Utan dette står berre koden på lappen, og ingenting seier kva han er til.',
    print: 'Skriv ut lappen',
    confirm: 'Når varslaren har lappen',
    group: 'Skriv gruppe {n} frå lappen',
    groupHint: 'Fem teikn. Då veit du at lappen kan lesast.',
    wrong: 'Dette er ikkje gruppe {n}. Sjå på lappen',
    handOver: 'Overlevert: gløym koden',
    leave:
      'Koden er ikkje overlevert. Lukkar du no, kan varslaren aldri kome tilbake med han. Lukke likevel?',
    handed: 'Koden er overlevert, og finst ikkje lenger i skranken.',
    shows: 'Saka har referansen {reference} og står i lista.',
    elsewhere: 'Saka har referansen {reference} og ligg hos lesarane.',
  },
  registerErrors: {
    offline: 'Tenaren svara ikkje. Ingenting er sendt: prøv igjen.',
    clock: 'Klokka på denne maskina går meir enn ei veke feil. Still ho, og prøv igjen.',
    expired: 'Nøkkellista er gått ut. Ingen kan melde før leiaren for mottaket har lagt ut ei ny.',
    closed:
      'Ingen av lesarane har ein nøkkel denne veka. Vel ein annan kanal, eller sei frå til leiaren.',
    full: 'Tenaren tek ikkje imot fleire meldingar no. Ingenting er sendt: prøv igjen seinare.',
    unverified:
      'Nøkkellista er ikkje signert av mottaket. Ikkje registrer noko; sei frå til leiaren.',
    'too-long': 'Meldinga er for lang. Kort ho ned; ingenting er borte.',
    letters: 'Denne koden har sendt alt han kan denne veka. Byrj på nytt.',
    'newer-list': 'Tenaren viser ei eldre nøkkelliste enn den nyaste. Sei frå til leiaren.',
    'readers-changed':
      'Det er kome ei ny nøkkelliste, og andre les no denne kanalen. Ingenting er sendt. Sjå over lesarane, og send igjen.',
    'new-root':
      'Mottaket har ein annan nøkkel enn då du byrja. Ingenting er sendt. Avbryt, stadfest den nye nøkkelen øvst i skranken, og byrj på nytt.',
    random:
      'Denne maskina gjev ikkje tilfeldige tal. Ingenting meir er sendt. Registrer på ei anna maskin.',
    server: 'Tenaren gav eit svar som ikkje gir meining. Prøv igjen seinare.',
  },
  minutes: {
    text: 'Det som vart sagt',
    hint: 'Varslaren les referatet med koden, og kan godkjenne eller rette det. Skriv kvar og når, og kva varslaren sa.',
    send: 'Send referatet',
    tooLong:
      'Referatet er for langt: om lag ein million teikn er det meste varslaren kan få på éin gong. Del det i to, og send den eine delen først.',
    waiting: 'Ventar på varslaren',
    approved: 'Godkjent {day}',
    corrected: 'Retta {day}',
  },
  preview: {
    title: 'Slik ser varslaren det',
    language: 'Blir vist på {language}.',
    wants: 'Varslaren vil ha svar på {language}.',
    status: 'Øvst står det organisasjonen sjølv seier om «{status}».',
  },
}
