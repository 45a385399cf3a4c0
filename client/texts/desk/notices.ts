/** Messages about everything that the desk has fetched. */
export const notices = {
  notices: {
    'silent-colleague': {
      nb: 'Skranken til {name} har ikke gitt livstegn siden uke {week}. Ring: enten er den ikke låst opp, eller så holder tjeneren livstegnet tilbake.',
      nn: 'Skranken til {name} har ikkje gitt livsteikn sidan veke {week}. Ring {name}: anten er skranken ikkje låst opp, eller så held tenaren livsteiknet tilbake.',
      en: 'The desk of {name} has not been heard of since week {week}. Call {name}: either it has not been unlocked, or the server holds back word of it.',
    },
    'keys-stopped': {
      nb: '{name} har stanset ukenøklene sine. Ingenting kommer dit før lederen har laget en ny nøkkelliste.',
      nn: '{name} har stansa vekenøklane sine. Ingenting kjem dit før leiaren har laga ei ny nøkkelliste.',
      en: '{name} has stopped their weekly keys. Nothing comes to them before the head has made a new key list.',
    },
    'no-weekly-key': {
      nb: 'Ukenøkkelen for denne uka mangler. Nye meldinger kan ikke åpnes på denne maskinen. Lag nøkler til den neste nøkkellista under «Hvelvet» nå, og send fila til lederen for mottaket.',
      nn: 'Vekenøkkelen for denne veka manglar. Nye meldingar kan ikkje opnast på denne maskina. Lag nøklar til den neste nøkkellista under «Kvelvet» no, og send fila til leiaren for mottaket.',
      en: 'The weekly key of this week is missing. New reports cannot be opened on this machine. Make keys for the next key list under “Vault” now, and send the file to the head of reception.',
    },
    'keys-kept': {
      nb: 'Tjeneren kan ikke bekrefte datoen på denne maskinen. Så lenge det er slik, blir gamle ukenøkler liggende på denne maskinen. Går det ikke over innen et døgn, så be den som driver tjeneren, se på klokka og loggen der.',
      nn: 'Tenaren kan ikkje stadfeste datoen på denne maskina. Så lenge det er slik, blir gamle vekenøklar liggjande på denne maskina. Går det ikkje over innan eit døgn, så be den som driv tenaren, sjå på klokka og loggen der.',
      en: 'The server cannot confirm the date of this machine. Until it can, old weekly keys stay on this machine. If this does not end within a day, ask whoever runs the server to look at its clock and its log.',
    },
    'unsent-broken': {
      nb: 'Det som ventet på å bli sendt da skranken sist ble låst, kan ikke leses: fila på denne maskinen er skadet. Se om det siste du skrev, står i sakene, og skriv det som mangler, på nytt.',
      nn: 'Det som venta på å bli sendt då skranken sist vart låst, kan ikkje lesast: fila på denne maskina er skadd. Sjå om det siste du skreiv, står i sakene, og skriv det som manglar, på nytt.',
      en: 'What waited to be sent when the desk was last locked cannot be read: the file on this machine is damaged. See whether the last things that you wrote are in the cases, and write again what is missing.',
    },
    'keys-withheld': {
      nb: 'Tjeneren viser konvolutter som den ikke gir ut. Ukenøklene som kan åpne dem, blir liggende på denne maskinen så lenge, men i høyst fire uker hvert halvår. Si fra til den som driver tjeneren.',
      nn: 'Tenaren viser konvoluttar som han ikkje gir ut. Vekenøklane som kan opne dei, blir liggjande på denne maskina så lenge, men i høgst fire veker kvart halvår. Sei frå til den som driv tenaren.',
      en: 'The server lists envelopes that it does not hand over. Until it does, the weekly keys that may open them stay on this machine, for at most four weeks in half a year. Tell whoever runs the server.',
    },
    'lists-missing': {
      nb: 'Tjeneren gir ikke ut nøkkellistene til og med nummer {version}, og hvelvet ditt har dem ikke. Der skranken ikke kjenner dem som har skrevet i en sak, lar den saken stå. Be en kollega som ikke ser dette, lage en pakke for bruk uten nett, og åpne den én gang med hvelvet ditt. Veiledningen sier hvordan, under «Work without a network».',
      nn: 'Tenaren gir ikkje ut nøkkellistene til og med nummer {version}, og kvelvet ditt har dei ikkje. Der skranken ikkje kjenner dei som har skrive i ei sak, lar han saka stå. Be ein kollega som ikkje ser dette, lage ei pakke for bruk utan nett, og opne ho éin gong med kvelvet ditt. Rettleiinga seier korleis, under «Work without a network».',
      en: 'The server does not hand over the key lists up to and including number {version}, and your vault does not have them. If the desk does not know everybody who has written in a case, it leaves that case as it is. Ask a colleague who does not see this to make a bundle for work without a network, and open it once with your vault. The guide says how, under “Work without a network”.',
    },
    'list-history': {
      nb: 'Nøkkellistene som tjeneren viser, henger ikke sammen. Noen kan ha fått se en annen liste. Si fra til lederen for mottaket.',
      nn: 'Nøkkellistene som tenaren viser, heng ikkje saman. Nokon kan ha fått sjå ei anna liste. Sei frå til leiaren for mottaket.',
      en: 'The key lists that the server shows do not follow from one another. Some may have been shown another one. Tell the head of reception.',
    },
    'new-root': {
      nb: 'Mottaket har fått en ny nøkkel, og dermed et nytt fingeravtrykk. Før du har bekreftet det, leser skranken bare: Den skriver og sender ingenting, og ødelegger ingenting. Spør lederen for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du hører det. Ta det ikke fra en e-post, en nettside eller en skjerm. Vet ikke lederen om noen ny nøkkel, så skriv det tidligere fingeravtrykket, fra en plakat. Bytt ut plakater og kort som viser det gamle.',
      nn: 'Mottaket har fått ein ny nøkkel, og dermed eit nytt fingeravtrykk. Før du har stadfesta det, les skranken berre: Han skriv og sender ingenting, og øydelegg ingenting. Spør leiaren for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du høyrer det. Ta det ikkje frå ein e-post, ei nettside eller ein skjerm. Veit ikkje leiaren om nokon ny nøkkel, så skriv det tidlegare fingeravtrykket, frå ein plakat. Byt ut plakatar og kort som viser det gamle.',
      en: 'The reception has a new key, and with it a new fingerprint. Until you have confirmed it, this desk only reads: it writes and sends nothing, and destroys nothing. Ask the head of reception for the new fingerprint, by phone or in person, and type it here as you hear it. Take it from no e-mail, no web page and no screen. If the head does not know of a new key, type the earlier fingerprint, from a poster. Replace posters and cards that show the old one.',
    },
    'new-root-stolen': {
      nb: 'Den gamle nøkkelen til mottaket er på avveie, eller kan være det. Mottaket har fått en ny nøkkel, og dermed et nytt fingeravtrykk. Før du har bekreftet det, leser skranken bare: Den skriver og sender ingenting, og ødelegger ingenting. Spør lederen for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du hører det. Ta det ikke fra en e-post, en nettside eller en skjerm. Vet ikke lederen om noen ny nøkkel, så skriv det tidligere fingeravtrykket, fra en plakat. Ta ned plakater og kort som viser det gamle: Den som har den gamle nøkkelen, kan utgi seg for å være mottaket der.',
      nn: 'Den gamle nøkkelen til mottaket er på avvegar, eller kan vere det. Mottaket har fått ein ny nøkkel, og dermed eit nytt fingeravtrykk. Før du har stadfesta det, les skranken berre: Han skriv og sender ingenting, og øydelegg ingenting. Spør leiaren for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du høyrer det. Ta det ikkje frå ein e-post, ei nettside eller ein skjerm. Veit ikkje leiaren om nokon ny nøkkel, så skriv det tidlegare fingeravtrykket, frå ein plakat. Ta ned plakatar og kort som viser det gamle: Den som har den gamle nøkkelen, kan gi seg ut for å vere mottaket der.',
      en: 'The old key of the reception is in other hands, or may be. The reception has a new key, and with it a new fingerprint. Until you have confirmed it, this desk only reads: it writes and sends nothing, and destroys nothing. Ask the head of reception for the new fingerprint, by phone or in person, and type it here as you hear it. Take it from no e-mail, no web page and no screen. If the head does not know of a new key, type the earlier fingerprint, from a poster. Take down posters and cards that show the old one: whoever has the old key can pass for the reception there.',
    },
    'log-full': {
      nb: {
        one: 'Tjeneren tok ikke imot det denne skranken skriver i loggen til en sak ({cases}): disken er full. Ingenting er tapt: ved neste henting skriver skranken igjen det den skriver av seg selv, og det du har skrevet, står der du skrev det. Si fra til den som driver tjeneren.',
        other:
          'Tjeneren tok ikke imot det denne skranken skriver i loggene til {n} saker ({cases}): disken er full. Ingenting er tapt: ved neste henting skriver skranken igjen det den skriver av seg selv, og det du har skrevet, står der du skrev det. Si fra til den som driver tjeneren.',
      },
      nn: {
        one: 'Tenaren tok ikkje imot det denne skranken skriv i loggen til ei sak ({cases}): disken er full. Ingenting er tapt: ved neste henting skriv skranken på nytt det han skriv av seg sjølv, og det du har skrive, står der du skreiv det. Sei frå til den som driv tenaren.',
        other:
          'Tenaren tok ikkje imot det denne skranken skriv i loggane til {n} saker ({cases}): disken er full. Ingenting er tapt: ved neste henting skriv skranken på nytt det han skriv av seg sjølv, og det du har skrive, står der du skreiv det. Sei frå til den som driv tenaren.',
      },
      en: {
        one: 'The server did not take what this desk writes into the log of a case ({cases}): its disk is full. Nothing is lost: at the next sync the desk writes again what it writes by itself, and what you wrote stays where you wrote it. Tell whoever runs the server.',
        other:
          'The server did not take what this desk writes into the logs of {n} cases ({cases}): its disk is full. Nothing is lost: at the next sync the desk writes again what it writes by itself, and what you wrote stays where you wrote it. Tell whoever runs the server.',
      },
    },
    'log-quota': {
      nb: {
        one: 'Tjeneren tok ikke imot det denne skranken skriver i loggen til en sak ({cases}): den tar ikke imot mer fra denne skranken nå. Ingenting er tapt: ved en senere henting skriver skranken igjen det den skriver av seg selv, og det du har skrevet, står der du skrev det.',
        other:
          'Tjeneren tok ikke imot det denne skranken skriver i loggene til {n} saker ({cases}): den tar ikke imot mer fra denne skranken nå. Ingenting er tapt: ved en senere henting skriver skranken igjen det den skriver av seg selv, og det du har skrevet, står der du skrev det.',
      },
      nn: {
        one: 'Tenaren tok ikkje imot det denne skranken skriv i loggen til ei sak ({cases}): han tek ikkje imot meir frå denne skranken no. Ingenting er tapt: ved ei seinare henting skriv skranken på nytt det han skriv av seg sjølv, og det du har skrive, står der du skreiv det.',
        other:
          'Tenaren tok ikkje imot det denne skranken skriv i loggane til {n} saker ({cases}): han tek ikkje imot meir frå denne skranken no. Ingenting er tapt: ved ei seinare henting skriv skranken på nytt det han skriv av seg sjølv, og det du har skrive, står der du skreiv det.',
      },
      en: {
        one: 'The server did not take what this desk writes into the log of a case ({cases}): it takes no more from this desk now. Nothing is lost: at a later sync the desk writes again what it writes by itself, and what you wrote stays where you wrote it.',
        other:
          'The server did not take what this desk writes into the logs of {n} cases ({cases}): it takes no more from this desk now. Nothing is lost: at a later sync the desk writes again what it writes by itself, and what you wrote stays where you wrote it.',
      },
    },
    'over-quota': {
      nb: '{name} har sendt flere innslag til logger enn noen skranke skriver: tjeneren avviste {count}. Spør {name}. Har noen andre nøkkelen, kan to av dere stenge den ute under «Kolleger».',
      nn: '{name} har sendt fleire innslag til loggar enn nokon skranke skriv: tenaren avviste {count}. Spør {name}. Har nokon andre nøkkelen, kan to av dykk stengje han ute under «Kollegaer».',
      en: '{name} has sent more entries for logs than any desk writes: the server refused {count}. Ask {name}. If somebody else has the key, two of you can keep it out under “Colleagues”.',
    },
    'broken-drops': {
      nb: {
        one: '{n} konvolutt er skadet og kan ikke åpnes. De andre er hentet.',
        other: '{n} konvolutter er skadet og kan ikke åpnes. De andre er hentet.',
      },
      nn: {
        one: '{n} konvolutt er skadd og kan ikkje opnast. Dei andre er henta.',
        other: '{n} konvoluttar er skadde og kan ikkje opnast. Dei andre er henta.',
      },
      en: {
        one: '{n} envelope is damaged and cannot be opened. The others are here.',
        other: '{n} envelopes are damaged and cannot be opened. The others are here.',
      },
    },
    'withheld-drops': {
      nb: {
        one: 'Tjeneren viser en konvolutt som den ikke gir ut. Prøv igjen senere.',
        other: 'Tjeneren viser {n} konvolutter som den ikke gir ut. Prøv igjen senere.',
      },
      nn: {
        one: 'Tenaren viser ein konvolutt som han ikkje gir ut. Prøv på nytt seinare.',
        other: 'Tenaren viser {n} konvoluttar som han ikkje gir ut. Prøv på nytt seinare.',
      },
      en: {
        one: 'The server lists an envelope that it does not hand over. Try again later.',
        other: 'The server lists {n} envelopes that it does not hand over. Try again later.',
      },
    },
    bundle: {
      nb: 'Uten nett: dette er slik det lå hos tjeneren {day}. Det du skriver, legges i fila du valgte, og når fram når fila er levert. Varslerne ser svarene når skranken til en som leser saken, har hentet nytt etter det.',
      nn: 'Utan nett: dette er slik det låg hos tenaren {day}. Det du skriv, blir lagt i fila du valde, og når fram når fila er levert. Varslarane ser svara når skranken til ein som les saka, har henta nytt etter det.',
      en: 'Without network: this is as it lay at the server on {day}. What you write goes into the file that you chose, and arrives once that is handed in. Reporters see the answers once the desk of somebody who reads the case has synced after that.',
    },
    'unreadable-cases': {
      nb: {
        one: 'En sak kan ikke vises ({cases}). Alt annet virker, og ingenting er tapt. Si fra til lederen for mottaket.',
        other:
          '{n} saker kan ikke vises ({cases}). Alt annet virker, og ingenting er tapt. Si fra til lederen for mottaket.',
      },
      nn: {
        one: 'Ei sak kan ikkje visast ({cases}). Alt anna verkar, og ingenting er tapt. Sei frå til leiaren for mottaket.',
        other:
          '{n} saker kan ikkje visast ({cases}). Alt anna verkar, og ingenting er tapt. Sei frå til leiaren for mottaket.',
      },
      en: {
        one: 'A case cannot be shown ({cases}). All else works, and nothing is lost. Tell the head of reception.',
        other:
          '{n} cases cannot be shown ({cases}). All else works, and nothing is lost. Tell the head of reception.',
      },
    },
    'vanished-cases': {
      nb: {
        one: 'Tjeneren gir ikke lenger ut en sak som du har lest her før. Spør kollegene om den er slettet; er den ikke det, så si fra til lederen.',
        other:
          'Tjeneren gir ikke lenger ut {n} saker som du har lest her før. Spør kollegene om de er slettet; er de ikke det, så si fra til lederen.',
      },
      nn: {
        one: 'Tenaren gir ikkje lenger ut ei sak som du har lese her før. Spør kollegaene om ho er sletta; er ho ikkje det, så sei frå til leiaren.',
        other:
          'Tenaren gir ikkje lenger ut {n} saker som du har lese her før. Spør kollegaene om dei er sletta; er dei ikkje det, så sei frå til leiaren.',
      },
      en: {
        one: 'The server no longer hands over a case that you have read here before. Ask your colleagues whether it was deleted; if not, tell the head of reception.',
        other:
          'The server no longer hands over {n} cases that you have read here before. Ask your colleagues whether they were deleted; if not, tell the head of reception.',
      },
    },
    'old-board': {
      nb: 'Oppslagstavla som varslerne åpner med kodene sine, er fra en tidligere dag. De ser ikke det nyeste. Si fra til den som driver tjeneren.',
      nn: 'Oppslagstavla som varslarane opnar med kodane sine, er frå ein tidlegare dag. Dei ser ikkje det nyaste. Sei frå til den som driv tenaren.',
      en: 'The board that reporters open with their codes is of an earlier day. They do not see the newest. Tell whoever runs the server.',
    },
    'foreign-grant': {
      nb: {
        one: '{n} tilgang er gitt av noen som ikke sto i nøkkellista da. Skranken bruker den ikke. Si fra til lederen for mottaket.',
        other:
          '{n} tilganger er gitt av noen som ikke sto i nøkkellista da. Skranken bruker dem ikke. Si fra til lederen for mottaket.',
      },
      nn: {
        one: '{n} tilgang er gitt av nokon som ikkje stod i nøkkellista då. Skranken bruker han ikkje. Sei frå til leiaren for mottaket.',
        other:
          '{n} tilgangar er gitt av nokon som ikkje stod i nøkkellista då. Skranken bruker dei ikkje. Sei frå til leiaren for mottaket.',
      },
      en: {
        one: 'Access was given {n} time by somebody who was not in the key list then. The desk does not use it. Tell the head of reception.',
        other:
          'Access was given {n} times by somebody who was not in the key list then. The desk does not use it. Tell the head of reception.',
      },
    },
    'list-expires': {
      nb: 'Nøkkellista går ut {day}. Lag nøkler til den neste under «Hvelvet», og send fila til lederen for mottaket.',
      nn: 'Nøkkellista går ut {day}. Lag nøklar til den neste under «Kvelvet», og send fila til leiaren for mottaket.',
      en: 'The key list ends {day}. Make keys for the next one under “Vault”, and send the file to the head of reception.',
    },
    'list-expires-soon': {
      nb: 'Nøkkellista går ut {day}, om to uker eller mindre. Deretter kan ingen varsle her. Lag nøkler under «Hvelvet» nå, og be lederen for mottaket om en ny liste.',
      nn: 'Nøkkellista går ut {day}, om to veker eller mindre. Etter det kan ingen varsle her. Lag nøklar under «Kvelvet» no, og be leiaren for mottaket om ei ny liste.',
      en: 'The key list ends {day}, in two weeks or less. After that nobody can report here. Make keys under “Vault” now, and ask the head of reception for a new list.',
    },
    'list-expired': {
      nb: 'Nøkkellista gikk ut {day}. Ingen kan varsle her før lederen for mottaket har lagt ut en ny. Det som er mottatt, kan fortsatt leses.',
      nn: 'Nøkkellista gjekk ut {day}. Ingen kan varsle her før leiaren for mottaket har lagt ut ei ny. Det som er motteke, kan framleis lesast.',
      en: 'The key list ended {day}. Nobody can report here until the head of reception has published a new one. What has come in can still be read.',
    },
    suspended: {
      nb: '{name} er stengt ute av to kolleger til og med {day}.',
      nn: '{name} er stengd ute av to kollegaer til og med {day}.',
      en: '{name} is kept out by two colleagues up to and including {day}.',
    },
    'suspension-asked': {
      nb: '{by} vil stenge {name} ute i sju dager. Det trengs én til.',
      nn: '{by} vil stengje {name} ute i sju dagar. Det trengst éin til.',
      en: '{by} wants to keep {name} out for seven days. It takes one more.',
    },
    'suspension-asked-own': {
      nb: 'Du har bedt om å stenge {name} ute i sju dager. Det trengs én til.',
      nn: 'Du har bede om å stengje {name} ute i sju dagar. Det trengst éin til.',
      en: 'You have asked to keep {name} out for seven days. It takes one more.',
    },
    'sole-opener': {
      nb: 'Uten deg kan ingen åpne det som kommer i en av kanalene dine, eller navnene til varslerne, og gjenopprettingsarkene dine er ikke prøvd det siste året. Mister du hvelvet, kan ingen lese det mer. Be den som ser til maskinen din, om å lage arkene og prøve dem sammen med deg. Veiledningen sier hvordan, under «The passphrase, and a backup».',
      nn: 'Utan deg kan ingen opne det som kjem i ein av kanalane dine, eller namna til varslarane, og gjenopprettingsarka dine er ikkje prøvde det siste året. Mistar du kvelvet, kan ingen lese det meir. Be den som ser til maskina di, om å lage arka og prøve dei saman med deg. Rettleiinga seier korleis, under «The passphrase, and a backup».',
      en: 'Without you nobody can open what comes in one of your channels, or the names of reporters, and your recovery sheets have not been tried in the last year. If you lose the vault, nobody can read it any more. Ask the person who looks after your machine to make the sheets and try them with you. The guide says how, under “The passphrase, and a backup”.',
    },
  },
}
