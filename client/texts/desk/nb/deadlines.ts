/** Tasks that are due by a day. */
export const deadlines = {
  deadlines: {
    title: 'Frister',
    lateFirst: {
      one: '{n} frist er gått ut',
      other: '{n} frister er gått ut',
    },
    untaken: 'Ingen har tatt tak i dette',
    untakenLead:
      'Varsleren har skrevet. Ingen har bekreftet eller svart innen dagen mottaket har satt som mål, og heller ikke arbeidsdagen etter.',
    late: 'Over fristen',
    lateElsewhere: 'Over fristen hos kolleger',
    soon: 'Innen tre arbeidsdager',
    none: 'Ingen frister er gått ut, og ingen ligger nær.',
    all: 'Vis alle frister',
    counting:
      'Frister i dager og måneder teller alle dager og flyttes ikke. Arbeidsdager er mandag til fredag uten helligdager.',
    undecided: {
      one: '{n} avsluttet sak: det er ikke bestemt hvor lenge den skal oppbevares.',
      other: '{n} avsluttede saker: det er ikke bestemt hvor lenge de skal oppbevares.',
    },
    calendar: 'Lagre som kalenderfil',
    calendarLead:
      'Fila har bare referanse, hva slags frist det er, og dato. Den som ser kalenderen din, ser dem også.',
    calendarName: 'frister',
    entry: '{reference}: {what}',
    by: 'innen {day}',
    today: 'i dag',
    lateBy: {
      one: '{day}, {n} dag over fristen',
      other: '{day}, {n} dager over fristen',
    },
    outside:
      'Varsleren ser nå at dette ikke er gjort i tide, og hvem utenfor mottaket de kan gå til.',
    paused: 'venter: slettingen er stanset',
    unseen: 'skrevet i loggen; denne skranken har ikke sett på oppslagstavla',
    unsaid: 'ikke bestemt hvor lenge',
    writeCheckIn: 'Spør hvordan det går',
    writeNotice: 'Skriv beskjeden',
    goToPurge: 'Gå til sletting',
    checkIn:
      'Det er en stund siden vi avsluttet saken. Hvordan har du det nå? Har noen behandlet deg dårligere fordi du sa fra? Skriv det her med koden din, stort eller smått. Er alt bra, vil vi gjerne vite det også.',
    running: 'Frister i saken',
    close: 'Lukk',
    who: 'hos {name}',
  },
  clocks: {
    acknowledge: 'Bekrefte meldingen',
    answer: 'Svare varsleren',
    feedback: 'Gi tilbakemelding',
    accused: 'Informere den det gjelder',
    promised: 'Si noe nytt, som lovet',
    interim: 'Si hvordan det går med saken',
    hearing: 'Samtale',
    task: 'Oppgave',
    care: 'Se på ivaretakelsen igjen',
    'check-in': 'Spørre hvordan det går',
    notify: 'Si fra om slettingen',
    delete: 'Slette saken',
  },
}
