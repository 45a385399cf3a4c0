/** Readers of a case, and members who no longer read it. */
export const access = {
  gate: {
    title: { nb: 'Før du leser saken', nn: 'Før du les saka', en: 'Before you read the case' },
    lead: {
      nb: 'Ingenting av det varsleren skrev, er vist ennå. Har du en del i saken, eller er du nær noen som kan ha det?',
      nn: 'Ingenting av det varslaren skreiv, er vist enno. Har du ein del i saka, eller står du nær nokon som kan ha det?',
      en: 'Nothing that the reporter wrote is shown yet. Do you have a part in the case, or are you close to somebody who may have?',
    },
    letterLead: {
      nb: 'Dette brevet hører til en melding som ikke kan åpnes her. Ingen som leser saken, har tatt det opp på sju dager. Varsleren kan ha villet at du ikke skulle lese det. Har du en del i saken, eller er du nær noen som kan ha det?',
      nn: 'Dette brevet høyrer til ei melding som ikkje kan opnast her. Ingen som les saka, har teke det opp på sju dagar. Varslaren kan ha ønskt at du ikkje skulle lese det. Har du ein del i saka, eller står du nær nokon som kan ha det?',
      en: 'This letter belongs to a report that cannot be opened here. For seven days, nobody who reads the case has taken it up. The reporter may not have wanted you to read it. Do you have a part in the case, or are you close to somebody who may have?',
    },
    letterOpen: {
      nb: 'Jeg har ingen del i saken: vis brevet',
      nn: 'Eg har ingen del i saka: vis brevet',
      en: 'I have no part in the case: show the letter',
    },
    letterClose: {
      nb: 'Du kan ikke lese brevet, heller ikke senere, og ikke noe annet fra den samme varsleren. Ingen får vite det: skranken har ingen logg å skrive det i.',
      nn: 'Du kan ikkje lese brevet, heller ikkje seinare, og ikkje noko anna frå den same varslaren. Ingen får vite det: skranken har ingen logg å skrive det i.',
      en: 'You will not be able to read the letter, now or later, or anything else from the same reporter. Nobody is told: the desk has no log to write it in.',
    },
    readers: { nb: 'Leser saken nå', nn: 'Les saka no', en: 'Read the case now' },
    away: { nb: 'Har trådt til side', nn: 'Har gått til side', en: 'Have stepped back' },
    nobody: { no: 'Ingen', en: 'Nobody' },
    later: {
      nb: 'Ser du det først når du leser, kan du tre til side da også.',
      nn: 'Ser du det først når du les, kan du gå til side då òg.',
      en: 'If you see it only as you read, you can step back then, too.',
    },
    open: {
      nb: 'Jeg har ingen del i den: åpne saken',
      nn: 'Eg har ingen del i saka: opne ho',
      en: 'I have no part in it: open the case',
    },
    close: { nb: 'Jeg er for nær den', nn: 'Eg står for nær saka', en: 'I am too close to it' },
    closeLead: {
      nb: 'Du kan ikke lese saken, heller ikke senere: nøklene til den blir slettet på denne maskinen. Kollegaene ser at du har trådt til side, og det du skriver her.',
      nn: 'Du kan ikkje lese saka, heller ikkje seinare: Nøklane til ho blir sletta på denne maskina. Kollegaene ser at du har gått til side, og det du skriv her.',
      en: 'You will not be able to read the case, now or later: its keys are destroyed on this machine. Your colleagues see that you stepped back, and what you write here.',
    },
    closeText: {
      nb: 'Hvorfor (kan stå tomt)',
      nn: 'Kvifor (kan stå tomt)',
      en: 'Why (may be empty)',
    },
    closeConfirm: {
      nb: 'Tre til side for godt',
      nn: 'Gå til side for godt',
      en: 'Step back for good',
    },
    left: {
      nb: 'Du har trådt til side i {reference}. Saken er borte fra denne skranken.',
      nn: 'Du har gått til side i {reference}. Saka er borte frå denne skranken.',
      en: 'You have stepped back from {reference}. The case is gone from this desk.',
    },
    unopened: { nb: 'Ikke åpnet', nn: 'Ikkje opna', en: 'Not opened' },
    working: {
      nb: 'Skriver det i loggen ...',
      nn: 'Skriv det i loggen ...',
      en: 'Writing it into the log ...',
    },
  },
  access: {
    title: {
      nb: 'Hvem som leser, identitet og oppbevaring',
      nn: 'Kven som les, identitet og oppbevaring',
      en: 'Who reads, identity and keeping',
    },
    readers: { nb: 'Lesere', nn: 'Lesarar', en: 'Readers' },
    identity: { no: 'Identitet', en: 'Identity' },
    keeping: { no: 'Oppbevaring', en: 'Keeping' },
    reads: { nb: 'Leser saken', nn: 'Les saka', en: 'Reads the case' },
    since: { nb: 'siden {day}', nn: 'sidan {day}', en: 'since {day}' },
    own: { no: 'deg', en: 'you' },
    undeclared: {
      nb: 'har ikke sagt om de er habile',
      nn: 'har ikkje sagt om dei er habile',
      en: 'has not said whether they are impartial',
    },
    leaving: {
      nb: 'er inhabil; nøkkelen byttes ved neste henting',
      nn: 'er inhabil; nøkkelen blir bytt ved neste henting',
      en: 'is not impartial; the key changes at the next sync',
    },
    leftOut: {
      nb: 'Varsleren ville ikke at disse skulle lese:',
      nn: 'Varslaren ville ikkje at desse skulle lese:',
      en: 'The reporter did not want these to read:',
    },
    gone: {
      nb: '{name} leser ikke videre i loggen: {why}, {day}',
      nn: '{name} les ikkje vidare i loggen: {why}, {day}',
      en: '{name} no longer reads new entries in the log: {why}, {day}',
    },
    readersLead: {
      nb: 'De som står her, har nøkkelen til saken. Ingen andre har den, heller ikke de som driver tjeneren.',
      nn: 'Dei som står her, har nøkkelen til saka. Ingen andre har han, heller ikkje dei som driv tenaren.',
      en: 'The members listed here have the key of the case. No one else has it, not even whoever runs the server.',
    },
    grant: {
      nb: 'Gi noen tilgang ...',
      nn: 'Gi nokon tilgang ...',
      en: 'Give somebody access ...',
    },
    grantLead: {
      nb: 'Medlemmet kan lese alt i saken, også det som er skrevet før, og skrive i den. Nye brev fra varsleren får de se senest når en som selv fikk meldingen, har hentet dem.',
      nn: 'Medlemmen kan lese alt i saka, òg det som er skrive før, og skrive i ho. Nye brev frå varslaren får dei sjå seinast når ein som sjølv fekk meldinga, har henta dei.',
      en: 'The member can read everything in the case, including what was written before, and can write in it. They see new letters from the reporter no later than when a member who got the report has fetched them.',
    },
    member: { no: 'Medlem', en: 'Member' },
    as: { nb: 'Rolle i saken', nn: 'Rolle i saka', en: 'Role in the case' },
    text: {
      no: 'Melding til kollegaene (kan stå tom)',
      en: 'Message to your colleagues (may be empty)',
    },
    grantConfirm: { no: 'Gi tilgang', en: 'Give access' },
    nobodyLeft: {
      nb: 'Alle som kan få tilgang, har det allerede.',
      nn: 'Alle som kan få tilgang, har det alt.',
      en: 'Everybody who may read the case has access already.',
    },
    release: { no: 'Ta bort tilgangen ...', en: 'Take access away ...' },
    releaseLead: {
      nb: '{name} kan ikke lese noe av det kollegaer skriver til hverandre heretter. Det som skrives til varsleren, kan de fortsatt lese, til varsleren skriver i en annen uke. Det de har lest, kan ikke tas tilbake. Saken får ny nøkkel, som de andre får.',
      nn: '{name} kan ikkje lese noko av det kollegaer skriv til kvarandre frå no av. Det som blir skrive til varslaren, kan dei framleis lese, til varslaren skriv i ei anna veke. Det dei har lese, kan ikkje takast tilbake. Saka får ny nøkkel, som dei andre får.',
      en: 'From now on, {name} cannot read what colleagues write to each other. {name} can still read what is written to the reporter, until the reporter writes in another week. What {name} has already read cannot be taken back. The case gets a new key, which the others get.',
    },
    why: { no: 'Grunn', en: 'Reason' },
    releaseConfirm: { no: 'Ta bort tilgangen', en: 'Take access away' },
    stepBack: {
      nb: 'Jeg er for nær saken ...',
      nn: 'Eg står for nær saka ...',
      en: 'I am too close to it ...',
    },
    reason: { nb: 'Hvorfor', nn: 'Kvifor', en: 'Why' },
    cancel: { no: 'Avbryt', en: 'Cancel' },
    working: { no: 'Vent litt ...', en: 'One moment ...' },
    done: { nb: 'Skrevet i loggen.', nn: 'Skrive i loggen.', en: 'Written into the log.' },
    missing: {
      nb: 'Fyll ut det som mangler.',
      nn: 'Fyll ut det som manglar.',
      en: 'Fill in what is missing.',
    },
  },
  caseRoles: {
    reception: { no: 'mottaket', en: 'the reception' },
    'follow-up-manager': {
      nb: 'følger opp saken',
      nn: 'følgjer opp saka',
      en: 'follows the case up',
    },
    'co-handler': { nb: 'medbehandler', nn: 'medbehandlar', en: 'co-handler' },
    reader: { nb: 'leser bare', nn: 'les berre', en: 'reads only' },
  },
  releaseReasons: {
    done: { nb: 'ferdig med saken', nn: 'ferdig med saka', en: 'done with the case' },
    conflict: { no: 'inhabil', en: 'not impartial' },
    left: { nb: 'har sluttet', nn: 'har slutta', en: 'has left' },
    suspended: { nb: 'holdes utenfor', nn: 'blir halden utanfor', en: 'is kept out' },
  },
  keeping: {
    lead: {
      nb: 'Hvor lenge saken blir liggende. Mottaket kan stanse sletting, for eksempel mens en klage behandles.',
      nn: 'Kor lenge saka blir liggjande. Mottaket kan stanse sletting, til dømes medan ei klage blir behandla.',
      en: 'How long the case is kept. The reception can put deletion on hold, for example while a complaint is dealt with.',
    },
    state: { nb: 'sletting stanset', nn: 'sletting stansa', en: 'deletion on hold' },
    holdOn: {
      nb: 'Sletting er stanset av {name}, {day}. Ingen kan slette saken før det er opphevet.',
      nn: 'Sletting er stansa av {name}, {day}. Ingen kan slette saka før stansen er oppheva.',
      en: 'Deletion was put on hold by {name}, {day}. Nobody can delete the case until that ends.',
    },
    holdOff: {
      nb: 'Saken kan slettes når den ikke trengs lenger.',
      nn: 'Saka kan slettast når ein ikkje treng ho lenger.',
      en: 'The case can be deleted once it is not needed any more.',
    },
    hold: { no: 'Stans sletting ...', en: 'Hold deletion ...' },
    holdLead: {
      nb: 'Ingen kan slette saken før en av dere opphever dette.',
      nn: 'Ingen kan slette saka før ein av dykk opphevar dette.',
      en: 'Nobody can delete the case until one of you ends this.',
    },
    holdConfirm: { no: 'Stans sletting', en: 'Hold deletion' },
    release: { no: 'Opphev stansen ...', en: 'End the hold ...' },
    releaseLead: {
      nb: 'Etter dette kan saken slettes igjen.',
      nn: 'Etter dette kan saka slettast igjen.',
      en: 'After this the case can be deleted again.',
    },
    releaseConfirm: { no: 'Opphev stansen', en: 'End the hold' },
    purge: { nb: 'Slett saken ...', nn: 'Slett saka ...', en: 'Delete the case ...' },
    purgeLead: {
      nb: 'Nøklene til saken blir slettet på denne maskinen nå, og på kollegaenes neste gang de henter. Da kan ingen lese den i skranken mer, og det kan ikke angres. Men den som har en gammel sikkerhetskopi av et hvelv, kan lese det som kunne leses da kopien ble tatt. Filer som er tatt ut eller lagret, blir heller ikke borte. Igjen står hva som ble gjort, av hvem og når, uten et ord av innholdet. Grunnen blir også stående: skriv den uten noe fra saken.',
      nn: 'Nøklane til saka blir sletta på denne maskina no, og på maskinene til kollegaene neste gong dei hentar. Då kan ingen lese ho i skranken meir, og det kan ikkje gjerast om. Men den som har ein gammal tryggingskopi av eit kvelv, kan lese det som kunne lesast då kopien vart teken. Filer som er tekne ut eller lagra, blir heller ikkje borte. Att står kva som vart gjort, av kven og når, utan eit ord av innhaldet. Grunnen blir òg ståande: skriv han utan noko frå saka.',
      en: 'The keys of the case are destroyed on this machine now, and on the machines of your colleagues at their next sync. After that, nobody can read the case at a desk, and this cannot be undone. But an older backup of a vault can still read what it could read when it was made. Files taken out or saved are not deleted either. What was done, by whom and when stays, without any of the content. Your reason stays too, so mention nothing from the case in it.',
    },
    typeReference: {
      nb: 'Skriv referansen {reference} for å bekrefte',
      nn: 'Skriv referansen {reference} for å stadfeste',
      en: 'Type the reference {reference} to confirm',
    },
    purgeConfirm: {
      nb: 'Slett saken for godt',
      nn: 'Slett saka for godt',
      en: 'Delete the case for good',
    },
    held: {
      nb: 'Opphev stansen før saken kan slettes.',
      nn: 'Opphev stansen før saka kan slettast.',
      en: 'End the hold before the case can be deleted.',
    },
    purged: {
      nb: 'Sak {reference} er slettet, og kan ikke leses mer.',
      nn: 'Sak {reference} er sletta, og kan ikkje lesast meir.',
      en: 'Case {reference} is deleted, and cannot be read any more.',
    },
    purgedBare: {
      nb: 'En sak uten referanse er slettet, og kan ikke leses mer.',
      nn: 'Ei sak utan referanse er sletta, og kan ikkje lesast meir.',
      en: 'A case without a reference is deleted, and cannot be read any more.',
    },
  },
  custody: {
    lead: {
      nb: 'Bare identitetsforvalteren kan åpne en identitet. Spør når saken krever det, og si hvorfor. Grunnen blir stående i loggen.',
      nn: 'Berre identitetsforvaltaren kan opne ein identitet. Spør når saka krev det, og sei kvifor. Grunnen blir ståande i loggen.',
      en: 'Only the keeper of identities can open an identity. Ask when the case demands it, and say why. The reason stays in the log.',
    },
    ask: {
      nb: 'Spør hvem varsleren er ...',
      nn: 'Spør kven varslaren er ...',
      en: 'Ask who the reporter is ...',
    },
    askLead: {
      nb: 'Identitetsforvalteren får spørsmålet og grunnen, og ingenting annet fra saken. Si fra til varsleren at dere spør.',
      nn: 'Identitetsforvaltaren får spørsmålet og grunnen, og ingenting anna frå saka. Sei frå til varslaren at de spør.',
      en: 'The keeper of identities gets the question and the reason, and nothing else from the case. Tell the reporter that you ask.',
    },
    why: {
      nb: 'Hvorfor saken krever det',
      nn: 'Kvifor saka krev det',
      en: 'Why the case demands it',
    },
    askConfirm: { no: 'Spør', en: 'Ask' },
    none: { no: 'Ingen har spurt.', en: 'Nobody has asked.' },
    asked: { nb: '{name} spurte {day}', nn: '{name} spurde {day}', en: '{name} asked {day}' },
    waits: { nb: 'Venter på svar.', nn: 'Ventar på svar.', en: 'Waits for an answer.' },
    given: {
      nb: 'Oppgitt av {name}, {day}',
      nn: 'Gitt av {name}, {day}',
      en: 'Given by {name}, {day}',
    },
    refused: { no: 'Avslått av {name}, {day}', en: 'Refused by {name}, {day}' },
    withdrawn: { nb: 'Trukket tilbake {day}', nn: 'Trekt tilbake {day}', en: 'Withdrawn {day}' },
    answer: { no: 'Svar mottaket ...', en: 'Answer the reception ...' },
    answerLead: {
      nb: 'Gir du identiteten, leser alle i saken det du skriver. Avslår du, si hvorfor. Svaret kan ikke endres.',
      nn: 'Gir du identiteten, les alle i saka det du skriv. Avslår du, så sei kvifor. Svaret kan ikkje endrast.',
      en: 'If you give the identity, everybody in the case reads what you write. If you refuse, say why. The answer cannot be changed.',
    },
    give: { no: 'Gi identiteten', en: 'Give the identity' },
    refuse: { no: 'Avslå', en: 'Refuse' },
    decision: { nb: 'Avgjørelse', nn: 'Avgjerd', en: 'Decision' },
    answerText: {
      nb: 'Hvem varsleren er, eller hvorfor du avslår',
      nn: 'Kven varslaren er, eller kvifor du avslår',
      en: 'Who the reporter is, or why you refuse',
    },
    answerConfirm: { no: 'Send svaret', en: 'Send the answer' },
  },
  accessLines: {
    impartial: { nb: 'ingen del i saken', nn: 'ingen del i saka', en: 'no part in the case' },
    partial: {
      nb: 'for nær saken, har trådt til side',
      nn: 'for nær saka, har gått til side',
      en: 'too close to the case, stepped back',
    },
    granted: '{name}, {as}',
    keysSent: '{name}',
    holding: {
      nb: 'alle nøklene som {name} hadde til saken; {name} er ikke habil',
      nn: 'alle nøklane som {name} hadde til saka; {name} er ikkje habil',
      en: 'all keys that {name} held to this case; {name} is not impartial',
    },
    reinstated: '{name}',
    released: '{name}, {why}',
    holdOff: { nb: 'opphevet', nn: 'oppheva', en: 'ended' },
  },
}

