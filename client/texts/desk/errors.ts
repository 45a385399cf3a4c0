/** Why something was not done. */
export const errors = {
  errors: {
    'not-told': {
      nb: 'Reglene tillater ikke dette: den som ikke er part, får ikke vite det. Ta det ut, eller avgjør først at varsleren er part.',
      nn: 'Reglane tillèt ikkje dette: den som ikkje er part, får ikkje vite det. Ta det ut, eller avgjer først at varslaren er part.',
      en: 'The rules do not allow this: somebody who is not a party is not told it. Take it out, or decide first that the reporter is a party.',
    },
    'no-reason': {
      nb: 'Dette er mer enn reglene tillater. Skriv begrunnelsen i feltet over, eller ta det ut.',
      nn: 'Dette er meir enn reglane tillèt. Skriv grunngjevinga i feltet over, eller ta det ut.',
      en: 'This is more than the rules allow. Write the reason in the field above, or take it out.',
    },
    'no-words': {
      nb: 'Skriv en tekst: På varslerens side står det at meldingen fra dere sier mer. Ingenting er sendt.',
      nn: 'Skriv ein tekst: På sida til varslaren står det at meldinga frå dykk seier meir. Ingenting er sendt.',
      en: 'Write a text: the reporter’s page says that your message tells more. Nothing was sent.',
    },
    'no-date': {
      nb: 'Velg en dato: varsleren må få vite når det er lurt å se innom igjen.',
      nn: 'Vel ein dato: varslaren må få vite når det er lurt å sjå innom att.',
      en: 'Choose a date: the reporter has to know when to look again.',
    },
    told: {
      nb: 'En kollega var først: årsrapporten for det året er laget eller rettet på en annen skranke. Den står her nå. Bruk ikke tall fra denne skranken.',
      nn: 'Ein kollega var først: årsrapporten for det året er laga eller retta på ein annan skranke. Han står her no. Bruk ikkje tal frå denne skranken.',
      en: 'A colleague was first: the annual report on that year was made or corrected at another desk. It stands here now. Do not use numbers from this desk.',
    },
    'new-root': {
      nb: 'Du har ikke bekreftet den nye nøkkelen til mottaket. Før det leser skranken bare. Skriv fingeravtrykket øverst, og trykk «Sammenlign og bekreft».',
      nn: 'Du har ikkje stadfesta den nye nøkkelen til mottaket. Før det les skranken berre. Skriv fingeravtrykket øvst, og trykk «Samanlikn og stadfest».',
      en: 'You have not confirmed the new key of the reception. Until then the desk only reads. Type the fingerprint at the top, and press “Compare and confirm”.',
    },
    'root-differs': {
      nb: 'Dette er ikke fingeravtrykket til nøkkelen som skranken fikk se. Skriv det en gang til slik du hører det. Stemmer det fremdeles ikke, har skranken fått se en falsk nøkkelliste: Ring lederen og kollegene dine. Skriv det på nytt når tjeneren viser den rette lista.',
      nn: 'Dette er ikkje fingeravtrykket til nøkkelen som skranken fekk sjå. Skriv det ein gong til slik du høyrer det. Stemmer det framleis ikkje, har skranken fått sjå ei falsk nøkkelliste: Ring leiaren og kollegaene dine. Skriv det på nytt når tenaren viser den rette lista.',
      en: 'That is not the fingerprint of the key that this desk was shown. Type it once more as you hear it. If it differs again, the desk was shown a forged key list: call the head and your colleagues. Type it again once the server shows the right list.',
    },
    'two-roots': {
      nb: 'Tjeneren viser en nøkkelliste fra en annen nøkkel enn den nye som skranken så før, og du har ikke bekreftet noen av dem. En av de to listene er falsk. Ring lederen for mottaket, og skriv det rette fingeravtrykket øverst.',
      nn: 'Tenaren viser ei nøkkelliste frå ein annan nøkkel enn den nye som skranken såg før, og du har ikkje stadfesta nokon av dei. Ei av dei to listene er falsk. Ring leiaren for mottaket, og skriv det rette fingeravtrykket øvst.',
      en: 'The server shows a key list of another key than the new one that this desk saw before, and you have confirmed neither. One of the two lists is forged. Call the head of reception, and type the right fingerprint at the top.',
    },
    'too-large': {
      nb: 'Filene er til sammen for store, eller for mange. Fjern noen av dem.',
      nn: 'Filene er til saman for store, eller for mange. Fjern nokre av dei.',
      en: 'The files are too large together, or too many. Remove some of them.',
    },
    'file-missing': {
      nb: 'Tjeneren har ikke hele fila. Den kan fortsatt være på vei, eller være slettet fordi ingen fornyet den. Prøv igjen senere.',
      nn: 'Tenaren har ikkje heile fila. Ho kan framleis vere på veg, eller vere sletta fordi ingen fornya ho. Prøv på nytt seinare.',
      en: 'The server does not have the whole file. It may still be on its way, or have been deleted because nobody renewed it. Try again later.',
    },
    'file-unreadable': {
      nb: 'Fila kan ikke leses, eller den ble endret eller flyttet etter at du valgte den. Fjern den, og velg den på nytt.',
      nn: 'Fila kan ikkje lesast, eller ho vart endra eller flytta etter at du valde ho. Fjern ho, og vel ho på nytt.',
      en: 'The file cannot be read, or it was changed or moved after you chose it. Remove it, and choose it again.',
    },
    'other-file': {
      nb: 'Dette er en annen fil enn den meldingen nevner. Noen som har nøkkelen til meldingen, har laget den, og tjeneren leverte den ut. Ingenting av den vises. Si fra til lederen for mottaket.',
      nn: 'Dette er ei anna fil enn den meldinga nemner. Nokon som har nøkkelen til meldinga, har laga ho, og tenaren leverte ho ut. Ingenting av ho blir vist. Sei frå til leiaren for mottaket.',
      en: 'This is not the file that the message names. Somebody who has the key of the message made it, and the server handed it over. Nothing of it is shown. Tell the head of reception.',
    },
    'file-changed': {
      nb: 'Fila er ikke den som ble sendt: noe er byttet ut. Ingenting av den vises. Si fra til lederen for mottaket.',
      nn: 'Fila er ikkje den som vart send: noko er bytt ut. Ingenting av ho blir vist. Sei frå til leiaren for mottaket.',
      en: 'The file is not the one that was sent: it was changed or replaced. Nothing of it is shown. Tell the head of reception.',
    },
    'key-missing': {
      nb: 'Hvelvet trenger en sikkerhetsnøkkel også, og ingen ble brukt. Prøv igjen.',
      nn: 'Kvelvet treng ein tryggleiksnøkkel òg, og ingen vart brukt. Prøv på nytt.',
      en: 'The vault needs a security key as well, and none was used. Try again.',
    },
    'key-mismatch': {
      nb: 'Passordet eller sikkerhetsnøkkelen passer ikke. Prøv igjen.',
      nn: 'Passordet eller tryggleiksnøkkelen passar ikkje. Prøv på nytt.',
      en: 'The passphrase or the security key does not fit. Try again.',
    },
    'key-unanswered': {
      nb: 'Ingen sikkerhetsnøkkel som hører til hvelvet, svarte: det ble avbrutt, tok for lang tid, eller det var en annen nøkkel. Prøv igjen.',
      nn: 'Ingen tryggleiksnøkkel som høyrer til kvelvet, svara: det vart avbrote, tok for lang tid, eller det var ein annan nøkkel. Prøv på nytt.',
      en: 'No security key of this vault answered: it was cancelled, it took too long, or it was another key. Try again.',
    },
    'key-browser': {
      nb: 'Denne nettleseren kan ikke bruke sikkerhetsnøkler slik hvelvet trenger det. Prøv en nyere nettleser.',
      nn: 'Denne nettlesaren kan ikkje bruke tryggleiksnøklar slik kvelvet treng det. Prøv ein nyare nettlesar.',
      en: 'This browser cannot use security keys in the way that the vault needs. Try a newer browser.',
    },
    'key-unfit': {
      nb: 'Denne sikkerhetsnøkkelen kan ikke brukes til hvelvet. Bruk en annen.',
      nn: 'Denne tryggleiksnøkkelen kan ikkje brukast til kvelvet. Bruk ein annan.',
      en: 'This security key cannot be used for the vault. Use another one.',
    },
    'key-known': {
      nb: 'Denne sikkerhetsnøkkelen er lagt til fra før.',
      nn: 'Denne tryggleiksnøkkelen er lagd til frå før.',
      en: 'This security key has been added already.',
    },
    'keys-full': {
      nb: 'Fire sikkerhetsnøkler er det meste. Fjern en først.',
      nn: 'Fire tryggleiksnøklar er det meste. Fjern ein først.',
      en: 'Four security keys are the most. Remove one first.',
    },
    paced: {
      nb: 'Denne skranken har sendt så mye som den sender på et kvarter. Ingenting er tapt. Prøv igjen om et kvarter.',
      nn: 'Denne skranken har sendt så mykje som han sender på eit kvarter. Ingenting er tapt. Prøv på nytt om eit kvarter.',
      en: 'This desk has sent as much as it sends in a quarter of an hour. Nothing is lost. Try again in a quarter of an hour.',
    },
    'not-yet': {
      nb: 'Tjeneren har nettopp startet. Den viser det som har kommet, innen et kvarter: prøv igjen da. Ingenting er borte.',
      nn: 'Tenaren har nettopp starta. Han viser det som har kome, innan eit kvarter: prøv på nytt då. Ingenting er borte.',
      en: 'The server has just started. It takes up to a quarter of an hour before it shows what has come: try again then. Nothing is lost.',
    },
    'log-full': {
      nb: 'Tjeneren tok ikke imot dette: disken er full. Ingenting er tapt. Si fra til den som driver tjeneren, og prøv igjen.',
      nn: 'Tenaren tok ikkje imot dette: disken er full. Ingenting er tapt. Sei frå til den som driv tenaren, og prøv på nytt.',
      en: 'The server did not take this: its disk is full. Nothing is lost. Tell whoever runs the server, and try again.',
    },
    'log-quota': {
      nb: 'Tjeneren tok ikke imot dette: den tar ikke imot mer fra denne skranken nå. Ingenting er tapt. Prøv igjen om en time, eller i morgen.',
      nn: 'Tenaren tok ikkje imot dette: han tek ikkje imot meir frå denne skranken no. Ingenting er tapt. Prøv på nytt om ein time, eller i morgon.',
      en: 'The server did not take this: it takes no more from this desk now. Nothing is lost. Try again in an hour, or tomorrow.',
    },
    offline: {
      nb: 'Tjeneren svarte ikke. Ingenting er borte: prøv igjen.',
      nn: 'Tenaren svara ikkje. Ingenting er borte: prøv på nytt.',
      en: 'The server did not answer. Nothing is lost: try again.',
    },
    'line-untrusted': {
      nb: 'Ingen som denne maskinen stoler på, går god for sertifikatet til tjeneren. Noen kan stå imellom. Ingenting er sendt: spør den som drifter tjeneren, og bruk et annet nett imens.',
      nn: 'Ingen som denne maskina stoler på, går god for sertifikatet til tenaren. Nokon kan stå imellom. Ingenting er sendt: spør den som driftar tenaren, og bruk eit anna nett så lenge.',
      en: 'Nobody whom this machine trusts vouches for the certificate of the server. Somebody may be in between. Nothing was sent: ask the operator of the server, and use another network meanwhile.',
    },
    'line-wrong-name': {
      nb: 'Sertifikatet til det som svarer, gjelder et annet navn. Se om adressen til tjeneren er riktig, og om nettet vil ha en innlogging først. Ingenting er sendt.',
      nn: 'Sertifikatet til det som svarar, gjeld eit anna namn. Sjå om adressa til tenaren er rett, og om nettet vil ha ei innlogging først. Ingenting er sendt.',
      en: 'The certificate of what answers is for another name. See whether the address of the server is right, and whether the network wants a login first. Nothing was sent.',
    },
    'line-date': {
      nb: 'Sertifikatet til tjeneren gjelder ikke på datoen til denne maskinen. Se om datoen er riktig. Er den det, så si fra til den som drifter tjeneren. Ingenting er sendt.',
      nn: 'Sertifikatet til tenaren gjeld ikkje på datoen til denne maskina. Sjå om datoen er rett. Er han det, så sei frå til den som driftar tenaren. Ingenting er sendt.',
      en: 'The certificate of the server is not valid on the date of this machine. See whether the date is right. If it is, tell the operator of the server. Nothing was sent.',
    },
    'line-no-name': {
      nb: 'Navnet til tjeneren finnes ikke på nettet her. Se om maskinen er på nett, om adressen er riktig, og om du må være på nettet til virksomheten.',
      nn: 'Namnet til tenaren finst ikkje på nettet her. Sjå om maskina er på nett, om adressa er rett, og om du må vere på nettet til verksemda.',
      en: 'The name of the server is not found from here. See whether this machine has a network, whether the address is right, and whether you must be on the network of the organisation.',
    },
    'line-refused': {
      nb: 'Ingenting svarer på adressen til tjeneren. Se om adressen er riktig. Er den det, er tjeneren nede: si fra til den som drifter den.',
      nn: 'Ingenting svarar på adressa til tenaren. Sjå om adressa er rett. Er ho det, er tenaren nede: sei frå til den som driftar han.',
      en: 'Nothing listens at the address of the server. See whether the address is right. If it is, the server is down: tell its operator.',
    },
    'line-proxy': {
      nb: 'Skranken kommer ikke fram gjennom Tor (SOCKS). Start Tor, se om adressen dit er riktig, og prøv igjen.',
      nn: 'Skranken kjem ikkje fram gjennom Tor (SOCKS). Start Tor, sjå om adressa dit er rett, og prøv på nytt.',
      en: 'The desk does not get through Tor (SOCKS). Start Tor, see whether its address is right, and try again.',
    },
    'line-onion': {
      nb: 'En onion-adresse nås bare gjennom Tor. Start Tor, og start skranken på nytt med adressen til Tor (SOCKS), for eksempel 127.0.0.1:9050.',
      nn: 'Ei onion-adresse blir nådd berre gjennom Tor. Start Tor, og start skranken på nytt med adressa til Tor (SOCKS), til dømes 127.0.0.1:9050.',
      en: 'An onion address is reached only through Tor. Start Tor, and start the desk again with the address of Tor (SOCKS), such as 127.0.0.1:9050.',
    },
    'line-stranger': {
      nb: 'Det som svarer på adressen, er ikke tjeneren. Se om adressen og porten er riktige, og om nettet vil ha en innlogging først.',
      nn: 'Det som svarar på adressa, er ikkje tenaren. Sjå om adressa og porten er rette, og om nettet vil ha ei innlogging først.',
      en: 'What answers at the address is not the server. See whether address and port are right, and whether the network wants a login first.',
    },
    unconfirmed: {
      nb: 'Ikke bekreftet: det kan være noe annet enn tjeneren som svarte, for eksempel en innloggingsside på nettet. Ingenting er borte: prøv igjen.',
      nn: 'Ikkje stadfesta: det kan vere noko anna enn tenaren som svara, til dømes ei innloggingsside på nettet. Ingenting er borte: prøv på nytt.',
      en: 'Not confirmed: something other than the server may have answered, such as a login page of the network. Nothing is lost: try again.',
    },
    clock: {
      nb: 'Klokka på denne maskinen går mer enn to minutter feil. Still den, og prøv igjen.',
      nn: 'Klokka på denne maskina går meir enn to minutt feil. Still ho, og prøv på nytt.',
      en: 'The clock of this machine is more than two minutes off. Set it, and try again.',
    },
    unsigned: {
      nb: 'Tjeneren kjenner ikke nøkkelen din. Snakk med lederen for mottaket.',
      nn: 'Tenaren kjenner ikkje nøkkelen din. Snakk med leiaren for mottaket.',
      en: 'The server does not know your key. Talk to the head of reception.',
    },
    suspended: {
      nb: 'To kolleger har stengt deg ute i inntil sju dager. Snakk med lederen for mottaket; du mister ingenting.',
      nn: 'To kollegaer har stengt deg ute i inntil sju dagar. Snakk med leiaren for mottaket; du mistar ingenting.',
      en: 'Two colleagues keep you out for up to seven days. Talk to the head of reception; you lose nothing.',
    },
    server: {
      nb: 'Tjeneren ga et svar som ikke gir mening. Prøv igjen senere.',
      nn: 'Tenaren gav eit svar som ikkje gir meining. Prøv på nytt seinare.',
      en: 'The server gave an answer that makes no sense. Try again later.',
    },
    unverified: {
      nb: 'Nøkkellista er ikke signert av mottaket. Ikke bruk skranken; si fra til lederen.',
      nn: 'Nøkkellista er ikkje signert av mottaket. Ikkje bruk skranken; sei frå til leiaren.',
      en: 'The key list is not signed by the reception. Do not use the desk; tell the head of reception.',
    },
    rollback: {
      nb: 'Tjeneren viser en eldre nøkkelliste enn den du har sett. Ikke stol på den; si fra til lederen.',
      nn: 'Tenaren viser ei eldre nøkkelliste enn den du har sett. Ikkje stol på ho; sei frå til leiaren.',
      en: 'The server shows an older key list than one you have seen. Do not trust it; tell the head of reception.',
    },
    full: {
      nb: 'Oppslagstavla, der hver varsler leser sitt med koden sin, er full. Prøv igjen senere.',
      nn: 'Oppslagstavla, der kvar varslar les sitt med koden sin, er full. Prøv på nytt seinare.',
      en: 'The board, on which each reporter reads their own with the code, is full. Try again later.',
    },
    quota: {
      nb: 'Skranken har lagt ut sin del for i dag. Prøv igjen i morgen.',
      nn: 'Skranken har lagt ut sin del for i dag. Prøv på nytt i morgon.',
      en: 'The desk has put up its share for today. Try again tomorrow.',
    },
    conflict: {
      nb: 'Kolleger skrev samtidig. Prøv igjen.',
      nn: 'Kollegaer skreiv samtidig. Prøv på nytt.',
      en: 'Colleagues wrote at the same time. Try again.',
    },
    withheld: {
      nb: 'Tjeneren holder tilbake noe i denne saken. Teksten din er her ennå; si fra til lederen.',
      nn: 'Tenaren held tilbake noko i denne saka. Teksten din er her enno; sei frå til leiaren.',
      en: 'The server holds back something of this case. Your text is still here; tell the head of reception.',
    },
    'too-long': {
      nb: 'Teksten er for lang. Forkort den; ingenting er borte.',
      nn: 'Teksten er for lang. Kort han ned; ingenting er borte.',
      en: 'The text is too long. Shorten it; nothing is lost.',
    },
    passphrase: {
      nb: 'Passordet passer ikke. Prøv igjen.',
      nn: 'Passordet passar ikkje. Prøv på nytt.',
      en: 'The passphrase does not fit. Try again.',
    },
    memory: {
      nb: 'Denne maskinen har for lite ledig minne til passordet. Ingenting er borte: lukk andre programmer, og prøv igjen.',
      nn: 'Denne maskina har for lite ledig minne til passordet. Ingenting er borte: lukk andre program, og prøv på nytt.',
      en: 'This machine has too little free memory for the passphrase. Nothing is lost: close other programs, and try again.',
    },
    damaged: {
      nb: 'Dette er ikke en hel hvelvfil. Hent sikkerhetskopien, og prøv igjen.',
      nn: 'Dette er ikkje ei heil kvelvfil. Hent tryggingskopien, og prøv på nytt.',
      en: 'This is not a whole vault file. Fetch your backup, and try again.',
    },
    weeks: {
      nb: 'Fila med ukenøkler hører ikke til dette hvelvet. Legg den rette ved siden av hvelvet.',
      nn: 'Fila med vekenøklar høyrer ikkje til dette kvelvet. Legg den rette ved sida av kvelvet.',
      en: 'The file of weekly keys does not belong to this vault. Put the right one beside the vault.',
    },
    'weeks-damaged': {
      nb: 'Fila med ukenøkler er skadet. Flytt den til side: da åpner skranken det den har åpnet før. Lag nye nøkler under «Hvelvet» med en gang, og si fra til lederen.',
      nn: 'Fila med vekenøklar er skadd. Flytt ho til side: då opnar skranken det han har opna før. Lag nye nøklar under «Kvelvet» med ein gong, og sei frå til leiaren.',
      en: 'The file of weekly keys is damaged. Move it aside: then the desk opens what it opened before. Make new keys under “Vault” at once, and tell the head.',
    },
    'full-disk': {
      nb: 'Disken er full. Ingenting er borte: rydd plass, og prøv igjen.',
      nn: 'Disken er full. Ingenting er borte: rydd plass, og prøv på nytt.',
      en: 'The disk is full. Nothing is lost: make room, and try again.',
    },
    'file-busy': {
      nb: 'Et annet program holder fila til hvelvet, ofte en virusskanner, eller du har ikke lov til å skrive der. Ingenting er borte: vent litt, og prøv igjen.',
      nn: 'Eit anna program held fila til kvelvet, ofte ein virusskannar, eller du har ikkje lov til å skrive der. Ingenting er borte: vent litt, og prøv på nytt.',
      en: 'Another program holds the file of the vault, often a virus scanner, or you may not write there. Nothing is lost: wait a little, and try again.',
    },
    unsure: {
      nb: 'Det er ikke sikkert at disken beholder den siste endringen. Lås hvelvet, og lås opp igjen. Byttet du passord, så prøv det nye først og så det gamle. Skjer det igjen, så få disken sjekket.',
      nn: 'Det er ikkje sikkert at disken held på den siste endringa. Lås kvelvet, og lås opp att. Bytte du passord, så prøv det nye først og så det gamle. Skjer det på nytt, så få disken sjekka.',
      en: 'It is not certain that the disk keeps the last change. Lock the vault, and unlock it again. If you changed your passphrase, try the new one first, then the old one. If it happens again, have the disk checked.',
    },
    'foreign-bundle': {
      nb: 'Pakken hører til et annet mottak enn hvelvet. Sjekk at du åpnet den rette fila.',
      nn: 'Pakken høyrer til eit anna mottak enn kvelvet. Sjekk at du opna den rette fila.',
      en: 'The bundle belongs to another reception than the vault. Check that you opened the right file.',
    },
    'other-reception': {
      nb: 'Tjeneren hører til et annet mottak enn hvelvet. Den som ser til maskinen din, kan sjekke adressen til tjeneren, hvelvet og fingeravtrykket. Stemmer alt, så si fra til lederen.',
      nn: 'Tenaren høyrer til eit anna mottak enn kvelvet. Den som ser til maskina di, kan sjekke adressa til tenaren, kvelvet og fingeravtrykket. Stemmer alt, så sei frå til leiaren.',
      en: 'The server belongs to another reception than the vault. Whoever looks after your machine can check the address of the server, the vault and the fingerprint. If all are right, tell the head.',
    },
    files: {
      nb: 'Hvelvet kan ikke leses eller skrives. Går programmet som viser skranken ennå?',
      nn: 'Kvelvet kan ikkje lesast eller skrivast. Går programmet som viser skranken, framleis?',
      en: 'The vault cannot be read or written. Is the program that shows the desk still running?',
    },
    'other-window': {
      nb: 'Hvelvet er endret i et annet vindu. Lås, og lås opp igjen her.',
      nn: 'Kvelvet er endra i eit anna vindauge. Lås, og lås opp att her.',
      en: 'The vault was changed in another window. Lock, and unlock again here.',
    },
    stale: {
      nb: 'Saken er endret mens filene ble laget, og ingen er tatt ut. Hent nytt, se over saken, og lag filene på nytt.',
      nn: 'Saka er endra medan filene vart laga, og ingen er tekne ut. Hent nytt, sjå over saka, og lag filene på nytt.',
      en: 'The case changed while the files were made, and none were taken out. Sync, look at the case again, and make the files again.',
    },
    gone: {
      nb: 'Denne saken kan du ikke skrive i.',
      nn: 'Denne saka kan du ikkje skrive i.',
      en: 'You cannot write in this case.',
    },
    'no-consent': {
      nb: 'Ingenting viser at varsleren har sagt ja til dette. Be mottaket spørre først, eller si hvorfor navnet gis uten samtykke.',
      nn: 'Ingenting viser at varslaren har sagt ja til dette. Be mottaket spørje først, eller sei kvifor namnet blir gitt utan samtykke.',
      en: 'Nothing shows that the reporter agreed to this. Have the reception ask first, or say why the name is given without consent.',
    },
    'no-second': {
      nb: 'Ingen andre går inn for å slette saken lenger. Hent nytt, og snakk sammen.',
      nn: 'Ingen andre går inn for å slette saka lenger. Hent nytt, og snakk saman.',
      en: 'Nobody else agrees to delete the case any more. Sync, and talk to each other.',
    },
    'number-taken': {
      nb: 'En annen sak har dette nummeret. Velg et annet.',
      nn: 'Ei anna sak har dette nummeret. Vel eit anna.',
      en: 'Another case has this number. Choose another one.',
    },
    'own-closing': {
      nb: 'Du skrev avslutningen selv. Be en kollega om å godkjenne den.',
      nn: 'Du skreiv avslutninga sjølv. Be ein kollega om å godkjenne ho.',
      en: 'You wrote the closing yourself. Ask a colleague to approve it.',
    },
    overtaken: {
      nb: 'En kollega har skrevet til varsleren i mellomtiden. Ingenting av ditt er sendt. Les det kollegaen skrev: Skal teksten din gå likevel? Send den i så fall igjen.',
      nn: 'Ein kollega har skrive til varslaren i mellomtida. Ingenting av ditt er sendt. Les det kollegaen skreiv: Skal teksten din gå likevel? Send han i så fall på nytt.',
      en: 'A colleague has written to the reporter meanwhile. Nothing of yours was sent. Read what they wrote: should your text go all the same? If so, send it again.',
    },
    'not-approver': {
      nb: 'Du kan ikke godkjenne dette: Det er opp til en annen, eller noe nyere er sagt. Hent nytt, og se igjen.',
      nn: 'Du kan ikkje godkjenne dette: Det er opp til ein annan, eller noko nyare er sagt. Hent nytt, og sjå på nytt.',
      en: 'You cannot approve this: it is for somebody else, or something newer was said. Sync, and look again.',
    },
    epoch: {
      nb: 'Hvem som leser saken, er nettopp endret, og nøkkelen er på vei. Hent nytt, og prøv igjen.',
      nn: 'Kven som les saka, er nettopp endra, og nøkkelen er på veg. Hent nytt, og prøv på nytt.',
      en: 'Who reads this case has just changed, and the new key is on its way. Sync, and try again.',
    },
    held: {
      nb: 'Sletting er stanset: ingenting i saken kan slettes. Opphev stansen først.',
      nn: 'Sletting er stansa: ingenting i saka kan slettast. Opphev stansen først.',
      en: 'Deletion is on hold: nothing of this case may be deleted. End the hold first.',
    },
    unverifiable: {
      nb: 'Nøkkellister mangler, og skranken kjenner ikke alle som har skrevet i saken. Den skriver ingenting her før listene er på plass.',
      nn: 'Nøkkellister manglar, og skranken kjenner ikkje alle som har skrive i saka. Han skriv ingenting her før listene er på plass.',
      en: 'Key lists are missing, and the desk does not know everybody who has written in this case. It writes nothing here until the lists are in place.',
    },
    random: {
      nb: 'Denne maskinen gir ikke tilfeldige tall. Ingenting mer er sendt. Bruk en annen maskin.',
      nn: 'Denne maskina gir ikkje tilfeldige tal. Ingenting meir er sendt. Bruk ei anna maskin.',
      en: 'This machine gives no random numbers. Nothing more was sent. Use another machine.',
    },
    'open-place': {
      nb: 'Noe i loggen mangler, og kan for eksempel være at en kollega stanset slettingen. Spør kollegene først. Vil du gå videre likevel, trykk igjen.',
      nn: 'Noko i loggen manglar, og kan til dømes vere at ein kollega stansa slettinga. Spør kollegaene først. Vil du gå vidare likevel, trykk på nytt.',
      en: 'Something in the log is missing. It may say, for example, that a colleague put deletion on hold. Ask your colleagues first. To go on all the same, press again.',
    },
    'no-heir': {
      nb: 'Sletting er stanset, og uten deg har ingen nøklene. Gi noen tilgang først.',
      nn: 'Sletting er stansa, og utan deg har ingen nøklane. Gi nokon tilgang først.',
      en: 'Deletion is on hold, and without you nobody has the keys. Let somebody in first.',
    },
    'refused-case': {
      nb: 'Dette medlemmet skal ikke lese saken.',
      nn: 'Denne medlemmen skal ikkje lese saka.',
      en: 'This member must not read this case.',
    },
    role: {
      nb: 'Rollen din gir ikke rett til det her. Spør en kollega som har den.',
      nn: 'Rolla di gir ikkje rett til det her. Spør ein kollega som har ho.',
      en: 'Your role does not allow that here. Ask a colleague whose role does.',
    },
    stopped: {
      nb: 'Stanset. Det som er hentet, er her; resten kommer ved neste henting.',
      nn: 'Stansa. Det som er henta, er her; resten kjem ved neste henting.',
      en: 'Stopped. What has come stays here; the rest comes with the next sync.',
    },
    'left-out': {
      nb: 'Varsleren ba om at dette medlemmet ikke skal lese meldingen, og ble lovet det.',
      nn: 'Varslaren bad om at denne medlemmen ikkje skal lese meldinga, og vart lova det.',
      en: 'The reporter was promised that this member does not read the report.',
    },
    'no-report': {
      nb: 'Meldingen mangler, og bare den sier hvem varsleren har utelatt. Hent nytt.',
      nn: 'Meldinga manglar, og berre ho seier kven varslaren har utelate. Hent nytt.',
      en: 'The report has not come: only it says whom the reporter left out. Sync first.',
    },
    'no-key': {
      nb: 'Dette medlemmet har ingen nøkkel for denne uka, og kan ikke slippes inn før den er der.',
      nn: 'Denne medlemmen har ingen nøkkel for denne veka, og kan ikkje sleppast inn enno.',
      en: 'This member has no key for this week, and cannot be let in before they do.',
    },
    internal: {
      nb: 'Noe gikk galt i skranken. Lås, lås opp, og prøv igjen.',
      nn: 'Noko gjekk gale i skranken. Lås, lås opp, og prøv på nytt.',
      en: 'Something went wrong in the desk. Lock, unlock, and try again.',
    },
  },
}
