/** Colleagues, and keeping somebody out. */
export const people = {
  people: {
    title: { nb: 'Kolleger', nn: 'Kollegaer', en: 'Colleagues' },
    notices: { no: 'Det du bør vite', en: 'What you should know' },
    open: {
      nb: 'Kolleger, og å stenge noen ute',
      nn: 'Kollegaer, og å stengje nokon ute',
      en: 'Colleagues, and keeping somebody out',
    },
    lead: {
      nb: 'Dette er alle i mottaket: de som står i nøkkellista. Er en nøkkel på avveie, kan to av dere stenge den ute i sju dager. I mellomtida kan det lages en ny nøkkelliste uten den.',
      nn: 'Dette er alle i mottaket: dei som står i nøkkellista. Er ein nøkkel på avvegar, kan to av dykk stengje han ute i sju dagar. I mellomtida kan det lagast ei ny nøkkelliste utan han.',
      en: 'This is everybody in the reception: those in the key list. If a key has gone astray, two of you can keep it out for seven days. Meanwhile a new key list can be made without it.',
    },
    own: { no: 'deg', en: 'you' },
    out: {
      nb: 'Stengt ute til og med {day}',
      nn: 'Stengd ute til og med {day}',
      en: 'Kept out up to and including {day}',
    },
    asked: {
      nb: '{by} vil stenge medlemmet ute; én til må si det samme',
      nn: '{by} vil stengje medlemmen ute; éin til må seie det same',
      en: '{by} wants them kept out; one more must say the same',
    },
    askedOwn: {
      nb: 'Du vil stenge medlemmet ute; én til må si det samme',
      nn: 'Du vil stengje medlemmen ute; éin til må seie det same',
      en: 'You want them kept out; one more must say the same',
    },
    suspend: { no: 'Steng ute {name} ...', en: 'Keep out {name} ...' },
    sure: {
      nb: 'Steng ute {name} i sju dager? Det skjer først når én til sier det samme, og det må være innen to dager. {name} får ingen beskjed før da.',
      nn: 'Stengje ute {name} i sju dagar? Det skjer først når éin til seier det same, og det må vere innan to dagar. {name} får ingen beskjed før då.',
      en: 'Keep out {name} for seven days? It happens once one more says the same, within two days. {name} is not told before that.',
    },
    joinSure: {
      nb: 'Steng ute {name} i sju dager? En kollega har sagt det samme, så det skjer nå.',
      nn: 'Stengje ute {name} i sju dagar? Ein kollega har sagt det same, så det skjer no.',
      en: 'Keep out {name} for seven days? A colleague has said the same, so it happens now.',
    },
    yes: { no: 'Ja, steng ute', en: 'Yes, keep out' },
    no: { no: 'Nei', en: 'No' },
    join: { nb: 'Steng ute, du også', nn: 'Steng ute, du òg', en: 'Keep out, you too' },
    stop: { nb: 'Stans ukenøklene mine', nn: 'Stans vekenøklane mine', en: 'Stop my weekly keys' },
    stopSure: {
      nb: 'Stans ukenøklene dine? Gjør det bare hvis ingen maskin har dem lenger: ingen kan da sende deg noe før lederen har laget en ny nøkkelliste.',
      nn: 'Stanse vekenøklane dine? Gjer det berre dersom inga maskin har dei lenger: ingen kan då sende deg noko før leiaren har laga ei ny nøkkelliste.',
      en: 'Stop your weekly keys? Only do it if no machine has them any more: nobody can then send you anything before the head has made a new key list.',
    },
    close: { no: 'Lukk', en: 'Close' },
  },
  roles: {
    head: { nb: 'Leder', nn: 'Leiar', en: 'Head' },
    reception: { no: 'Mottak', en: 'Reception' },
    'follow-up-manager': { no: 'Oppfølging', en: 'Follow-up' },
    'co-handler': { nb: 'Medbehandler', nn: 'Medbehandlar', en: 'Co-handler' },
    reader: { nb: 'Leser', nn: 'Lesar', en: 'Reader' },
    custodian: { nb: 'Identitetsforvalter', nn: 'Identitetsforvaltar', en: 'Keeper of identities' },
    auditor: { no: 'Revisor', en: 'Auditor' },
  },
  // Absences, and the deputies meanwhile.
  absences: {
    title: { nb: 'Fravær og stedfortredere', nn: 'Fråvær og vikarar', en: 'Absence and deputies' },
    lead: {
      nb: 'Alle i mottaket ser hvem som er borte, når, og hvem som er stedfortreder. Ingen spør hvorfor. Fristene går til stedfortrederen, men tilgangen til sakene gjør ikke det: noen må gi den.',
      nn: 'Alle i mottaket ser kven som er borte, når, og kven som er vikar. Ingen spør kvifor. Fristane går til vikaren, men tilgangen til sakene gjer ikkje det: nokon må gi han.',
      en: 'Everybody in the reception sees who is away, when, and who is the deputy. Nobody asks why. Deadlines go to the deputy, but access to cases does not: somebody has to give it.',
    },
    none: {
      nb: 'Ingen er meldt borte.',
      nn: 'Ingen er melde borte.',
      en: 'Nobody is registered as away.',
    },
    away: {
      no: '{name}: {from} til og med {until}',
      en: '{name}: {from} up to and including {until}',
    },
    now: { nb: 'borte nå', nn: 'borte no', en: 'away now' },
    deputy: { nb: 'Stedfortreder: {name}.', nn: 'Vikar: {name}.', en: 'Deputy: {name}.' },
    noDeputy: {
      nb: 'Ingen stedfortreder: fristene går til lederen.',
      nn: 'Ingen vikar: fristane går til leiaren.',
      en: 'No deputy: deadlines go to the head.',
    },
    deputyAway: {
      nb: 'Stedfortreder: {name}, som er borte nå. Fristene går til lederen.',
      nn: 'Vikar: {name}, som er borte no. Fristane går til leiaren.',
      en: 'Deputy: {name}, who is away now. Deadlines go to the head.',
    },
    deputyGone: {
      nb: 'Stedfortrederen kan ikke arbeide i saker lenger. Fristene går til lederen.',
      nn: 'Vikaren kan ikkje arbeide i saker lenger. Fristane går til leiaren.',
      en: 'The deputy cannot work in cases any more. Deadlines go to the head.',
    },
    change: {
      nb: 'Endre fraværet til {name} fra {from}',
      nn: 'Endre fråværet til {name} frå {from}',
      en: 'Change the absence of {name} from {from}',
    },
    back: { no: '{name} er tilbake i dag', en: '{name} is back today' },
    cancel: {
      nb: 'Ta bort fraværet til {name} fra {from}',
      nn: 'Ta bort fråværet til {name} frå {from}',
      en: 'Take away the absence of {name} from {from}',
    },
    add: { nb: 'Meld fravær', nn: 'Meld fråvær', en: 'Say that somebody is away' },
    changing: { nb: 'Endre fravær', nn: 'Endre fråvær', en: 'Change an absence' },
    member: { nb: 'Hvem er borte', nn: 'Kven er borte', en: 'Who is away' },
    own: { no: '{name} (deg)', en: '{name} (you)' },
    from: { no: 'Første dag borte', en: 'First day away' },
    until: { no: 'Siste dag borte', en: 'Last day away' },
    who: { nb: 'Stedfortreder', nn: 'Vikar', en: 'Deputy' },
    nobody: { no: 'Ingen', en: 'Nobody' },
    withoutDeputy: {
      nb: 'Uten stedfortreder går fristene til lederen, og er lederen borte, til alle som leser saken.',
      nn: 'Utan vikar går fristane til leiaren, og er leiaren borte, til alle som les saka.',
      en: 'Without a deputy, deadlines go to the head. While the head is away, they go to everybody who reads the case.',
    },
    reachesAll: {
      nb: '{deputy} har tilgang til alle sakene med frister hos {name} som du kan se.',
      nn: '{deputy} har tilgang til alle sakene med fristar hos {name} som du kan sjå.',
      en: '{deputy} has access to all cases with deadlines of {name} that you can see.',
    },
    outOfReach: {
      nb: {
        one: '{deputy} har ikke tilgang til {n} sak med frister hos {name}. Gi tilgang i saken, ellers går fristene til dem som kan gi den.',
        other:
          '{deputy} har ikke tilgang til {n} saker med frister hos {name}. Gi tilgang i sakene, ellers går fristene til dem som kan gi den.',
      },
      nn: {
        one: '{deputy} har ikkje tilgang til {n} sak med fristar hos {name}. Gi tilgang i saka, elles går fristane til dei som kan gi han.',
        other:
          '{deputy} har ikkje tilgang til {n} saker med fristar hos {name}. Gi tilgang i sakene, elles går fristane til dei som kan gi han.',
      },
      en: {
        one: '{deputy} has no access to {n} case with deadlines of {name}. Give access in the case, or its deadlines go to those who can give it.',
        other:
          '{deputy} has no access to {n} cases with deadlines of {name}. Give access in the cases, or their deadlines go to those who can give it.',
      },
    },
    onlySeen: {
      nb: 'Det gjelder sakene som du selv kan se.',
      nn: 'Det gjeld sakene som du sjølv kan sjå.',
      en: 'This is about the cases that you can see yourself.',
    },
    save: { nb: 'Si fra til kollegene', nn: 'Sei frå til kollegaene', en: 'Tell colleagues' },
    saving: { nb: 'Sier fra ...', nn: 'Seier frå ...', en: 'Telling ...' },
    giveUp: { no: 'Avbryt', en: 'Cancel' },
    saved: {
      nb: 'Lagret. Kollegene ser det neste gang skranken deres henter nytt.',
      nn: 'Lagra. Kollegaene ser det neste gong skranken deira hentar nytt.',
      en: 'Saved. Colleagues see it after their next sync.',
    },
    noDays: {
      nb: 'Velg første og siste dag.',
      nn: 'Vel første og siste dag.',
      en: 'Choose the first and the last day.',
    },
    order: {
      nb: 'Siste dag kan ikke være før første dag.',
      nn: 'Siste dag kan ikkje vere før første dag.',
      en: 'The last day cannot be before the first.',
    },
    over: {
      nb: 'Siste dag er over. Velg i dag eller en senere dag.',
      nn: 'Siste dag er over. Vel i dag eller ein seinare dag.',
      en: 'The last day has passed. Choose today or a later day.',
    },
    tooLong: {
      nb: 'Velg en siste dag innen to år.',
      nn: 'Vel ein siste dag innan to år.',
      en: 'Choose a last day within two years.',
    },
    close: { no: 'Lukk', en: 'Close' },
    open: {
      nb: 'Fravær og stedfortredere ...',
      nn: 'Fråvær og vikarar ...',
      en: 'Absence and deputies ...',
    },
    standing: {
      no: '{name} er borte til og med {day}.',
      en: '{name} is away up to and including {day}.',
    },
    standingDeputy: {
      nb: '{name} er borte til og med {day}. Stedfortreder er {deputy}.',
      nn: '{name} er borte til og med {day}. Vikar er {deputy}.',
      en: '{name} is away up to and including {day}. {deputy} is the deputy.',
    },
    standingYou: {
      nb: '{name} er borte til og med {day}. Du er stedfortreder.',
      nn: '{name} er borte til og med {day}. Du er vikar.',
      en: '{name} is away up to and including {day}. You are the deputy.',
    },
    standingOwn: {
      nb: 'Du er meldt borte til og med {day}. Er du tilbake, si fra.',
      nn: 'Du er meld borte til og med {day}. Er du tilbake, sei frå.',
      en: 'You are registered as away up to and including {day}. If you are back, say so.',
    },
    list: { nb: 'Borte nå', nn: 'Borte no', en: 'Away now' },
  },
  turns: {
    toTake: {
      nb: 'Venter på at noen tar tak',
      nn: 'Ventar på at nokon tek tak',
      en: 'Waiting for somebody to take it up',
    },
    toTakeLead: {
      nb: 'Dagen som mottaket har som mål, er passert. Alle som arbeider i saken, ser dette. Én arbeidsdag etter målet ser lederen det også, øverst.',
      nn: 'Dagen som mottaket har som mål, er passert. Alle som arbeider i saka, ser dette. Éin arbeidsdag etter målet ser leiaren det òg, øvst.',
      en: 'The day that the reception aims for has passed. Everybody who works in the case sees this; one working day later the head does too, at the top.',
    },
    instead: {
      nb: 'I stedet for noen som er borte',
      nn: 'I staden for nokon som er borte',
      en: 'On behalf of somebody who is away',
    },
    missed: {
      nb: 'Frister for bekreftelse, tilbakemelding og informasjon, gått ut hos kolleger',
      nn: 'Fristar for stadfesting, tilbakemelding og informasjon, gått ut hos kollegaer',
      en: 'Deadlines to confirm, give feedback and inform that have passed with colleagues',
    },
    deputy: {
      no: 'for {name}, borte til og med {day}',
      en: 'for {name}, away up to and including {day}',
    },
    noAccess: {
      nb: 'for {name}, borte til og med {day}: gi {deputy} tilgang, eller ta den selv',
      nn: 'for {name}, borte til og med {day}: gi {deputy} tilgang, eller ta han sjølv',
      en: 'for {name}, away up to and including {day}: give {deputy} access, or take it yourself',
    },
    nobody: {
      nb: 'for {name}, borte til og med {day}: ingen stedfortreder er til stede',
      nn: 'for {name}, borte til og med {day}: ingen vikar er til stades',
      en: 'for {name}, away up to and including {day}: no deputy is available',
    },
    gone: {
      nb: 'for {name}, som ikke leser saken: gi den til noen, eller ta den selv',
      nn: 'for {name}, som ikkje les saka: gi ho til nokon, eller ta ho sjølv',
      en: 'for {name}, who does not read the case: give it to somebody, or take it yourself',
    },
    unknown: { nb: 'en som har sluttet', nn: 'ein som har slutta', en: 'somebody who has left' },
  },
  // The order of a channel, and its substitutes.
  channels: {
    substitute: { no: '{name} (vara)', en: '{name} (substitute)' },
    standby: {
      nb: 'Bare hvis en av dem ikke kan lese: {names}.',
      nn: 'Berre dersom ein av dei ikkje kan lese: {names}.',
      en: 'Only if one of them cannot read it: {names}.',
    },
    order: {
      nb: 'De som har kanalen, i rekkefølge: {names}.',
      nn: 'Dei som har kanalen, i rekkjefølgje: {names}.',
      en: 'The people of this channel, in order: {names}.',
    },
    lead: {
      nb: 'Færre i kanalen leser saken nå enn da den kom. Neste vara er {name}.',
      nn: 'Færre i kanalen les saka no enn då ho kom. Neste vara er {name}.',
      en: 'Fewer people of the channel read the case now than when it came. The next substitute is {name}.',
    },
    letIn: {
      nb: 'Slipp inn neste vara',
      nn: 'Slepp inn neste vara',
      en: 'Let the next substitute in',
    },
  },
}
