/** Hva kolleger ser annerledes, og hvem som er stille. */
export const checkpoints = {
  warnings: {
    'colleague-fork':
      'Innslag {sequence} er et annet her enn det {name} har sett: tjeneren viser dere ulike logger. Sammenlign loggmerket med {name} på telefon eller ansikt til ansikt, og si fra til lederen.',
    'colleague-ahead':
      '{name} har sett loggen i denne saken gå til innslag {sequence}, men tjeneren gir ikke ut så mye til deg. Ring {name}, og si fra til lederen.',
  },
  notices: {
    'silent-colleague':
      'Skranken til {name} har ikke gitt livstegn siden uke {week}. Ring: enten er den ikke låst opp, eller så holder tjeneren livstegnet tilbake.',
  },
  silence: {
    since: 'Ikke hørt fra siden uke {week}',
  },
}
