/** Hva rollen i en sak gir rett til, og det som er på vei. */
export const rights = {
  rights: {
    onItsWay: 'nøklene er på vei',
    onlyReads:
      'Du leser denne saken og kan skrive interne notater. Det andre gjør de som behandler den.',
    letters:
      'Meldingen gikk ikke til deg selv. Nye brev fra varsleren ser du når en som fikk den, har hentet dem.',
  },
}
