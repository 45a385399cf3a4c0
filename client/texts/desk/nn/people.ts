import type { people as nb } from '../nb/people.ts'
import type { DeskTexts } from '../texts.ts'

/** Kollegaene, og å stengje nokon ute. */
export const people: Pick<DeskTexts, keyof typeof nb> = {
  people: {
    title: 'Kollegaer',
    notices: 'Det du bør vite',
    open: 'Kollegaer, og å stengje nokon ute',
    lead: 'Dei som står i nøkkellista. Er ein nøkkel på avvegar, kan to av dykk stengje han ute i sju dagar, til leiaren har laga ei ny liste.',
    own: 'deg',
    out: 'Stengd ute til og med {day}',
    asked: '{by} vil stengje ute; det trengst éin til',
    askedOwn: 'Du vil stengje ute; det trengst éin til',
    suspend: 'Steng ute {name} ...',
    sure: 'Stengje ute {name} i sju dagar? Det skjer først når éin til seier det same. Den det gjeld, får ingen beskjed før då.',
    yes: 'Ja, steng ute',
    no: 'Nei',
    join: 'Steng ute, du òg',
    stop: 'Stans vekenøklane mine',
    stopSure:
      'Stanse vekenøklane dine? Gjer det berre dersom inga maskin har dei lenger: Ingen kan då sende deg noko før leiaren har laga ei ny nøkkelliste.',
    close: 'Lukk',
  },
  roles: {
    head: 'Leiar',
    reception: 'Mottak',
    'follow-up-manager': 'Oppfølging',
    'co-handler': 'Medbehandlar',
    reader: 'Lesar',
    custodian: 'Identitetsforvaltar',
    auditor: 'Revisor',
  },
}
