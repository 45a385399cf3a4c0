/** What a desk says to a member who is shut out of the reception. */
export const shutOut = {
  shutOut: {
    unsigned:
      'Du står ikke lenger i mottakets nøkkelliste. Skranken har låst seg, og viser ingen saker.',
    unsignedDo:
      'Tror du at det er en feil, ring lederen for mottaket. Har du sluttet, slett hvelvet, ukefila og alle kopier.',
    suspended:
      'To kolleger holder deg ute i inntil sju dager. Skranken har låst seg, og viser ingen saker.',
    suspendedDo:
      'Ring lederen for mottaket, eller en kollega. Ikke slett noe: når tida er ute, låser du opp som før. Åpne saker kommer tilbake med en ny nøkkelliste som nevner deg, eller når to kolleger i saken har skrevet at du skal lese igjen.',
  },
}
