/** Hva som sies om ukenøkler. */
export const weeklyKeys = {
  notices: {
    'keys-stopped':
      '{name} har stanset ukenøklene sine. Ingenting kommer dit før lederen har laget en ny nøkkelliste.',
    'no-weekly-key':
      'Ukenøkkelen for denne uka mangler. Nye meldinger kan ikke åpnes på denne maskinen.',
    'keys-kept':
      'Tjeneren er ikke sikker på at det er så sent som denne maskinen sier. Så lenge det er slik, blir gamle ukenøkler liggende på denne maskinen. Går det ikke over innen et døgn, så be den som driver tjeneren, se på klokka og loggen der.',
    'keys-withheld':
      'Tjeneren viser konvolutter som den ikke gir ut. Ukenøklene som kan åpne dem, blir liggende på denne maskinen så lenge, hver av dem i høyst fire uker. Si fra til den som driver tjeneren.',
  },
}
