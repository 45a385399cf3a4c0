/** Reasons why something is not on the board. */
export const boards = {
  waiting: {
    full: 'Oppslagstavla er full. Skranken prøver igjen ved neste henting; varsleren ser ikke det nyeste ennå.',
    quota: 'Skranken har lagt ut sin del for i dag. Resten går ut i morgen.',
    conflict: 'En kollega skrev samtidig. Skranken prøver igjen ved neste henting.',
    offline:
      'Skrevet i loggen, men ikke bekreftet på oppslagstavla ennå. Skranken prøver igjen ved neste henting.',
    unkept:
      'Tjeneren tok imot det som ble skrevet til varsleren, men oppslagstavla viser det ikke. Varsleren ser det ikke. Si fra til lederen for mottaket.',
    refused:
      'Tjeneren tok ikke imot noe i loggen til denne saken, og derfor legges ingenting ut. Skranken prøver igjen ved neste henting; varsleren ser ikke det nyeste ennå.',
    withheld:
      'Tjeneren gir ikke ut hele loggen i denne saken, så skranken lar oppslagstavla stå som den er: det som står der, kan være nyere. Si fra til lederen.',
    gave: 'Oppslagstavla tar ikke imot mer nå. Det eldste i denne saken har gitt plass til en annen sak som hadde mindre der, og kommer tilbake når det blir plass. Går det ikke over, så be lederen om en større tavle i neste nøkkelliste.',
  },
  untold: {
    unconfirmed: 'Varsleren kan ikke lese dette før meldingen er bekreftet som ekte.',
    'no-board':
      'Varsleren kan ikke lese dette: saken har ingen oppslagstavle som varsleren ser på.',
    waits: 'Ikke på oppslagstavla ennå: varsleren har ikke kunnet lese dette.',
    unseen:
      'Denne skranken har ikke sett på oppslagstavla: den vet ikke om varsleren kan lese dette.',
    unapproved: 'Varsleren har ikke fått dette: Det venter på godkjenning.',
    overtaken: 'Varsleren fikk aldri dette: Det ble ikke godkjent før noe annet ble sagt.',
  },
  warnings: {
    'shared-board':
      'En annen melding oppgir den samme nøkkelen til oppslagstavla. En av de to kan være forfalsket av noen som en gang leste den andre. Det du skriver her, når bare den som skrev denne meldingen. Sammenlign de to før du bekrefter denne, og si fra til lederen for mottaket.',
    contradicted:
      'Ved siden av det denne saken forteller, får varsleren se noe annet som er skrevet i navnet til en i mottaket: enten har den personen skrevet det, eller så viser noen en gammel tekst fra personen på nytt. Varsleren kan tro at det stemmer. Si fra til lederen for mottaket.',
    'many-boards':
      'Brev fra samme uke nevner hver sin oppslagstavle. Våre sider gjør ikke slikt. Skranken svarer på én av dem, og de andre tar ingen plass. Spør varsleren om svarene kommer fram.',
  },
}

/** Differences between colleagues, and colleagues who are silent. */
export const checkpoints = {
  warnings: {
    'colleague-fork':
      'Innslag {sequence} er et annet her enn det {name} har sett: tjeneren viser dere ulike logger. Sammenlign loggmerket med {name} på telefon eller ansikt til ansikt, og si fra til lederen.',
    'colleague-ahead':
      '{name} har sett loggen i denne saken gå til innslag {sequence}, men tjeneren gir ikke ut så mye til deg. Ring {name}, og si fra til lederen.',
  },
  notices: {
    'silent-colleague':
      'Skranken til {name} har ikke gitt livstegn siden uke {week}. Ring: enten er den ikke låst opp, eller så holder tjeneren livstegnet tilbake.',
  },
  silence: {
    since: 'Ikke hørt fra siden uke {week}',
  },
}

