/** Kva som blir sagt om vekenøklar. */
export const weeklyKeys = {
  notices: {
    'keys-stopped':
      '{name} har stansa vekenøklane sine. Ingenting kjem dit før leiaren har laga ei ny nøkkelliste.',
    'no-weekly-key':
      'Vekenøkkelen for denne veka manglar. Nye meldingar kan ikkje opnast på denne maskina.',
    'keys-kept':
      'Tenaren er ikkje sikker på at det er så seint som denne maskina seier. Så lenge det er slik, blir gamle vekenøklar liggjande på denne maskina. Går det ikkje over innan eit døgn, så be den som driv tenaren, sjå på klokka og loggen der.',
    'keys-withheld':
      'Tenaren viser konvoluttar som han ikkje gir ut. Vekenøklane som kan opne dei, blir liggjande på denne maskina så lenge, kvar av dei i høgst fire veker. Sei frå til den som driv tenaren.',
  },
}
