/** Tasks that are due by a day. */
export const deadlines = {
  deadlines: {
    title: { nb: 'Frister', nn: 'Fristar', en: 'Deadlines' },
    lateFirst: {
      nb: { one: '{n} frist er gått ut', other: '{n} frister er gått ut' },
      nn: { one: '{n} frist har gått ut', other: '{n} fristar har gått ut' },
      en: { one: '{n} deadline has passed', other: '{n} deadlines have passed' },
    },
    aimFirst: {
      nb: {
        one: '{n} sak har ventet lenger enn mottaket har satt som mål',
        other: '{n} saker har ventet lenger enn mottaket har satt som mål',
      },
      nn: {
        one: '{n} sak har venta lenger enn mottaket har sett som mål',
        other: '{n} saker har venta lenger enn mottaket har sett som mål',
      },
      en: {
        one: '{n} case has waited longer than the reception aims for',
        other: '{n} cases have waited longer than the reception aims for',
      },
    },
    about: '{what}: {words}',
    untaken: {
      nb: 'Ingen har tatt tak i dette',
      nn: 'Ingen har teke tak i dette',
      en: 'Nobody has taken this up',
    },
    untakenLead: {
      nb: 'Varsleren har skrevet. Ingen har bekreftet eller svart innen dagen mottaket har satt som mål, og heller ikke arbeidsdagen etter.',
      nn: 'Varslaren har skrive. Ingen har stadfesta eller svart innan dagen mottaket har sett som mål, og heller ikkje arbeidsdagen etter.',
      en: 'The reporter has written. Nobody has confirmed or answered by the day that the reception aims for, or on the working day after it.',
    },
    late: { no: 'Over fristen', en: 'Late' },
    lateElsewhere: {
      nb: 'Over fristen hos kolleger',
      nn: 'Over fristen hos kollegaer',
      en: 'Late with colleagues',
    },
    soon: {
      nb: 'Innen tre arbeidsdager',
      nn: 'Innan tre arbeidsdagar',
      en: 'Within three working days',
    },
    none: {
      nb: 'Ingen frister er gått ut, og ingen ligger nær.',
      nn: 'Ingen fristar har gått ut, og ingen ligg nær.',
      en: 'No deadline has passed, and none is near.',
    },
    all: { no: 'Alle som er ute eller nær', en: 'All that have passed or are near' },
    counting: {
      nb: 'Frister som er lenger unna, står i sakene. Frister i dager og måneder teller alle dager og flyttes ikke. Arbeidsdager er mandag til fredag uten helligdager.',
      nn: 'Fristar som er lenger unna, står i sakene. Fristar i dagar og månader tel alle dagar og blir ikkje flytta. Arbeidsdagar er måndag til fredag utan heilagdagar.',
      en: 'Deadlines that are further off stand in their cases. Deadlines in days and months count every day and do not move. Working days are Monday to Friday without public holidays.',
    },
    undecided: {
      nb: {
        one: '{n} avsluttet sak: det er ikke bestemt hvor lenge den skal oppbevares.',
        other: '{n} avsluttede saker: det er ikke bestemt hvor lenge de skal oppbevares.',
      },
      nn: {
        one: '{n} avslutta sak: det er ikkje bestemt kor lenge ho skal oppbevarast.',
        other: '{n} avslutta saker: det er ikkje bestemt kor lenge dei skal oppbevarast.',
      },
      en: {
        one: '{n} closed case: nobody has decided how long it is kept.',
        other: '{n} closed cases: nobody has decided how long they are kept.',
      },
    },
    calendar: { no: 'Lagre som kalenderfil', en: 'Save as a calendar file' },
    calendarLead: {
      nb: 'Fila har bare referanse, hva slags frist det er, og dato. Den som ser kalenderen din, ser dem også.',
      nn: 'Fila har berre referanse, kva slags frist det er, og dato. Den som ser kalenderen din, ser dei òg.',
      en: 'The file has only reference, kind of deadline and date. Whoever sees your calendar sees them too.',
    },
    calendarName: { nb: 'frister', nn: 'fristar', en: 'deadlines' },
    entry: '{reference}: {what}',
    by: { nb: 'innen {day}', nn: 'innan {day}', en: 'by {day}' },
    today: { no: 'i dag', en: 'today' },
    lateBy: {
      nb: { one: '{day}, {n} dag over fristen', other: '{day}, {n} dager over fristen' },
      nn: { one: '{day}, {n} dag over fristen', other: '{day}, {n} dagar over fristen' },
      en: { one: '{day}, {n} day late', other: '{day}, {n} days late' },
    },
    outside: {
      nb: 'Varsleren ser nå at dette ikke er gjort i tide, og hvem utenfor mottaket de kan gå til.',
      nn: 'Varslaren ser no at dette ikkje er gjort i tide, og kven utanfor mottaket dei kan gå til.',
      en: 'The reporter now sees that this was not done in time, and whom outside the reception they can go to.',
    },
    paused: {
      nb: 'venter: slettingen er stanset',
      nn: 'ventar: slettinga er stansa',
      en: 'waits: the deletion is stopped',
    },
    unseen: {
      nb: 'skrevet i loggen; denne skranken har ikke sett der varsleren leser med koden sin',
      nn: 'skrive i loggen; denne skranken har ikkje sett der varslaren les med koden sin',
      en: 'written in the log; this desk has not looked where the reporter reads with the code',
    },
    unsaid: {
      nb: 'ikke bestemt hvor lenge',
      nn: 'ikkje bestemt kor lenge',
      en: 'not decided for how long',
    },
    writeCheckIn: {
      nb: 'Spør hvordan det går',
      nn: 'Spør korleis det går',
      en: 'Ask how things are',
    },
    writeNotice: { no: 'Skriv beskjeden', en: 'Write the notice' },
    goToPurge: { no: 'Gå til sletting', en: 'Go to deletion' },
    checkIn: {
      nb: 'Det er en stund siden vi avsluttet saken. Hvordan har du det nå? Har noen behandlet deg dårligere fordi du sa fra? Skriv det her med koden din, stort eller smått. Er alt bra, vil vi gjerne vite det også.',
      nn: 'Det er ei stund sidan vi avslutta saka. Korleis har du det no? Har nokon behandla deg dårlegare fordi du sa frå? Skriv det her med koden din, stort eller smått. Er alt bra, vil vi gjerne vite det òg.',
      en: 'It is some time since we closed the matter. How are you now? Has anybody treated you worse because you spoke up? Write it here with your code, large or small. If all is well, we would like to know that too.',
    },
    running: { nb: 'Frister i saken', nn: 'Fristar i saka', en: 'Deadlines of the case' },
    later: {
      nb: { one: '{n} frist som ikke haster', other: '{n} frister som ikke haster' },
      nn: { one: '{n} frist som ikkje hastar', other: '{n} fristar som ikkje hastar' },
      en: { one: '{n} deadline that is not near', other: '{n} deadlines that are not near' },
    },
    close: { no: 'Lukk', en: 'Close' },
    who: { no: 'hos {name}', en: 'with {name}' },
  },
  clocks: {
    acknowledge: { nb: 'Bekrefte meldingen', nn: 'Stadfeste meldinga', en: 'Confirm the report' },
    answer: { nb: 'Svare varsleren', nn: 'Svare varslaren', en: 'Answer the reporter' },
    feedback: { no: 'Gi tilbakemelding', en: 'Give feedback' },
    accused: {
      nb: 'Informere den det gjelder',
      nn: 'Informere den det gjeld',
      en: 'Inform the person concerned',
    },
    promised: {
      nb: 'Si noe nytt, som lovet',
      nn: 'Seie noko nytt, som lova',
      en: 'Say something new, as promised',
    },
    interim: {
      nb: 'Si hvordan det går med saken',
      nn: 'Seie korleis det går med saka',
      en: 'Say how the matter is going',
    },
    hearing: { no: 'Samtale', en: 'Hearing' },
    task: { nb: 'Oppgave', nn: 'Oppgåve', en: 'Task' },
    care: {
      nb: 'Se på ivaretakelsen igjen',
      nn: 'Vurdere ivaretakinga på nytt',
      en: 'Look at the care again',
    },
    'check-in': {
      nb: 'Spørre hvordan det går',
      nn: 'Spørje korleis det går',
      en: 'Ask how things are',
    },
    notify: { nb: 'Si fra om slettingen', nn: 'Seie frå om slettinga', en: 'Tell of the deletion' },
    delete: { nb: 'Slette saken', nn: 'Slette saka', en: 'Delete the case' },
  },
}