/** Access that a colleague took away, and how it comes back. */
export const taken = {
  taken: {
    title: {
      nb: 'Tilgang som er tatt bort',
      nn: 'Tilgang som er teken bort',
      en: 'Access that was taken away',
    },
    shut: {
      nb: '{name} skrev {day} at du ikke er habil. Saken er lukket på denne maskinen, og nøklene dine ligger låst bort. Ingenting er slettet.',
      nn: '{name} skreiv {day} at du ikkje er habil. Saka er lukka på denne maskina, og nøklane dine ligg låste bort. Ingenting er sletta.',
      en: '{name} wrote on {day} that you are not impartial. The case is closed on this machine, and your keys are locked away. Nothing is deleted.',
    },
    judges: {
      nb: 'Stemmer det ikke, så snakk med to av disse: {names}. Når to av dem har skrevet at du skal lese igjen, åpner saken seg. Er {name} ute av nøkkellisten, holder en ny nøkkelliste som nevner deg.',
      nn: 'Stemmer det ikkje, så snakk med to av desse: {names}. Når to av dei har skrive at du skal lese igjen, opnar saka seg. Er {name} ute av nøkkellista, held det med ei ny nøkkelliste som nemner deg.',
      en: 'If that is not so, talk to two of these: {names}. Once two of them have written that you are to read again, the case opens. If {name} is no longer in the key list, a new key list that names you is enough.',
    },
    noJudges: {
      nb: 'Stemmer det ikke, så snakk med den som lager nøkkellisten. En ny nøkkelliste som nevner deg, åpner saken igjen.',
      nn: 'Stemmer det ikkje, så snakk med den som lagar nøkkellista. Ei ny nøkkelliste som nemner deg, opnar saka igjen.',
      en: 'If that is not so, talk to whoever makes the key list. A new key list that names you opens the case again.',
    },
    held: {
      nb: 'Du har sagt at du ikke er habil, og sletting er stanset. Saken er lukket, og nøklene dine ligger låst bort. De blir ødelagt når skranken til en kollega som kan slette saken, har bekreftet at den har dem, eller når stansen er over. Hent på nytt da.',
      nn: 'Du har sagt at du ikkje er habil, og sletting er stansa. Saka er lukka, og nøklane dine ligg låste bort. Dei blir øydelagde når skranken til ein kollega som kan slette saka, har stadfesta at skranken har dei, eller når stansen er over. Hent på nytt då.',
      en: 'You said that you are not impartial, and deletion is on hold. The case is closed, and your keys are locked away. They are destroyed once the desk of a colleague who can delete the case has confirmed that it has them, or once the hold ends. Then sync again.',
    },
    heldStep: {
      nb: 'Sletting er stanset. Nøklene dine går til kolleger først, og blir ødelagt her når skranken til en av dem som kan slette saken, har bekreftet at den har dem.',
      nn: 'Sletting er stansa. Nøklane dine går til kollegaer først, og blir øydelagde her når skranken til ein av dei som kan slette saka, har stadfesta at skranken har dei.',
      en: 'Deletion is on hold. Your keys go to colleagues first, and are destroyed here once the desk of a colleague who can delete the case has confirmed that it has them.',
    },
    agree: {
      nb: 'Det stemmer, jeg er ikke habil ...',
      nn: 'Det stemmer, eg er ikkje habil ...',
      en: 'That is right, I am not impartial ...',
    },
    agreeLead: {
      nb: 'Nøklene til saken blir ødelagt på denne maskinen, for godt. Bare du kan bestemme det.',
      nn: 'Nøklane til saka blir øydelagde på denne maskina, for godt. Berre du kan avgjere det.',
      en: 'The keys of the case are destroyed on this machine, for good. Only you can decide that.',
    },
    agreeConfirm: {
      nb: 'Ødelegg nøklene mine',
      nn: 'Øydelegg nøklane mine',
      en: 'Destroy my keys',
    },
    agreeHeld: {
      nb: 'Sletting er stanset. Nøklene kan ikke ødelegges nå.',
      nn: 'Sletting er stansa. Nøklane kan ikkje øydeleggjast no.',
      en: 'Deletion is on hold. The keys cannot be destroyed now.',
    },
    done: {
      no: '{by} tok bort tilgangen for {name}, {day}: {why}.',
      en: '{by} took access away from {name}, {day}: {why}.',
    },
    seen: { nb: 'Jeg har sett det', nn: 'Eg har sett det', en: 'I have seen it' },
    reinstate: { no: 'Gi tilgang igjen ...', en: 'Give access back ...' },
    reinstateLead: {
      nb: 'To må si at {name} skal lese igjen. Da får {name} nøklene til alt i saken. Si det bare hvis du selv vet at det stemmer, og at det er {name} som sitter ved maskinen.',
      nn: 'To må seie at {name} skal lese igjen. Då får {name} nøklane til alt i saka. Sei det berre dersom du sjølv veit at det stemmer, og at det er {name} som sit ved maskina.',
      en: 'Two members must say that {name} should read the case again. Then {name} gets the keys of everything in the case. Say so only if you know yourself that this is right, and that {name} is the person at the machine.',
    },
    reinstateConfirm: { no: 'Skriv det i loggen', en: 'Write it into the log' },
    reinstated: {
      nb: 'skal lese igjen, sier {names}; det trengs to',
      nn: 'skal lese igjen, seier {names}; det trengst to',
      en: 'should read again according to {names}; it takes two',
    },
    releaseConflict: {
      nb: 'Velger du «inhabil», lukkes saken også på maskinen til {name}, som får se at det var deg. Nøklene blir ikke slettet, og to andre kan gi tilgangen tilbake. En skranke som noen har endret, kan fortsatt vise det den leste før.',
      nn: 'Vel du «inhabil», blir saka òg lukka på maskina til {name}, som får sjå at det var deg. Nøklane blir ikkje sletta, og to andre kan gi tilgangen tilbake. Ein skranke som nokon har endra, kan framleis vise det han las før.',
      en: 'If you choose “not impartial”, the case also closes on the machine of {name}, who sees that it was you. The keys are not deleted, and two others can give the access back. A desk that somebody has changed can still show what it read before.',
    },
  },
}
