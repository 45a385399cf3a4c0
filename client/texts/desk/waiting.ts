/** The front page: everything that waits for the member, and what colleagues did. */
export const waiting = {
  waitingFor: {
    title: { nb: 'Venter på deg', nn: 'Ventar på deg', en: 'Waiting for you' },
    none: {
      nb: 'Ingenting venter på deg nå.',
      nn: 'Ingenting ventar på deg no.',
      en: 'Nothing is waiting for you now.',
    },
    all: { no: 'Vis {count} til', en: 'Show {count} more' },
    since: { nb: 'siden {day}', nn: 'sidan {day}', en: 'since {day}' },
    from: { nb: 'fra {name}', nn: 'frå {name}', en: 'from {name}' },
    late: { no: 'fristen var {day}', en: 'was due {day}' },
    undated: { nb: 'uten dato', nn: 'utan dato', en: 'without a date' },
  },
  waitingKinds: {
    approval: { no: 'Til godkjenning', en: 'To approve' },
    given: { no: 'Saker du har fått', en: 'Cases given to you' },
    mention: {
      nb: 'Notater som nevner deg',
      nn: 'Notat som nemner deg',
      en: 'Notes that mention you',
    },
    report: { nb: 'Nye meldinger', nn: 'Nye meldingar', en: 'New reports' },
    letter: { nb: 'Svar fra varslere', nn: 'Svar frå varslarar', en: 'Answers from reporters' },
    answered: {
      nb: 'Svar fra identitetsforvalteren',
      nn: 'Svar frå identitetsforvaltaren',
      en: 'Answers from the keeper of identities',
    },
    asked: {
      nb: 'Spørsmål om hvem varsleren er',
      nn: 'Spørsmål om kven varslaren er',
      en: 'Questions who the reporter is',
    },
    task: { nb: 'Oppgavene dine', nn: 'Oppgåvene dine', en: 'Your tasks' },
  },
  changes: {
    count: {
      nb: { one: '{n} endring', other: '{n} endringer' },
      nn: { one: '{n} endring', other: '{n} endringar' },
      en: { one: '{n} change', other: '{n} changes' },
    },
    title: {
      nb: { one: '{n} endring siden du så på saken', other: '{n} endringer siden du så på saken' },
      nn: { one: '{n} endring sidan du såg på saka', other: '{n} endringar sidan du såg på saka' },
      en: {
        one: '{n} change since you looked at the case',
        other: '{n} changes since you looked at the case',
      },
    },
    row: '{what}, {name}',
    fresh: { nb: 'Nytt siden sist', nn: 'Nytt sidan sist', en: 'New since you looked' },
  },
  mentions: {
    title: {
      nb: 'Be kolleger se på notatet',
      nn: 'Be kollegaer sjå på notatet',
      en: 'Ask colleagues to look at the note',
    },
    hint: {
      nb: 'De finner notatet under «Venter på deg». Bare de som leser saken, står her.',
      nn: 'Dei finn notatet under «Ventar på deg». Berre dei som les saka, står her.',
      en: 'They find the note under “Waiting for you”. Only those who read the case stand here.',
    },
    most: {
      nb: 'Et notat kan nevne åtte kolleger.',
      nn: 'Eit notat kan nemne åtte kollegaer.',
      en: 'A note can mention eight colleagues.',
    },
    to: { no: 'Til:', en: 'To:' },
  },
}
