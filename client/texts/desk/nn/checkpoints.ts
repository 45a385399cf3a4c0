/** Kva kollegaer ser annleis, og kven som er stille. */
export const checkpoints = {
  warnings: {
    'colleague-fork':
      'Innslag {sequence} er eit anna her enn det {name} har sett: tenaren viser dykk ulike loggar. Samanlikn loggmerket med {name} på telefon eller ansikt til ansikt, og sei frå til leiaren.',
    'colleague-ahead':
      '{name} har sett loggen i denne saka gå til innslag {sequence}, men tenaren gir ikkje ut så mykje til deg. Ring {name}, og sei frå til leiaren.',
  },
  notices: {
    'silent-colleague':
      'Skranken til {name} har ikkje gitt livsteikn sidan veke {week}. Ring: anten er han ikkje låst opp, eller så held tenaren livsteiknet tilbake.',
  },
  silence: {
    since: 'Ikkje høyrt frå sidan veke {week}',
  },
}
