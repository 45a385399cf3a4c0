import type { DeskTexts } from '../texts.ts'

/** Reasons why something is not on the board. */
export const boards = {
  waiting: {
    full: 'Oppslagstavla er full. Skranken prøver igjen ved neste henting; varslaren ser ikkje det nyaste enno.',
    quota: 'Skranken har lagt ut sin del for i dag. Resten går ut i morgon.',
    conflict: 'Ein kollega skreiv samtidig. Skranken prøver igjen ved neste henting.',
    offline:
      'Skrive i loggen, men ikkje stadfesta på oppslagstavla enno. Skranken prøver igjen ved neste henting.',
    unkept:
      'Tenaren tok imot det som vart skrive til varslaren, men oppslagstavla viser det ikkje. Varslaren ser det ikkje. Sei frå til leiaren for mottaket.',
    refused:
      'Tenaren tok ikkje imot noko i loggen til denne saka, og derfor blir ingenting lagt ut. Skranken prøver igjen ved neste henting; varslaren ser ikkje det nyaste enno.',
    withheld:
      'Tenaren gir ikkje ut heile loggen i denne saka, så skranken lèt oppslagstavla stå som ho er: det som står der, kan vere nyare. Sei frå til leiaren.',
    gave: 'Oppslagstavla tek ikkje imot meir no. Det eldste i denne saka har gitt plass til ei anna sak som hadde mindre der, og kjem tilbake når det blir plass. Går det ikkje over, så be leiaren om ei større tavle i neste nøkkelliste.',
  },
  untold: {
    unconfirmed: 'Varslaren kan ikkje lese dette før meldinga er stadfesta som ekte.',
    'no-board': 'Varslaren kan ikkje lese dette: saka har inga oppslagstavle som varslaren ser på.',
    waits: 'Ikkje på oppslagstavla enno: varslaren har ikkje kunna lese dette.',
    unseen:
      'Denne skranken har ikkje sett på oppslagstavla: han veit ikkje om varslaren kan lese dette.',
    unapproved: 'Varslaren har ikkje fått dette: Det ventar på godkjenning.',
    overtaken: 'Varslaren fekk aldri dette: Det vart ikkje godkjent før noko anna vart sagt.',
  },
  warnings: {
    'shared-board':
      'Ei anna melding oppgir den same nøkkelen til oppslagstavla. Ei av dei to kan vere forfalska av nokon som ein gong las den andre. Det du skriv her, når berre den som skreiv denne meldinga. Samanlikn dei to før du stadfestar denne, og sei frå til leiaren for mottaket.',
    contradicted:
      'Ved sida av det denne saka fortel, får varslaren sjå noko anna som er skrive i namnet til ein i mottaket: anten har den personen skrive det, eller så viser nokon ein gammal tekst frå personen på nytt. Varslaren kan tru at det stemmer. Sei frå til leiaren for mottaket.',
    'many-boards':
      'Brev frå same veke nemner kvar si oppslagstavle. Sidene våre gjer ikkje slikt. Skranken svarer på éi av dei, og dei andre tek ingen plass. Spør varslaren om svara kjem fram.',
  },
}

/** Differences between colleagues, and colleagues who are silent. */
export const checkpoints = {
  warnings: {
    'colleague-fork':
      'Innslag {sequence} er eit anna her enn det {name} har sett: tenaren viser dykk ulike loggar. Samanlikn loggmerket med {name} på telefon eller ansikt til ansikt, og sei frå til leiaren.',
    'colleague-ahead':
      '{name} har sett loggen i denne saka gå til innslag {sequence}, men tenaren gir ikkje ut så mykje til deg. Ring {name}, og sei frå til leiaren.',
  },
  notices: {
    'silent-colleague':
      'Skranken til {name} har ikkje gitt livsteikn sidan veke {week}. Ring {name}: anten er skranken ikkje låst opp, eller så held tenaren livsteiknet tilbake.',
  },
  silence: {
    since: 'Ikkje høyrt frå sidan veke {week}',
  },
}

