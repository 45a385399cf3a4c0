/** Reading aloud by a voice of the reporter's own device. */
export const aloud = {
  aloud: {
    read: { no: 'Les opp', en: 'Read aloud' },
    stop: { nb: 'Stopp opplesingen', nn: 'Stopp opplesinga', en: 'Stop reading' },
    named: '{text}: {what}',
    heard: {
      nb: 'Andre i rommet kan høre det.',
      nn: 'Andre i rommet kan høyre det.',
      en: 'Others in the room may hear it.',
    },
    voice: {
      nb: 'Nettleseren oppgir at stemmen kjører på enheten din. Siden bruker ingen andre stemmer.',
      nn: 'Nettlesaren oppgir at stemma køyrer på eininga di. Sida bruker ingen andre stemmer.',
      en: 'The browser states that the voice runs on your device. The page uses no other voices.',
    },
  },
}
