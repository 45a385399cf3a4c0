import type { deadlines as nbDeadlines } from '../nb/deadlines.ts'
import type { DeskTexts } from '../texts.ts'

/** Tasks that are due by a day. */
export const deadlines: Pick<DeskTexts, keyof typeof nbDeadlines> = {
  deadlines: {
    title: 'Fristar',
    lateFirst: {
      one: '{n} frist har gått ut',
      other: '{n} fristar har gått ut',
    },
    untaken: 'Ingen har teke tak i dette',
    untakenLead:
      'Varslaren har skrive. Ingen har stadfesta eller svart innan dagen mottaket har sett som mål, og heller ikkje arbeidsdagen etter.',
    late: 'Over fristen',
    lateElsewhere: 'Over fristen hos kollegaer',
    soon: 'Innan tre arbeidsdagar',
    none: 'Ingen fristar har gått ut, og ingen ligg nær.',
    all: 'Vis alle fristar',
    counting:
      'Fristar i dagar og månader tel alle dagar og blir ikkje flytta. Arbeidsdagar er måndag til fredag utan heilagdagar.',
    undecided: {
      one: '{n} avslutta sak: det er ikkje bestemt kor lenge ho skal oppbevarast.',
      other: '{n} avslutta saker: det er ikkje bestemt kor lenge dei skal oppbevarast.',
    },
    calendar: 'Lagre som kalenderfil',
    calendarLead:
      'Fila har berre referanse, kva slags frist det er, og dato. Den som ser kalenderen din, ser dei òg.',
    calendarName: 'fristar',
    entry: '{reference}: {what}',
    by: 'innan {day}',
    today: 'i dag',
    lateBy: {
      one: '{day}, {n} dag over fristen',
      other: '{day}, {n} dagar over fristen',
    },
    outside:
      'Varslaren ser no at dette ikkje er gjort i tide, og kven utanfor mottaket dei kan gå til.',
    paused: 'ventar: slettinga er stansa',
    unseen: 'skrive i loggen; denne skranken har ikkje sett på oppslagstavla',
    unsaid: 'ikkje bestemt kor lenge',
    writeCheckIn: 'Spør korleis det går',
    writeNotice: 'Skriv beskjeden',
    goToPurge: 'Gå til sletting',
    checkIn:
      'Det er ei stund sidan vi avslutta saka. Korleis har du det no? Har nokon behandla deg dårlegare fordi du sa frå? Skriv det her med koden din, stort eller smått. Er alt bra, vil vi gjerne vite det òg.',
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
    care: 'Sjå på omsorga igjen',
    'check-in': 'Spørje korleis det går',
    notify: 'Seie frå om slettinga',
    delete: 'Slette saka',
  },
}
