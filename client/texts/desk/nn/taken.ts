import type { DeskTexts } from '../texts.ts'

/** Tilgang som ein kollega har teke bort, og korleis ho kjem tilbake. */
export const taken: Pick<DeskTexts, 'taken'> = {
  taken: {
    title: 'Tilgang som er teken bort',
    shut: '{name} skreiv {day} at du ikkje er habil. Saka er lukka på denne maskina, og nøklane dine ligg låste bort. Ingenting er sletta.',
    judges:
      'Stemmer det ikkje, så snakk med to av desse: {names}. Når to av dei har skrive at du skal lese igjen, opnar saka seg. Er {name} ute av nøkkellista, held det med ei ny nøkkelliste som nemner deg.',
    noJudges:
      'Stemmer det ikkje, så snakk med den som lagar nøkkellista. Ei ny nøkkelliste som nemner deg, opnar saka igjen.',
    held: 'Du har sagt at du ikkje er habil, og sletting er stansa. Saka er lukka, og nøklane dine ligg låste bort. Dei blir øydelagde når ein kollega som kan slette saka, har skrive at dei har dei, eller når stansen er over. Hent på nytt då.',
    heldStep:
      'Sletting er stansa. Nøklane dine går til kollegaer først, og blir øydelagde her når ein av dei som kan slette saka, har skrive at dei har dei.',
    agree: 'Det stemmer, eg er ikkje habil ...',
    agreeLead:
      'Nøklane til saka blir øydelagde på denne maskina, for godt. Berre du kan avgjere det.',
    agreeConfirm: 'Øydelegg nøklane mine',
    agreeHeld: 'Sletting er stansa. Nøklane kan ikkje øydeleggjast no.',
    done: '{by} tok bort tilgangen for {name}, {day}: {why}.',
    seen: 'Eg har sett det',
    reinstate: 'Skal lese igjen ...',
    reinstateLead:
      'To må seie at {name} skal lese igjen. Då får {name} nøklane til alt i saka. Sei det berre dersom du sjølv veit at det stemmer, og at det er {name} som sit ved maskina.',
    reinstateConfirm: 'Skriv det i loggen',
    reinstated: 'skal lese igjen, seier {names}; det trengst to',
    releaseConflict:
      'Med «ikkje habil» blir saka lukka på maskina til {name} òg, som får sjå at det var deg. Nøklane blir ikkje sletta, og to andre kan gi tilgangen tilbake. Ein skranke som nokon har endra, kan framleis vise det han las før.',
  },
}