/** Warnings about an envelope, or about two of them together. */
export const envelopes = {
  warnings: {
    'unread-by':
      'En konvolutt nevner {name} blant dem som kan lese den, og {name} kan ikke det: den som laget den, har sørget for det. {name} kan ha fått en annen tekst under samme melding, eller ingen. Handler ikke meldingen om {name}, og holder den ikke {name} utenfor, så sammenlign det du har, med {name} på telefon eller ansikt til ansikt før du stoler på det. Si fra til lederen for mottaket.',
    'old-key':
      'En konvolutt er forseglet til en nøkkel for {name} som en nyere nøkkelliste har byttet ut, så {name} kan kanskje ikke lese den. Det kan være uskyldig: den ble forseglet rett før lista kom. {name} kan også ha fått en annen tekst, eller ingen. Handler ikke meldingen om {name}, og holder den ikke {name} utenfor, så sammenlign det du har, med {name} på telefon eller ansikt til ansikt før du stoler på det.',
    beyond:
      'En konvolutt er forseglet slik at noen den ikke nevner, kanskje kan lese den. Den som laget den, brukte ikke en vanlig side. Si fra til lederen for mottaket.',
    'not-as-named':
      'En konvolutt nevner en leser som ikke står i nøkkellista for uka. Den som laget den, brukte ikke en vanlig side. Sammenlign med kollegene som fikk den, og si fra til lederen for mottaket.',
    'no-list':
      'Skranken kunne ikke kontrollere om alle som er nevnt, kan lese en konvolutt, fordi skranken ikke har nøkkellista som konvolutten oppgir. Enten har den lista aldri funnes, eller så holder tjeneren den unna denne skranken. Sammenlign det som står i konvolutten, med kollegene dine før du stoler på det.',
    'no-keys':
      'Det er ikke kontrollert om alle som er nevnt, kan lese en konvolutt: tjeneren gir ikke fra seg nøklene for uka. Sammenlign det som står i den, med kollegene dine, og si fra til den som driver tjeneren.',
    'not-checked':
      'Ikke kontrollert: en konvolutt ble åpnet her mer enn fem uker etter at den ble forseglet, og det er ikke lenger mulig å vite om alle som er nevnt, kan lese den. Sammenlign med kollegene dine hvis det betyr noe.',
    'two-reports':
      'Det kom to første meldinger under én kvitteringskode. De som bare fikk den ene, ser en annen melding enn du gjør. Det kan være uskyldig: noen endret teksten etter at den så ut til ikke å komme fram. Sammenlign det du har, med alle som leser saken, og si fra til lederen for mottaket.',
    'two-texts':
      'Ett brev kom to ganger, med to ulike tekster. De som bare fikk det ene, ser et annet brev enn du gjør. Sammenlign det du har, med alle som leser saken.',
    'same-reference':
      'En annen sak har samme referanse. Den som kjenner en referanse, kan bruke den i en egen melding. Oppgir noen referansen, så finn ut hvilken av de to sakene de mener, før du svarer.',
    forwarded:
      'En konvolutt nevner ikke deg, og nøkkelen din åpner den likevel: noen har sendt den videre, eller den som laget den, gjorde det med vilje.',
    'old-list': 'En konvolutt er forseglet med en eldre nøkkelliste enn den nyeste.',
    'missing-drop': 'Loggen viser til en konvolutt som tjeneren ikke har.',
    'foreign-drop': 'Loggen viser til en konvolutt som hører til en annen kvittering.',
  },
}

/** The rights of a role in a case, and keys that are on their way. */
export const rights = {
  rights: {
    onItsWay: 'nøklene er på vei',
    onlyReads:
      'Du leser denne saken og kan skrive interne notater. Det andre gjør de som behandler den.',
    letters:
      'Meldingen gikk ikke til deg selv. Nye brev fra varsleren ser du når en som fikk den, har hentet dem.',
    untold: 'Dere har fått vite hvem varsleren er. Varsleren har ikke fått vite det ennå.',
    untoldState: 'varsleren vet det ikke',
    tell: 'Si fra til varsleren ...',
    tellByOther:
      'En annen enn den som spurte, må si fra til varsleren. Er du alene om saken, slipp inn en kollega først.',
    tellLead:
      'Brevet er skrevet ferdig på {language}, som varsleren skrev på. Les det, og rett det som ikke stemmer.',
    tellText: 'Brev til varsleren',
    tellConfirm: 'Send brevet til varsleren',
    told: 'Varsleren fikk vite det {day}.',
    written: 'Brevet til varsleren ble skrevet {day}. Varsleren kan ikke lese det ennå.',
    unseen:
      'Brevet til varsleren ble skrevet {day}. Denne skranken har ikke sett etter om varsleren kan lese det.',
    reason: 'Hvorfor, med ord som varsleren får lese hvis navnet blir gitt',
    letter:
      'Vi har fått vite hvem du er. {who} spurte om det {day}, og den som tar vare på navn, svarte.',
    letterWhy: 'Grunnen var denne: {reason}',
    letterEnd:
      'De som leser saken din, kan nå se hvem du er. Skriv til oss her hvis du lurer på noe.',
    purgedBy: 'Det gjorde {name}.',
  },
}
