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
  newReports: {
    button: {
      nb: { one: 'Ta {n} ny melding', other: 'Ta {n} nye meldinger under ett' },
      nn: { one: 'Ta {n} ny melding', other: 'Ta {n} nye meldingar under eitt' },
      en: { one: 'Take {n} new report', other: 'Take {n} new reports together' },
    },
    title: { nb: 'Nye meldinger', nn: 'Nye meldingar', en: 'New reports' },
    close: { no: 'Lukk', en: 'Close' },
    none: {
      nb: 'Ingen nye meldinger å svare på.',
      nn: 'Ingen nye meldingar å svare på.',
      en: 'No new reports to answer.',
    },
    lead: {
      nb: 'Ingenting av det varslerne ellers skrev, er vist ennå. Les hvem hver melding gjelder, og svar for hver av dem. De du ikke svarer på, blir som de er.',
      nn: 'Ingenting av det varslarane elles skreiv, er vist enno. Les kven kvar melding gjeld, og svar for kvar av dei. Dei du ikkje svarer på, blir som dei er.',
      en: 'Nothing else that the reporters wrote is shown yet. Read whom each report is about, and answer for each. What you do not answer stays as it is.',
    },
    later: { nb: 'Svarer senere', nn: 'Svarer seinare', en: 'I answer later' },
    impartial: {
      nb: 'Jeg har ingen del i den',
      nn: 'Eg har ingen del i saka',
      en: 'I have no part in it',
    },
    conflict: { nb: 'Jeg er for nær den', nn: 'Eg står for nær saka', en: 'I am too close to it' },
    declare: {
      nb: { one: 'Svar for {n} melding', other: 'Svar for {n} meldinger' },
      nn: { one: 'Svar for {n} melding', other: 'Svar for {n} meldingar' },
      en: { one: 'Answer for {n} report', other: 'Answer for {n} reports' },
    },
    genuine: { nb: 'Er disse ekte?', nn: 'Er desse ekte?', en: 'Are these genuine?' },
    genuineLead: {
      nb: 'Varsleren ser ingenting herfra før et menneske har vurdert meldingen som ekte. Ser du nå at du er for nær en av dem, åpne saken og trå til side der.',
      nn: 'Varslaren ser ingenting herifrå før eit menneske har vurdert meldinga som ekte. Ser du no at du står for nær ei av dei, opne saka og gå til side der.',
      en: 'The reporter sees nothing from here until a person has found the report genuine. If you see now that you are too close to one of them, open the case and step back there.',
    },
    open: { nb: 'Åpne saken', nn: 'Opne saka', en: 'Open the case' },
    tickAll: {
      no: { one: 'Merk {n} som ekte', other: 'Merk alle {n} som ekte' },
      en: { one: 'Mark {n} as genuine', other: 'Mark all {n} as genuine' },
    },
    confirm: {
      nb: { one: 'Bekreft {n} melding', other: 'Bekreft {n} meldinger' },
      nn: { one: 'Stadfest {n} melding', other: 'Stadfest {n} meldingar' },
      en: { one: 'Confirm {n} report', other: 'Confirm {n} reports' },
    },
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
