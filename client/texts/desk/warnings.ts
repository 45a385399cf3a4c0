/** Reasons why something is not on the board. */
export const warnings = {
  waiting: {
    full: {
      nb: 'Oppslagstavla, der hver varsler leser sitt med koden sin, er full. Skranken prøver igjen ved neste henting; varsleren ser ikke det nyeste ennå.',
      nn: 'Oppslagstavla, der kvar varslar les sitt med koden sin, er full. Skranken prøver på nytt ved neste henting; varslaren ser ikkje det nyaste enno.',
      en: 'The board, on which each reporter reads their own with the code, is full. The desk tries again at the next sync; the reporter does not see the newest yet.',
    },
    quota: {
      nb: 'Skranken har lagt ut sin del for i dag. Resten går ut i morgen.',
      nn: 'Skranken har lagt ut sin del for i dag. Resten går ut i morgon.',
      en: 'The desk has put up its share for today. The rest goes up tomorrow.',
    },
    conflict: {
      nb: 'En kollega skrev samtidig. Skranken prøver igjen ved neste henting.',
      nn: 'Ein kollega skreiv samtidig. Skranken prøver på nytt ved neste henting.',
      en: 'A colleague wrote at the same time. The desk tries again at the next sync.',
    },
    offline: {
      nb: 'Skrevet i loggen, men ikke bekreftet ennå der varsleren leser med koden sin. Skranken prøver igjen ved neste henting.',
      nn: 'Skrive i loggen, men ikkje stadfesta enno der varslaren les med koden sin. Skranken prøver på nytt ved neste henting.',
      en: 'Written into the log, but not confirmed yet where the reporter reads with the code. The desk tries again at the next sync.',
    },
    unkept: {
      nb: 'Tjeneren tok imot det som ble skrevet til varsleren, men oppslagstavla viser det ikke. Varsleren ser det ikke. Si fra til lederen for mottaket.',
      nn: 'Tenaren tok imot det som vart skrive til varslaren, men oppslagstavla viser det ikkje. Varslaren ser det ikkje. Sei frå til leiaren for mottaket.',
      en: 'The server took what was written to the reporter, and the board does not show it. The reporter does not see it. Tell the head of reception.',
    },
    refused: {
      nb: 'Tjeneren tok ikke imot noe i loggen til denne saken, og derfor legges ingenting ut. Skranken prøver igjen ved neste henting; varsleren ser ikke det nyeste ennå.',
      nn: 'Tenaren tok ikkje imot noko i loggen til denne saka, og difor blir ingenting lagt ut. Skranken prøver på nytt ved neste henting; varslaren ser ikkje det nyaste enno.',
      en: 'The server took nothing into the log of this case, and so nothing goes up. The desk tries again at the next sync; the reporter does not see the newest yet.',
    },
    withheld: {
      nb: 'Tjeneren gir ikke ut hele loggen i denne saken, så skranken lar det varsleren leser med koden, stå som det er: det som står der, kan være nyere. Si fra til lederen.',
      nn: 'Tenaren gir ikkje ut heile loggen i denne saka, så skranken lar det varslaren les med koden, stå som det er: det som står der, kan vere nyare. Sei frå til leiaren.',
      en: 'The server does not hand over the whole log of this case, so the desk leaves what the reporter reads with the code as it is: what stands there may be newer. Tell the head of reception.',
    },
    gave: {
      nb: 'Oppslagstavla, der hver varsler leser sitt med koden sin, tar ikke imot mer nå. Det eldste i denne saken har gitt plass til en annen sak som hadde mindre der, og kommer tilbake når det blir plass. Går det ikke over, så be lederen om en større tavle i neste nøkkelliste.',
      nn: 'Oppslagstavla, der kvar varslar les sitt med koden sin, tek ikkje imot meir no. Det eldste i denne saka har gitt plass til ei anna sak som hadde mindre der, og kjem tilbake når det blir plass. Går det ikkje over, så be leiaren om ei større tavle i neste nøkkelliste.',
      en: 'The board, on which each reporter reads their own with the code, takes no more now. The oldest text of this case has made room for another case that had less there, and comes back when there is room. If it does not, ask the head for a larger board in the next key list.',
    },
  },
  untold: {
    unconfirmed: {
      nb: 'Varsleren kan ikke lese dette før meldingen er bekreftet som ekte.',
      nn: 'Varslaren kan ikkje lese dette før meldinga er stadfesta som ekte.',
      en: 'The reporter cannot read this before the report is confirmed as genuine.',
    },
    'no-board': {
      nb: 'Varsleren kan ikke lese dette: saken har ingen plass som koden til en varsler åpner.',
      nn: 'Varslaren kan ikkje lese dette: saka har ingen plass som koden til ein varslar opnar.',
      en: 'The reporter cannot read this: the case has no place that the code of a reporter opens.',
    },
    waits: {
      nb: 'Ikke lagt ut ennå der varsleren leser med koden sin: varsleren har ikke kunnet lese dette.',
      nn: 'Ikkje lagt ut enno der varslaren les med koden sin: varslaren har ikkje kunna lese dette.',
      en: 'Not put up yet where the reporter reads with the code: the reporter has not been able to read this.',
    },
    unseen: {
      nb: 'Denne skranken har ikke sett der varsleren leser med koden sin: den vet ikke om varsleren kan lese dette.',
      nn: 'Denne skranken har ikkje sett der varslaren les med koden sin: han veit ikkje om varslaren kan lese dette.',
      en: 'This desk has not looked where the reporter reads with the code: it does not know whether the reporter can read this.',
    },
    unapproved: {
      nb: 'Varsleren har ikke fått dette: Det venter på godkjenning.',
      nn: 'Varslaren har ikkje fått dette: Det ventar på godkjenning.',
      en: 'The reporter has not got this: it waits for approval.',
    },
    overtaken: {
      nb: 'Varsleren fikk aldri dette: Det ble ikke godkjent før noe annet ble sagt.',
      nn: 'Varslaren fekk aldri dette: Det vart ikkje godkjent før noko anna vart sagt.',
      en: 'The reporter never got this: it was not approved before the reporter was told something else.',
    },
  },
  silence: {
    since: {
      nb: 'Ikke hørt fra siden uke {week}',
      nn: 'Ikkje høyrt frå sidan veke {week}',
      en: 'Not heard of since week {week}',
    },
  },
  // The rights of a role in a case, and keys that are on their way.
  rights: {
    onItsWay: { nb: 'nøklene er på vei', nn: 'nøklane er på veg', en: 'the keys are on their way' },
    onlyReads: {
      nb: 'Du leser denne saken og kan skrive interne notater. Det andre gjør de som behandler den.',
      nn: 'Du les denne saka og kan skrive interne notat. Det andre gjer dei som behandlar ho.',
      en: 'You read this case and can write internal notes. Everything else is for those who handle it.',
    },
    letters: {
      nb: 'Meldingen gikk ikke til deg selv. Nye brev fra varsleren ser du når en som fikk den, har hentet dem.',
      nn: 'Meldinga gjekk ikkje til deg sjølv. Nye brev frå varslaren ser du når ein som fekk ho, har henta dei.',
      en: 'The report did not go to you yourself. You see new letters from the reporter once somebody who got it has fetched them.',
    },
    untold: {
      nb: 'Dere har fått vite hvem varsleren er. Varsleren har ikke fått vite det ennå.',
      nn: 'De har fått vite kven varslaren er. Varslaren har ikkje fått vite det enno.',
      en: 'You know now who the reporter is. The reporter has not been told yet.',
    },
    untoldState: {
      nb: 'varsleren vet det ikke',
      nn: 'varslaren veit det ikkje',
      en: 'the reporter does not know',
    },
    tell: {
      nb: 'Si fra til varsleren ...',
      nn: 'Sei frå til varslaren ...',
      en: 'Tell the reporter ...',
    },
    tellByOther: {
      nb: 'En annen enn den som spurte, må si fra til varsleren. Er du alene om saken, slipp inn en kollega først.',
      nn: 'Ein annan enn den som spurde, må seie frå til varslaren. Er du åleine om saka, slepp inn ein kollega først.',
      en: 'Somebody other than the person who asked has to tell the reporter. If you handle the case alone, let a colleague in first.',
    },
    tellLead: {
      nb: 'Brevet er skrevet ferdig på {language}, som varsleren skrev på. Les det, og rett det som ikke stemmer.',
      nn: 'Brevet er skrive ferdig på {language}, som varslaren skreiv på. Les det, og rett det som ikkje stemmer.',
      en: 'The letter is written in {language}, in which the reporter wrote. Read it, and correct what is not right.',
    },
    tellText: { nb: 'Brev til varsleren', nn: 'Brev til varslaren', en: 'Letter to the reporter' },
    tellConfirm: {
      nb: 'Send brevet til varsleren',
      nn: 'Send brevet til varslaren',
      en: 'Send the letter',
    },
    told: {
      nb: 'Varsleren fikk vite det {day}.',
      nn: 'Varslaren fekk vite det {day}.',
      en: 'The reporter was told on {day}.',
    },
    written: {
      nb: 'Brevet til varsleren ble skrevet {day}. Varsleren kan ikke lese det ennå.',
      nn: 'Brevet til varslaren vart skrive {day}. Varslaren kan ikkje lese det enno.',
      en: 'The letter to the reporter was written on {day}. They cannot read it yet.',
    },
    unseen: {
      nb: 'Brevet til varsleren ble skrevet {day}. Denne skranken har ikke sett etter om varsleren kan lese det.',
      nn: 'Brevet til varslaren vart skrive {day}. Denne skranken har ikkje sett etter om varslaren kan lese det.',
      en: 'The letter to the reporter was written on {day}. This desk has not looked whether they can read it.',
    },
    reason: {
      nb: 'Hvorfor, med ord som varsleren får lese hvis navnet blir gitt',
      nn: 'Kvifor, med ord som varslaren får lese dersom namnet blir gitt',
      en: 'Why, in words that the reporter will read if the name is given',
    },
    letter: {
      nb: 'Vi har fått vite hvem du er. {who} spurte om det {day}, og den som tar vare på navn, svarte.',
      nn: 'Vi har fått vite kven du er. {who} spurde om det {day}, og den som tek vare på namn, svarte.',
      en: 'We know now who you are. {who} asked on {day}, and the one who keeps names safe answered.',
    },
    letterWhy: {
      nb: 'Grunnen var denne: {reason}',
      nn: 'Dette var grunnen: {reason}',
      en: 'The reason was this: {reason}',
    },
    letterEnd: {
      nb: 'De som leser saken din, kan nå se hvem du er. Skriv til oss her hvis du lurer på noe.',
      nn: 'Dei som les saka di, kan no sjå kven du er. Skriv til oss her dersom du lurer på noko.',
      en: 'Those who read your case can now see who you are. Write to us here if you have questions.',
    },
    purgedBy: { nb: 'Det gjorde {name}.', nn: '{name} gjorde det.', en: '{name} did that.' },
  },
  // Warnings about a case: its log, its board, its envelopes, and differences between colleagues.
  warnings: {
    'colleague-fork': {
      nb: 'Innslag {sequence} er et annet her enn det {name} har sett: tjeneren viser dere ulike logger. Sammenlign loggmerket med {name} på telefon eller ansikt til ansikt, og si fra til lederen.',
      nn: 'Innslag {sequence} er eit anna her enn det {name} har sett: tenaren viser dykk ulike loggar. Samanlikn loggmerket med {name} på telefon eller ansikt til ansikt, og sei frå til leiaren.',
      en: 'Entry {sequence} is not the same here as the one that {name} has seen: the server shows you different logs. Compare the log mark with {name} by telephone or in person, and tell the head of reception.',
    },
    'colleague-ahead': {
      nb: '{name} har sett loggen i denne saken gå til innslag {sequence}, men tjeneren gir ikke ut så mye til deg. Ring {name}, og si fra til lederen.',
      nn: '{name} har sett loggen i denne saka gå til innslag {sequence}, men tenaren gir ikkje ut så mykje til deg. Ring {name}, og sei frå til leiaren.',
      en: '{name} has seen the log of this case go as far as entry {sequence}, but the server does not give you as much. Call {name}, and tell the head of reception.',
    },
    unverifiable: {
      nb: 'Skranken kjenner ikke alle som har skrevet i denne saken, fordi nøkkellister mangler eller ikke henger sammen. Noen kan ha fått eller mistet tilgang uten at det vises her. Derfor skriver skranken ingenting i saken, og rører ikke det som varsleren leser, før listene er her. Se hva som mangler, øverst på siden.',
      nn: 'Skranken kjenner ikkje alle som har skrive i denne saka, fordi nøkkellister manglar eller ikkje heng saman. Nokon kan ha fått eller mista tilgang utan at det blir vist her. Difor skriv skranken ingenting i saka og rører ikkje det som varslaren les, før listene er her. Sjå kva som manglar, øvst på sida.',
      en: 'The desk does not know everybody who has written in this case, because key lists are missing or do not fit together. Somebody may have got or lost access without this desk showing it. So the desk writes nothing in this case, and does not touch what the reporter reads, until the lists are here. What is missing stands at the top of the page.',
    },
    'audit-lie': {
      nb: '{name} har skrevet noe i revisorens logg som loggen i saken ikke viser. Si fra til lederen for mottaket.',
      nn: '{name} har skrive noko i loggen til revisoren som loggen i saka ikkje viser. Sei frå til leiaren for mottaket.',
      en: 'What {name} wrote into the log for the auditor is not what the log of this case shows. Tell the head of reception.',
    },
    gap: {
      nb: 'Innslag {sequence} i loggen mangler, og det som står etter, teller ikke før det kommer. Enten har noen hoppet over et innslag, eller så holder tjeneren det tilbake. Spør kollegene hva som skal stå der.',
      nn: 'Innslag {sequence} i loggen manglar, og det som står etter, tel ikkje før det kjem. Anten har nokon hoppa over eit innslag, eller så held tenaren det tilbake. Spør kollegaene kva som skal stå der.',
      en: 'Entry {sequence} of the log is missing, and what stands after it does not count until it comes. Either somebody skipped an entry, or the server holds it back. Ask your colleagues what should stand there.',
    },
    fork: {
      nb: 'Innslag {sequence} passer ikke til det som står før: tjeneren kan ha vist dere ulike logger. Sammenlign loggmerket med en kollega.',
      nn: 'Innslag {sequence} passar ikkje til det som står før: tenaren kan ha vist dykk ulike loggar. Samanlikn loggmerket med ein kollega.',
      en: 'Entry {sequence} does not follow from what stands before it: the server may have shown you different logs. Compare the log mark with a colleague.',
    },
    'no-recipient': {
      nb: 'Ingen av dem som fikk meldingen, leser saken lenger. Nye brev fra varsleren kommer ikke hit, og varsleren blir spurt på nytt hvem som skal lese: også en som har trådt til side, kan bli valgt. Gi en av dem som fikk meldingen, tilgang igjen hvis det går an, eller si fra til varsleren.',
      nn: 'Ingen av dei som fekk meldinga, les saka lenger. Nye brev frå varslaren kjem ikkje hit, og varslaren blir spurd på nytt kven som skal lese: òg ein som har gått til side, kan bli vald. Gi ein av dei som fekk meldinga, tilgang att dersom det går an, eller sei frå til varslaren.',
      en: 'None of those who got the report reads the case any more. New letters from the reporter do not come here, and the reporter is asked again who shall read: somebody who stepped back can be chosen, too. Give one of those who got the report access again if you can, or tell the reporter.',
    },
    'to-released': {
      nb: 'Et brev gikk også til {name}, som ikke leser saken lenger.',
      nn: 'Eit brev gjekk òg til {name}, som ikkje les saka lenger.',
      en: 'A letter went to {name} as well, who does not read the case any more.',
    },
    'to-left-out': {
      nb: 'Et brev gikk også til {name}, som varsleren hadde utelatt fra meldingen. Skranken til {name} viser ingenting av det, og ingen kan slippe {name} inn i saken.',
      nn: 'Eit brev gjekk òg til {name}, som varslaren hadde utelate frå meldinga. Skranken til {name} viser ingenting av det, og ingen kan sleppe {name} inn i saka.',
      en: 'A letter went to {name} as well, whom the reporter had left out of the report. The desk of {name} shows nothing of it, and nobody can let {name} into the case.',
    },
    'to-newcomer': {
      nb: 'Et brev gikk også til {name}, som ikke kan åpne meldingen. Skranken til {name} viser ingenting av det før noen gir {name} tilgang til saken.',
      nn: 'Eit brev gjekk òg til {name}, som ikkje kan opne meldinga. Skranken til {name} viser ingenting av det før nokon gir {name} tilgang til saka.',
      en: 'A letter went to {name} as well, who cannot open the report. The desk of {name} shows nothing of it before somebody gives {name} access to the case.',
    },
    'no-right': {
      nb: 'Innslag {sequence} i loggen er skrevet av noen som etter rollen sin ikke kan skrive slikt, og gjelder ikke.',
      nn: 'Innslag {sequence} i loggen er skrive av nokon som etter rolla si ikkje kan skrive slikt, og gjeld ikkje.',
      en: 'Entry {sequence} of the log was written by somebody whose role does not allow it, and counts for nothing.',
    },
    'after-leaving': {
      nb: 'Innslag {sequence} i loggen er skrevet av noen som hadde sluttet i mottaket. Spør lederen om det er rett.',
      nn: 'Innslag {sequence} i loggen er skrive av nokon som hadde slutta i mottaket. Spør leiaren om det er rett.',
      en: 'Entry {sequence} of the log was written by somebody who had left the reception. Ask the head whether that is right.',
    },
    'foreign-author': {
      nb: 'Innslag {sequence} er skrevet av en som ikke står i nøkkellista, og vises ikke.',
      nn: 'Innslag {sequence} er skrive av ein som ikkje står i nøkkellista, og blir ikkje vist.',
      en: 'Entry {sequence} was written by somebody who is not in the key list, and is not shown.',
    },
    'broken-record': {
      nb: 'Innslag {sequence} er skadet og vises ikke.',
      nn: 'Innslag {sequence} er skadd og blir ikkje vist.',
      en: 'Entry {sequence} is damaged and is not shown.',
    },
    'withheld-record': {
      nb: 'Tjeneren sier at innslag {sequence} finnes, men gir det ikke ut.',
      nn: 'Tenaren seier at innslag {sequence} finst, men gir det ikkje ut.',
      en: 'The server says that entry {sequence} exists, and does not hand it over.',
    },
    shortened: {
      nb: 'Sist gikk loggen i denne saken til innslag {sequence}. Nå gir tjeneren bare ut en eldre og kortere logg. Ikke stol på den; si fra til lederen.',
      nn: 'Sist gjekk loggen i denne saka til innslag {sequence}. No gir tenaren berre ut ein eldre og kortare logg. Ikkje stol på han; sei frå til leiaren.',
      en: 'The log of this case last went as far as entry {sequence}. Now the server hands over only an older, shorter log. Do not trust it; tell the head of reception.',
    },
    replaced: {
      nb: 'Innslag {sequence} er et annet enn det som sto der sist. Sammenlign loggmerket med en kollega, og si fra til lederen.',
      nn: 'Innslag {sequence} er eit anna enn det som stod der sist. Samanlikn loggmerket med ein kollega, og sei frå til leiaren.',
      en: 'Entry {sequence} is another one than stood there last time. Compare the log mark with a colleague, and tell the head of reception.',
    },
    'hidden-log': {
      nb: 'Det er skrevet noe i loggen i denne saken som tjeneren ikke viser. Si fra til lederen.',
      nn: 'Det er skrive noko i loggen i denne saka som tenaren ikkje viser. Sei frå til leiaren.',
      en: 'Something was written in the log of this case that the server does not show. Tell the head of reception.',
    },
    'shared-board': {
      nb: 'En annen melding oppgir den samme nøkkelen til plassen for svar. En av de to kan være forfalsket av noen som en gang leste den andre. Det du skriver her, når bare den som skrev denne meldingen. Sammenlign de to før du bekrefter denne, og si fra til lederen for mottaket.',
      nn: 'Ei anna melding oppgir den same nøkkelen til plassen for svar. Ei av dei to kan vere forfalska av nokon som ein gong las den andre. Det du skriv her, når berre den som skreiv denne meldinga. Samanlikn dei to før du stadfestar denne, og sei frå til leiaren for mottaket.',
      en: 'Another report names the same key to the place for answers. One of the two can be forged, by somebody who once read the other. What you write here reaches only the person who wrote this report. Compare the two before you confirm this one, and tell the head of reception.',
    },
    contradicted: {
      nb: 'Ved siden av det denne saken forteller, får varsleren se noe annet som er skrevet i navnet til en i mottaket: enten har den personen skrevet det, eller så viser noen en gammel tekst fra personen på nytt. Varsleren kan tro at det stemmer. Si fra til lederen for mottaket.',
      nn: 'Ved sida av det denne saka fortel, får varslaren sjå noko anna som er skrive i namnet til ein i mottaket: anten har den personen skrive det, eller så viser nokon ein gammal tekst frå personen på nytt. Varslaren kan tru at det stemmer. Sei frå til leiaren for mottaket.',
      en: 'Beside what this case tells, the reporter is shown something else in the name of a member of the reception. Either that member wrote it, or somebody shows an old text of theirs again. The reporter may believe it. Tell the head of reception.',
    },
    'many-boards': {
      nb: 'Brev fra samme uke nevner hver sin plass for svar. Sidene våre gjør ikke slikt. Skranken svarer på én av dem, og de andre tar ingen plass. Spør varsleren om svarene kommer fram.',
      nn: 'Brev frå same veke nemner kvar sin plass for svar. Sidene våre gjer ikkje slikt. Skranken svarer på éi av dei, og dei andre tek ingen plass. Spør varslaren om svara kjem fram.',
      en: 'Letters of one week name different places for answers. Our pages never do that. The desk answers on one of them, and the others take no room. Ask the reporter whether the answers arrive.',
    },
    'unread-by': {
      nb: 'En konvolutt nevner {name} blant dem som kan lese den, og {name} kan ikke det: den som laget den, har sørget for det. {name} kan ha fått en annen tekst under samme melding, eller ingen. Handler ikke meldingen om {name}, og holder den ikke {name} utenfor, så sammenlign det du har, med {name} på telefon eller ansikt til ansikt før du stoler på det. Si fra til lederen for mottaket.',
      nn: 'Ein konvolutt nemner {name} blant dei som kan lese han, og {name} kan ikkje det: den som laga han, har syrgt for det. {name} kan ha fått ein annan tekst under same meldinga, eller ingen. Handlar ikkje meldinga om {name}, og held ho ikkje {name} utanfor, så samanlikn det du har, med {name} på telefon eller ansikt til ansikt før du stoler på det. Sei frå til leiaren for mottaket.',
      en: 'An envelope names {name} as a reader, but {name} cannot read it: whoever made it saw to that. {name} may have got another text for the same report, or none. Unless the report is about {name} or leaves {name} out, compare what you have with {name} by telephone or in person before you trust it. Tell the head of reception.',
    },
    'old-key': {
      nb: 'En konvolutt er forseglet til en nøkkel for {name} som en nyere nøkkelliste har byttet ut, så {name} kan kanskje ikke lese den. Det kan være uskyldig: den ble forseglet rett før lista kom. {name} kan også ha fått en annen tekst, eller ingen. Handler ikke meldingen om {name}, og holder den ikke {name} utenfor, så sammenlign det du har, med {name} på telefon eller ansikt til ansikt før du stoler på det.',
      nn: 'Ein konvolutt er forsegla til ein nøkkel for {name} som ei nyare nøkkelliste har bytt ut, så {name} kan kanskje ikkje lese han. Det kan vere uskyldig: han vart forsegla rett før lista kom. {name} kan òg ha fått ein annan tekst, eller ingen. Handlar ikkje meldinga om {name}, og held ho ikkje {name} utanfor, så samanlikn det du har, med {name} på telefon eller ansikt til ansikt før du stoler på det.',
      en: 'An envelope is sealed to a key of {name} that a newer key list has replaced, so {name} may not be able to read it. It can be harmless: it was sealed just before that list came. {name} may also have got another text, or none. Unless the report is about {name} or leaves {name} out, compare what you have with {name} by telephone or in person before you trust it.',
    },
    beyond: {
      nb: 'En konvolutt er forseglet slik at noen den ikke nevner, kanskje kan lese den. Den som laget den, brukte ikke en vanlig side. Si fra til lederen for mottaket.',
      nn: 'Ein konvolutt er forsegla slik at nokon han ikkje nemner, kanskje kan lese han. Den som laga han, brukte ikkje ei vanleg side. Sei frå til leiaren for mottaket.',
      en: 'An envelope is sealed so that somebody whom it does not name can perhaps read it. Whoever made it did not use an ordinary page. Tell the head of reception.',
    },
    'not-as-named': {
      nb: 'En konvolutt nevner en leser som ikke står i nøkkellista for uka. Den som laget den, brukte ikke en vanlig side. Sammenlign med kollegene som fikk den, og si fra til lederen for mottaket.',
      nn: 'Ein konvolutt nemner ein lesar som ikkje står i nøkkellista for veka. Den som laga han, brukte ikkje ei vanleg side. Samanlikn med kollegaene som fekk han, og sei frå til leiaren for mottaket.',
      en: 'An envelope names somebody as its reader who is not in the key list of its week. Whoever made it did not use an ordinary page. Compare with your colleagues who got it, and tell the head of reception.',
    },
    'no-list': {
      nb: 'Skranken kunne ikke kontrollere om alle som er nevnt, kan lese en konvolutt, fordi skranken ikke har nøkkellista som konvolutten oppgir. Enten har den lista aldri funnes, eller så holder tjeneren den unna denne skranken. Sammenlign det som står i konvolutten, med kollegene dine før du stoler på det.',
      nn: 'Skranken kunne ikkje kontrollere om alle som er nemnde, kan lese ein konvolutt, fordi skranken ikkje har nøkkellista som konvolutten oppgir. Anten har den lista aldri funnest, eller så held tenaren ho unna denne skranken. Samanlikn det som står i konvolutten, med kollegaene dine før du stoler på det.',
      en: 'The desk could not check whether all who are named can read an envelope: it does not have the key list that the envelope names. Either that list never existed, or the server keeps it from this desk. Compare what the envelope says with your colleagues before you trust it.',
    },
    'no-keys': {
      nb: 'Det er ikke kontrollert om alle som er nevnt, kan lese en konvolutt: tjeneren gir ikke fra seg nøklene for uka. Sammenlign det som står i den, med kollegene dine, og si fra til den som driver tjeneren.',
      nn: 'Det er ikkje kontrollert om alle som er nemnde, kan lese ein konvolutt: tenaren gir ikkje frå seg nøklane for veka. Samanlikn det som står i han, med kollegaene dine, og sei frå til den som driv tenaren.',
      en: 'The desk could not check whether all who are named can read an envelope: the server does not hand over the keys of its week. Compare what the envelope says with your colleagues, and tell whoever runs the server.',
    },
    'not-checked': {
      nb: 'Ikke kontrollert: en konvolutt ble åpnet her mer enn fem uker etter at den ble forseglet, og det er ikke lenger mulig å vite om alle som er nevnt, kan lese den. Sammenlign med kollegene dine hvis det betyr noe.',
      nn: 'Ikkje kontrollert: ein konvolutt vart opna her meir enn fem veker etter at han vart forsegla, og det er ikkje lenger mogleg å vite om alle som er nemnde, kan lese han. Samanlikn med kollegaene dine om det betyr noko.',
      en: 'An envelope was opened here more than five weeks after it was sealed. So the desk can no longer check whether all who are named can read it. Compare with your colleagues if it matters.',
    },
    'two-reports': {
      nb: 'Det kom to første meldinger under én kvitteringskode. De som bare fikk den ene, ser en annen melding enn du gjør. Det kan være uskyldig: noen endret teksten etter at den så ut til ikke å komme fram. Sammenlign det du har, med alle som leser saken, og si fra til lederen for mottaket.',
      nn: 'Det kom to første meldingar under éin kvitteringskode. Dei som berre fekk den eine, ser ei anna melding enn du gjer. Det kan vere uskyldig: nokon endra teksten etter at han såg ut til ikkje å kome fram. Samanlikn det du har, med alle som les saka, og sei frå til leiaren for mottaket.',
      en: 'Two first reports came under one receipt code. Those who got only one of them see another report than you do. It can be harmless: somebody changed the text after it did not seem to arrive. Compare what you have with all who read the case, and tell the head of reception.',
    },
    'two-texts': {
      nb: 'Ett brev kom to ganger, med to ulike tekster. De som bare fikk det ene, ser et annet brev enn du gjør. Sammenlign det du har, med alle som leser saken.',
      nn: 'Eitt brev kom to gonger, med to ulike tekstar. Dei som berre fekk det eine, ser eit anna brev enn du gjer. Samanlikn det du har, med alle som les saka.',
      en: 'One letter came twice, with two different texts. Those who got only one of them see another letter than you do. Compare what you have with all who read the case.',
    },
    'same-reference': {
      nb: 'En annen sak har samme referanse. Den som kjenner en referanse, kan bruke den i en egen melding. Oppgir noen referansen, så finn ut hvilken av de to sakene de mener, før du svarer.',
      nn: 'Ei anna sak har same referansen. Den som kjenner ein referanse, kan bruke han i ei eiga melding. Oppgir nokon referansen, så finn ut kva for ei av dei to sakene dei meiner, før du svarar.',
      en: 'Another case has the same reference. Whoever knows a reference can use it in a report of their own. If somebody quotes the reference, find out which of the two cases they mean before you answer.',
    },
    forwarded: {
      nb: 'En konvolutt nevner ikke deg, og nøkkelen din åpner den likevel: noen har sendt den videre, eller den som laget den, gjorde det med vilje.',
      nn: 'Ein konvolutt nemner ikkje deg, og nøkkelen din opnar han likevel: nokon har sendt han vidare, eller den som laga han, gjorde det med vilje.',
      en: 'An envelope does not name you, and your key opens it all the same: somebody passed it on, or whoever made it did so on purpose.',
    },
    'old-list': {
      nb: 'En konvolutt er forseglet med en eldre nøkkelliste enn den nyeste.',
      nn: 'Ein konvolutt er forsegla med ei eldre nøkkelliste enn den nyaste.',
      en: 'An envelope was sealed to an older key list than the newest.',
    },
    'missing-drop': {
      nb: 'Loggen viser til en konvolutt som tjeneren ikke har.',
      nn: 'Loggen viser til ein konvolutt som tenaren ikkje har.',
      en: 'The log names an envelope that the server does not have.',
    },
    'foreign-drop': {
      nb: 'Loggen viser til en konvolutt som hører til en annen kvittering.',
      nn: 'Loggen viser til ein konvolutt som høyrer til ei anna kvittering.',
      en: 'The log names an envelope that belongs to another receipt.',
    },
    'readers-changed': {
      nb: '{name} har skrevet til varsleren at noen ikke leser saken lenger, uten at noe i loggen sier det. Varsleren kan ha sendt et brev til færre enn før. {name} står med signaturen sin, også om teksten er satt tilbake siden. Snakk med de andre som leser saken, og si fra til lederen for mottaket. Skriv det ned: skranken husker det bare til den låses.',
      nn: '{name} har skrive til varslaren at nokon ikkje les saka lenger, utan at noko i loggen seier det. Varslaren kan ha sendt eit brev til færre enn før. {name} står med signaturen sin, òg om teksten er sett tilbake sidan. Snakk med dei andre som les saka, og sei frå til leiaren for mottaket. Skriv det ned: skranken hugsar det berre til han blir låst.',
      en: '{name} has told the reporter that somebody no longer reads the case, and nothing in the log says so. The reporter may have sent a letter to fewer people than before. It carries the signature of {name}, even if the text was put back since. Talk to the others who read the case, and tell the head of reception. Write it down: the desk remembers it only until it is locked.',
    },
    'opened-silently': {
      nb: '{name} har sagt ja til å åpne meldingen sammen med en annen, kan lese den, og har ikke skrevet noe i saken ennå.',
      nn: '{name} har sagt ja til å opne meldinga saman med ein annan, kan lese ho, og har ikkje skrive noko i saka enno.',
      en: '{name} has said yes to opening the report with another, can read it, and has written nothing in the case yet.',
    },
    'not-shown': {
      nb: 'Det du la ut til varsleren, vises ikke på oppslagstavla. Varsleren får ikke lest det. Si fra til den som driver tjeneren.',
      nn: 'Det du la ut til varslaren, blir ikkje vist på oppslagstavla. Varslaren får ikkje lese det. Sei frå til den som driv tenaren.',
      en: 'What you put up for the reporter is not shown on the board. The reporter cannot read it. Tell whoever runs the server.',
    },
    'no-report': {
      nb: 'Meldingen som dette hører til, kan ikke åpnes her.',
      nn: 'Meldinga som dette høyrer til, kan ikkje opnast her.',
      en: 'The report that this belongs to cannot be opened here.',
    },
  },
}