/** Warnings about an envelope, or about two of them together. */
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
      'Skranken kunne ikkje kontrollere om alle som er nemnde, kan lese ein konvolutt, fordi skranken ikkje har nøkkellista som konvolutten oppgir. Anten har den lista aldri funnest, eller så held tenaren ho unna denne skranken. Samanlikn det som står i konvolutten, med kollegaene dine før du stoler på det.',
    'no-keys':
      'Det er ikkje kontrollert om alle som er nemnde, kan lese ein konvolutt: tenaren gir ikkje frå seg nøklane for veka. Samanlikn det som står i han, med kollegaene dine, og sei frå til den som driv tenaren.',
    'not-checked':
      'Ikkje kontrollert: ein konvolutt vart opna her meir enn fem veker etter at han vart forsegla, og det er ikkje lenger mogleg å vite om alle som er nemnde, kan lese han. Samanlikn med kollegaene dine om det betyr noko.',
    'two-reports':
      'Det kom to første meldingar under éin kvitteringskode. Dei som berre fekk den eine, ser ei anna melding enn du gjer. Det kan vere uskyldig: nokon endra teksten etter at han såg ut til ikkje å kome fram. Samanlikn det du har, med alle som les saka, og sei frå til leiaren for mottaket.',
    'two-texts':
      'Eitt brev kom to gonger, med to ulike tekstar. Dei som berre fekk det eine, ser eit anna brev enn du gjer. Samanlikn det du har, med alle som les saka.',
    'same-reference':
      'Ei anna sak har same referansen. Den som kjenner ein referanse, kan bruke han i ei eiga melding. Oppgir nokon referansen, så finn ut kva for ei av dei to sakene dei meiner, før du svarar.',
    forwarded:
      'Ein konvolutt nemner ikkje deg, og nøkkelen din opnar han likevel: nokon har sendt han vidare, eller den som laga han, gjorde det med vilje.',
    'old-list': 'Ein konvolutt er forsegla med ei eldre nøkkelliste enn den nyaste.',
    'missing-drop': 'Loggen viser til ein konvolutt som tenaren ikkje har.',
    'foreign-drop': 'Loggen viser til ein konvolutt som høyrer til ei anna kvittering.',
  },
}

/** The rights of a role in a case, and keys that are on their way. */
export const rights: Pick<DeskTexts, 'rights'> = {
  rights: {
    onItsWay: 'nøklane er på veg',
    onlyReads:
      'Du les denne saka og kan skrive interne notat. Det andre gjer dei som behandlar ho.',
    letters:
      'Meldinga gjekk ikkje til deg sjølv. Nye brev frå varslaren ser du når ein som fekk ho, har henta dei.',
    untold: 'De har fått vite kven varslaren er. Varslaren har ikkje fått vite det enno.',
    untoldState: 'varslaren veit det ikkje',
    tell: 'Sei frå til varslaren ...',
    tellByOther:
      'Ein annan enn den som spurde, må seie frå til varslaren. Er du åleine om saka, slepp inn ein kollega først.',
    tellLead:
      'Brevet er skrive ferdig på {language}, som varslaren skreiv på. Les det, og rett det som ikkje stemmer.',
    tellText: 'Brev til varslaren',
    tellConfirm: 'Send brevet til varslaren',
    told: 'Varslaren fekk vite det {day}.',
    written: 'Brevet til varslaren vart skrive {day}. Varslaren kan ikkje lese det enno.',
    unseen:
      'Brevet til varslaren vart skrive {day}. Denne skranken har ikkje sett etter om varslaren kan lese det.',
    reason: 'Kvifor, med ord som varslaren får lese dersom namnet blir gitt',
    letter:
      'Vi har fått vite kven du er. {who} spurde om det {day}, og den som tek vare på namn, svarte.',
    letterWhy: 'Dette var grunnen: {reason}',
    letterEnd:
      'Dei som les saka di, kan no sjå kven du er. Skriv til oss her dersom du lurer på noko.',
    purgedBy: '{name} gjorde det.',
  },
}
