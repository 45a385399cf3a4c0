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
    approved: {
      nb: 'Godkjente avslutninger',
      nn: 'Godkjende avslutningar',
      en: 'Approved closings',
    },
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
    declared: {
      nb: { one: 'Du har svart for {n} melding.', other: 'Du har svart for {n} meldinger.' },
      nn: { one: 'Du har svart for {n} melding.', other: 'Du har svart for {n} meldingar.' },
      en: { one: 'You answered for {n} report.', other: 'You answered for {n} reports.' },
    },
    confirmed: {
      nb: { one: '{n} melding er bekreftet.', other: '{n} meldinger er bekreftet.' },
      nn: { one: '{n} melding er stadfesta.', other: '{n} meldingar er stadfesta.' },
      en: { one: '{n} report is confirmed.', other: '{n} reports are confirmed.' },
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
  sealed: {
    title: {
      nb: 'Meldinger som to må åpne sammen',
      nn: 'Meldingar som to må opne saman',
      en: 'Reports that two must open together',
    },
    waits: {
      nb: 'En forseglet melding til «{channel}» fra {day} venter på at to åpner den.',
      nn: 'Ei forsegla melding til «{channel}» frå {day} ventar på at to opnar ho.',
      en: 'A sealed report to “{channel}” of {day} waits for two to open it.',
    },
    others: {
      nb: 'Disse kan åpne den sammen med deg: {names}.',
      nn: 'Desse kan opne ho saman med deg: {names}.',
      en: 'These can open it together with you: {names}.',
    },
    said: { no: 'Har sagt ja: {names}.', en: 'Have said yes: {names}.' },
    silent: {
      nb: 'Har ikke sagt ja: {names}. Minn dem på det, uten å nevne noe av det du tror det gjelder.',
      nn: 'Har ikkje sagt ja: {names}. Minn dei på det, utan å nemne noko av det du trur det gjeld.',
      en: 'Have not said yes: {names}. Remind them, without a word of what you think it is about.',
    },
    misfits: {
      nb: 'Delen som kom fra {names}, passer ikke og åpner ingenting. Enten sendte programmet deres en gal del, eller så ble meldingen forseglet galt. Snakk med dem, og be en til som har en del, om å si ja.',
      nn: 'Delen som kom frå {names}, passar ikkje og opnar ingenting. Anten sende programmet deira ein gal del, eller så vart meldinga forsegla gale. Snakk med dei, og be éin til som har ein del, om å seie ja.',
      en: 'The part that came from {names} does not fit and opens nothing. Either their program sent a wrong part, or the report was sealed wrongly. Talk to them, and ask another who holds a part to say yes.',
    },
    owes: {
      nb: '{names} har sagt ja, og kan lese meldingen før deg: delen derfra kommer når skranken der er låst opp.',
      nn: '{names} har sagt ja, og kan lese meldinga før deg: delen derifrå kjem når skranken der er låst opp.',
      en: '{names} said yes, and may read the report before you: the part from there comes once that desk is unlocked.',
    },
    deadline: {
      nb: 'Fristen på sju dager for å bekrefte løper allerede. Svar nei hvis du ikke er upartisk: da slettes din del, og ingen får vite det.',
      nn: 'Fristen på sju dagar for å stadfeste går alt. Svar nei dersom du ikkje er upartisk: då blir delen din sletta, og ingen får vite det.',
      en: 'The seven days to confirm are running already. Say no if you are not impartial: your part is then deleted, and nobody is told.',
    },
    agreed: {
      nb: 'Du har sagt ja. Den åpnes når en til har sagt ja, og skranken der er låst opp.',
      nn: 'Du har sagt ja. Ho blir opna når éin til har sagt ja, og skranken der er låst opp.',
      en: 'You have said yes. It opens once one more has said yes, and that desk is unlocked.',
    },
    yes: { nb: 'Åpne sammen', nn: 'Opne saman', en: 'Open together' },
    refuse: {
      nb: 'Nei, jeg er ikke upartisk',
      nn: 'Nei, eg er ikkje upartisk',
      en: 'No, I am not impartial',
    },
    noSure: {
      nb: 'Slette din del for godt? Du kan aldri lese denne meldingen. Blir det færre enn to igjen, kan ingen det.',
      nn: 'Slette delen din for godt? Du kan aldri lese denne meldinga. Blir det færre enn to att, kan ingen det.',
      en: 'Delete your part for good? You can never read this report. If fewer than two are left, nobody can.',
    },
  },
  changes: {
    count: {
      nb: { one: '{n} endring', other: '{n} endringer' },
      nn: { one: '{n} endring', other: '{n} endringar' },
      en: { one: '{n} change', other: '{n} changes' },
    },
    title: {
      nb: { one: '{n} endring siden sist', other: '{n} endringer siden sist' },
      nn: { one: '{n} endring sidan sist', other: '{n} endringar sidan sist' },
      en: { one: '{n} change since you looked', other: '{n} changes since you looked' },
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
