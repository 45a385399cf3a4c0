/** What is wrong with an envelope, or with two of them together. */
export const envelopes = {
  warnings: {
    'unread-by':
      'Ein konvolutt nemner {name} blant dei som kan lese han, og {name} kan ikkje det: den som laga han, har syrgt for det. {name} kan ha fått ein annan tekst under same meldinga, eller ingen. Handlar ikkje meldinga om {name}, og held ho ikkje {name} utanfor, så samanlikn det du har, med {name} på telefon eller ansikt til ansikt før du stoler på det. Sei frå til leiaren for mottaket.',
    'old-key':
      'Ein konvolutt er forsegla til ein nøkkel for {name} som ei nyare nøkkelliste har bytt ut, så {name} kan kanskje ikkje lese han. Det kan vere uskyldig: han vart forsegla rett før lista kom. {name} kan òg ha fått ein annan tekst, eller ingen. Handlar ikkje meldinga om {name}, og held ho ikkje {name} utanfor, så samanlikn det du har, med {name} på telefon eller ansikt til ansikt før du stoler på det.',
    beyond:
      'Ein konvolutt er forsegla slik at nokon han ikkje nemner, kanskje kan lese han. Den som laga han, brukte ikkje ei vanleg side. Sei frå til leiaren for mottaket.',
    'not-as-named':
      'Ein konvolutt nemner ein lesar som ikkje står i nøkkellista for veka. Den som laga han, brukte ikkje ei vanleg side. Samanlikn med kollegaene som fekk han, og sei frå til leiaren for mottaket.',
    'no-list':
      'Det er ikkje kontrollert om alle som er nemnde, kan lese ein konvolutt: nøkkellista som han oppgir, er ikkje å få tak i. Den som laga han, oppgav ei som aldri har vore, eller tenaren held ho unna denne skranken. Samanlikn det som står i han, med kollegaene dine før du stoler på det.',
    'no-keys':
      'Det er ikkje kontrollert om alle som er nemnde, kan lese ein konvolutt: tenaren gir ikkje frå seg nøklane for veka. Samanlikn det som står i han, med kollegaene dine, og sei frå til den som driv tenaren.',
    'not-checked':
      'Ikkje kontrollert: ein konvolutt vart opna her meir enn fem veker etter at han vart forsegla, og det er ikkje lenger mogleg å vite om alle som er nemnde, kan lese han. Samanlikn med kollegaene dine om det betyr noko.',
    'two-reports':
      'Det kom to første meldingar under éin kvitteringskode. Dei som berre fekk den eine, ser ei anna melding enn du gjer. Det kan vere uskyldig: nokon endra teksten etter at han såg ut til ikkje å kome fram. Samanlikn det du har, med alle som les saka, og sei frå til leiaren for mottaket.',
    'two-texts':
      'Eitt brev kom to gonger, med to ulike tekstar. Dei som berre fekk det eine, ser eit anna brev enn du gjer. Samanlikn det du har, med alle som les saka.',
    'same-reference':
      'Ei anna sak har same referansen. Den som kjenner ein referanse, kan bruke han i ei eiga melding. Forsikre deg om kva for ei av dei to nokon meiner, før du svarer ut frå han.',
    forwarded:
      'Ein konvolutt nemner ikkje deg, og nøkkelen din opnar han likevel: nokon har sendt han vidare, eller den som laga han, gjorde det med vilje.',
    'old-list': 'Ein konvolutt er forsegla med ei eldre nøkkelliste enn den nyaste.',
    'missing-drop': 'Loggen viser til ein konvolutt som tenaren ikkje har.',
    'foreign-drop': 'Loggen viser til ein konvolutt som høyrer til ei anna kvittering.',
  },
}
