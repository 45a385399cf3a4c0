/** Tilgang som en kollega har tatt bort, og hvordan den kommer tilbake. */
export const taken = {
  taken: {
    title: 'Tilgang som er tatt bort',
    shut: '{name} skrev {day} at du ikke er habil. Saken er lukket på denne maskinen, og nøklene dine ligger låst bort. Ingenting er slettet.',
    judges:
      'Stemmer det ikke, så snakk med to av disse: {names}. Når to av dem har skrevet at du skal lese igjen, åpner saken seg. Er {name} ute av nøkkellisten, holder en ny nøkkelliste som nevner deg.',
    noJudges:
      'Stemmer det ikke, så snakk med den som lager nøkkellisten. En ny nøkkelliste som nevner deg, åpner saken igjen.',
    held: 'Du har sagt at du ikke er habil, og sletting er stanset. Saken er lukket, og nøklene dine ligger låst bort. De blir ødelagt når en kollega som kan slette saken, har skrevet at de har dem, eller når stansen er over. Hent på nytt da.',
    heldStep:
      'Sletting er stanset. Nøklene dine går til kolleger først, og blir ødelagt her når en av dem som kan slette saken, har skrevet at de har dem.',
    agree: 'Det stemmer, jeg er ikke habil ...',
    agreeLead:
      'Nøklene til saken blir ødelagt på denne maskinen, for godt. Bare du kan bestemme det.',
    agreeConfirm: 'Ødelegg nøklene mine',
    agreeHeld: 'Sletting er stanset. Nøklene kan ikke ødelegges nå.',
    done: '{by} tok bort tilgangen for {name}, {day}: {why}.',
    seen: 'Jeg har sett det',
    reinstate: 'Skal lese igjen ...',
    reinstateLead:
      'To må si at {name} skal lese igjen. Da får {name} nøklene til alt i saken. Si det bare hvis du selv vet at det stemmer, og at det er {name} som sitter ved maskinen.',
    reinstateConfirm: 'Skriv det i loggen',
    reinstated: 'skal lese igjen, sier {names}; det trengs to',
    releaseConflict:
      'Med «ikke habil» lukkes saken også på maskinen til {name}, som får se at det var deg. Nøklene blir ikke slettet, og to andre kan gi tilgangen tilbake. En skranke som noen har endret, kan fortsatt vise det den leste før.',
  },
}
