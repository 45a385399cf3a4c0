import type { DeskTexts } from '../texts.ts'

/** What a desk says to a member who is shut out of the reception. */
export const shutOut: Pick<DeskTexts, 'shutOut'> = {
  shutOut: {
    unsigned:
      'Du står ikkje lenger i nøkkellista til mottaket. Skranken har låst seg, og viser ingen saker.',
    unsignedDo:
      'Trur du at det er ein feil, ring leiaren for mottaket. Har du slutta, slett kvelvet, vekefila og alle kopiar.',
    suspended:
      'To kollegaer held deg ute i inntil sju dagar. Skranken har låst seg, og viser ingen saker.',
    suspendedDo:
      'Ring leiaren for mottaket, eller ein kollega. Ikkje slett noko: når tida er ute, låser du opp som før. Opne saker kjem tilbake med ei ny nøkkelliste som nemner deg, eller når to kollegaer i saka har skrive at du skal lese igjen.',
  },
}
