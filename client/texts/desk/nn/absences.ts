import type { absences as nb } from '../nb/absences.ts'
import type { DeskTexts } from '../texts.ts'

/** Who is away, and who does their work meanwhile. */
export const absences: Pick<DeskTexts, keyof typeof nb> = {
  absences: {
    title: 'Fråvær og vikarar',
    lead: 'Alle i mottaket ser kven som er borte, når, og kven som er vikar. Ingen spør kvifor. Fristane går til vikaren, men tilgang til ei sak får ingen av seg sjølv: den må nokon gi.',
    none: 'Ingen er melde borte.',
    away: '{name}: {from} til og med {until}',
    now: 'borte no',
    deputy: 'Vikar: {name}.',
    noDeputy: 'Ingen vikar: fristane går til leiaren.',
    deputyAway: 'Vikar: {name}, som er borte no. Fristane går til leiaren.',
    deputyGone: 'Vikaren kan ikkje arbeide i saker lenger. Fristane går til leiaren.',
    change: 'Endre fråværet til {name} frå {from}',
    back: '{name} er tilbake i dag',
    cancel: 'Ta bort fråværet til {name} frå {from}',
    add: 'Meld fråvær',
    changing: 'Endre fråvær',
    member: 'Kven er borte',
    own: '{name} (deg)',
    from: 'Første dag borte',
    until: 'Siste dag borte',
    who: 'Vikar',
    nobody: 'Ingen',
    withoutDeputy:
      'Utan vikar går fristane til leiaren, og er leiaren borte, til alle som les saka.',
    reachesAll: '{deputy} har tilgang til alle sakene med fristar hos {name} som du kan sjå.',
    outOfReach: {
      one: '{deputy} har ikkje tilgang til {n} sak med fristar hos {name}. Gi tilgang i saka, elles går fristane til dei som kan gi han.',
      other:
        '{deputy} har ikkje tilgang til {n} saker med fristar hos {name}. Gi tilgang i sakene, elles går fristane til dei som kan gi han.',
    },
    onlySeen: 'Det gjeld sakene som du sjølv kan sjå.',
    save: 'Sei frå til kollegaene',
    saving: 'Seier frå ...',
    giveUp: 'Avbryt',
    saved: 'Sagt. Kollegaene ser det neste gong skranken deira hentar nytt.',
    noDays: 'Vel første og siste dag.',
    order: 'Siste dag kan ikkje vere før første dag.',
    over: 'Siste dag er over. Vel i dag eller ein seinare dag.',
    tooLong: 'Vel ein siste dag innan to år.',
    close: 'Lukk',
    open: 'Fråvær og vikarar ...',
    standing: '{name} er borte til og med {day}.',
    standingDeputy: '{name} er borte til og med {day}. Vikar er {deputy}.',
    standingYou: '{name} er borte til og med {day}. Du er vikar.',
    standingOwn: 'Du er meld borte til og med {day}. Er du tilbake, sei frå.',
    list: 'Borte no',
  },
  turns: {
    toTake: 'Ventar på at nokon tek tak',
    toTakeLead:
      'Målet er passert. Alle som arbeider i saka, ser dette. Om ein arbeidsdag ser leiaren det òg, øvst.',
    instead: 'I staden for nokon som er borte',
    missed: 'Fristane i lova har gått ut hos kollegaer',
    deputy: 'for {name}, borte til og med {day}',
    noAccess: 'for {name}, borte til og med {day}: gi {deputy} tilgang, eller ta han sjølv',
    nobody: 'for {name}, borte til og med {day}: ingen vikar er til stades',
    gone: 'for {name}, som ikkje les saka: gi ho til nokon, eller ta ho sjølv',
    unknown: 'ein som har slutta',
  },
}
