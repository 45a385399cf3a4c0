/** What is to be done by a day. */
export const deadlines = {
  deadlines: {
    title: 'Frister',
    lateFirst: {
      one: '{count} frist er gått ut',
      other: '{count} frister er gått ut',
    },
    untaken: 'Ingen har tatt tak i dette',
    untakenLead:
      'Varsleren har skrevet, og ingen har bekreftet eller svart innen målet. Du ser det fordi du leder mottaket.',
    late: 'Over fristen',
    lateElsewhere: 'Over fristen hos kolleger',
    soon: 'Innen tre arbeidsdager',
    none: 'Ingen frister er gått ut, og ingen ligger nær.',
    all: 'Vis alle frister',
    counting:
      'Frister i dager og måneder teller alle dager og flyttes ikke. Arbeidsdager er mandag til fredag uten helligdager.',
    undecided: {
      one: '{count} avsluttet sak: det er ikke bestemt hvor lenge den skal oppbevares.',
      other: '{count} avsluttede saker: det er ikke bestemt hvor lenge de skal oppbevares.',
    },
    calendar: 'Lagre som kalenderfil',
    calendarLead:
      'Fila har bare referanse, hva det gjelder og dato. Den som ser kalenderen din, ser dem også.',
    calendarName: 'frister',
    entry: '{reference}: {what}',
    by: 'innen {day}',
    today: 'i dag',
    lateBy: {
      one: '{day}, {count} dag over fristen',
      other: '{day}, {count} dager over fristen',
    },
    paused: 'venter: slettingen er stanset',
    unsaid: 'ikke bestemt hvor lenge',
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
