import type { deadlines as nb } from '../nb/deadlines.ts'
import type { DeskTexts } from '../texts.ts'

/** What is to be done by a day. */
export const deadlines: Pick<DeskTexts, keyof typeof nb> = {
  deadlines: {
    title: 'Fristar',
    lateFirst: {
      one: '{count} frist har gått ut',
      other: '{count} fristar har gått ut',
    },
    untaken: 'Ingen har teke tak i dette',
    untakenLead:
      'Varslaren har skrive, og ingen har stadfesta eller svart innan målet. Du ser det fordi du leier mottaket.',
    late: 'Over fristen',
    lateElsewhere: 'Over fristen hos kollegaer',
    soon: 'Innan tre arbeidsdagar',
    none: 'Ingen fristar har gått ut, og ingen ligg nær.',
    all: 'Vis alle fristar',
    counting:
      'Fristar i dagar og månader tel alle dagar og blir ikkje flytta. Arbeidsdagar er måndag til fredag utan heilagdagar.',
    undecided: {
      one: '{count} avslutta sak: det er ikkje bestemt kor lenge ho skal oppbevarast.',
      other: '{count} avslutta saker: det er ikkje bestemt kor lenge dei skal oppbevarast.',
    },
    calendar: 'Lagre som kalenderfil',
    calendarLead:
      'Fila har berre referanse, kva det gjeld og dato. Den som ser kalenderen din, ser dei òg.',
    calendarName: 'fristar',
    entry: '{reference}: {what}',
    by: 'innan {day}',
    today: 'i dag',
    lateBy: {
      one: '{day}, {count} dag over fristen',
      other: '{day}, {count} dagar over fristen',
    },
    paused: 'ventar: slettinga er stansa',
    unsaid: 'ikkje bestemt kor lenge',
    running: 'Fristar i saka',
    close: 'Lukk',
    who: 'hos {name}',
  },
  clocks: {
    acknowledge: 'Stadfeste meldinga',
    answer: 'Svare varslaren',
    feedback: 'Gi tilbakemelding',
    accused: 'Informere den det gjeld',
    promised: 'Seie noko nytt, som lova',
    interim: 'Seie korleis det går med saka',
    hearing: 'Samtale',
    task: 'Oppgåve',
    care: 'Sjå på ivaretakinga igjen',
    'check-in': 'Spørje korleis det går',
    notify: 'Seie frå om slettinga',
    delete: 'Slette saka',
  },
}
