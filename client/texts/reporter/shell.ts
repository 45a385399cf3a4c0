/** Texts around every step and page, and messages of faults. */
export const shell = {
  page: {
    title: { nb: 'Notater', nn: 'Notat', en: 'Notes' },
    language: { no: 'Språk', en: 'Language' },
    tongues: { nb: 'Flere språk', nn: 'Fleire språk', en: 'More languages' },
    skip: { nb: 'Hopp til innholdet', nn: 'Hopp til innhaldet', en: 'Skip to the content' },
    exit: { nb: 'Forlat siden', nn: 'Forlat sida', en: 'Leave page' },
    exitTitle: {
      nb: 'Forlate siden i en fart',
      nn: 'Forlate sida i ein fart',
      en: 'Leaving this page in a hurry',
    },
    exitText: {
      nb: '«Forlat siden» tømmer skjermen og åpner en værmelding. Du kan også trykke på Shift tre ganger på rad. Det du har skrevet og ikke sendt, blir borte. Knappen «tilbake» i nettleseren fører ikke hit igjen, men pilen «fram» kan gjøre det. Lukk fanen når du kan.',
      nn: '«Forlat sida» tømmer skjermen og opnar ei vêrmelding. Du kan òg trykkje på Shift tre gonger på rad. Det du har skrive og ikkje sendt, blir borte. Knappen «tilbake» i nettlesaren fører ikkje hit att, men pila «fram» kan gjere det. Lukk fana når du kan.',
      en: '“Leave page” empties the screen and opens a weather forecast. Pressing Shift three times in a row does the same. What you have written and not sent is lost. The browser’s back button does not lead back here, but the forward arrow can. Close the tab when you can.',
    },
    exitUrl: { nb: 'https://www.yr.no/nb', nn: 'https://www.yr.no/nn', en: 'https://www.yr.no/en' },
    exitTwo: {
      nb: 'Trykk på Shift to ganger til for å forlate siden.',
      nn: 'Trykk på Shift to gonger til for å forlate sida.',
      en: 'Press Shift two more times to leave this page.',
    },
    exitOne: {
      nb: 'Trykk på Shift én gang til for å forlate siden.',
      nn: 'Trykk på Shift éin gong til for å forlate sida.',
      en: 'Press Shift once more to leave this page.',
    },
    back: { no: 'Tilbake', en: 'Back' },
    next: { nb: 'Fortsett', nn: 'Hald fram', en: 'Continue' },
    more: { nb: 'Fortell litt mer', nn: 'Fortel litt meir', en: 'Tell a little more' },
    check: { nb: 'Se over og send', nn: 'Sjå over og send', en: 'Check and send' },
    step: { no: 'Steg {n} av {of}', en: 'Step {n} of {of}' },
    optional: {
      no: 'Frivillig. Du kan sende når du vil.',
      en: 'Optional. You can send whenever you like.',
    },
    emailCare: {
      nb: 'E-post etterlater spor. Vil du ikke bli kjent igjen, er det bedre å ringe eller møtes.',
      nn: 'E-post set spor etter seg. Vil du ikkje bli kjend att, er det betre å ringje eller møtast.',
      en: 'E-mail leaves traces. If you do not want to be recognised, it is better to phone or to meet.',
    },
    errorTitle: {
      nb: 'Noe må rettes',
      nn: 'Noko må rettast',
      en: 'Something needs to be put right',
    },
    retry: { nb: 'Prøv igjen', nn: 'Prøv på nytt', en: 'Try again' },
    working: { no: 'Vent litt …', en: 'One moment …' },
    demo: {
      nb: 'Dette er en prøveside. Ikke skriv noe som er sant og hemmelig her.',
      nn: 'Dette er ei prøveside. Ikkje skriv noko som er sant og hemmeleg her.',
      en: 'This page is for trying things out. Do not write anything here that is true and secret.',
    },
    languageFailed: {
      nb: 'Vi fikk ikke hentet språket. Ingenting er borte. Sjekk at du er på nett, og prøv igjen.',
      nn: 'Vi fekk ikkje henta språket. Ingenting er borte. Sjekk at du er på nett, og prøv på nytt.',
      en: 'We could not load the language. Nothing is lost. Check that you are online, and try again.',
    },
    filesComing: {
      nb: 'Vi gjør klart for filer.',
      nn: 'Vi gjer klart for filer.',
      en: 'We are getting ready for files.',
    },
    filesFailed: {
      nb: 'Du kan ikke legge ved filer akkurat nå. Resten av skjemaet virker.',
      nn: 'Du kan ikkje leggje ved filer akkurat no. Resten av skjemaet verkar.',
      en: 'You cannot add files right now. The rest of the form works.',
    },
    pageFailed: {
      nb: 'Vi fikk ikke hentet siden. Ingenting er borte. Sjekk at du er på nett, og prøv igjen.',
      nn: 'Vi fekk ikkje henta sida. Ingenting er borte. Sjekk at du er på nett, og prøv på nytt.',
      en: 'We could not load the page. Nothing is lost. Check that you are online, and try again.',
    },
    newTab: { nb: '(åpnes i en ny fane)', nn: '(opnar i ei ny fane)', en: '(opens in a new tab)' },
    inside: {
      nb: 'Du er på {name}. Der kan noen se at du har åpnet denne siden. Bruk heller din egen telefon med mobilnett.',
      nn: 'Du er på {name}. Der kan nokon sjå at du har opna denne sida. Bruk heller din eigen telefon med mobilnett.',
      en: 'You are on {name}. Someone there can see that you have opened this page. It is safer to use your own phone with mobile data.',
    },
    footer: {
      nb: 'Ingen informasjonskapsler, ingen sporing, ingenting fra andre nettsteder.',
      nn: 'Ingen informasjonskapslar, inga sporing, ingenting frå andre nettstader.',
      en: 'No cookies, no tracking, nothing from other sites.',
    },
  },
  help: {
    title: {
      nb: 'Er noen i fare nå?',
      nn: 'Er nokon i fare no?',
      en: 'Is someone in danger now?',
    },
    more: {
      nb: 'Trenger du noen å snakke med?',
      nn: 'Treng du nokon å snakke med?',
      en: 'Do you need someone to talk to?',
    },
  },
  noscript: {
    title: {
      nb: 'Skjemaet virker ikke i denne nettleseren',
      nn: 'Skjemaet verkar ikkje i denne nettlesaren',
      en: 'The form does not work in this browser',
    },
    text: {
      nb: 'Siden låser det du skriver, på din egen telefon eller maskin før det sendes. Til det trenger den JavaScript, som er slått av her. Du trenger JavaScript også for å bruke en kode. I Tor Browser holder det å velge nivået «Safer».',
      nn: 'Sida låser det du skriv, på din eigen telefon eller di eiga maskin før det blir sendt. Til det treng ho JavaScript, som er slått av her. Du treng JavaScript òg for å bruke ein kode. I Tor Browser held det å velje nivået «Safer».',
      en: 'This page locks what you write on your own phone or computer before sending it. For that it needs JavaScript, which is turned off here. You need JavaScript to use a code, too. In Tor Browser, the level “Safer” is enough.',
    },
    look: {
      nb: 'Se hva annet du kan gjøre',
      nn: 'Sjå kva anna du kan gjere',
      en: 'See what else you can do',
    },
    waysTitle: {
      nb: 'Andre måter å si fra på',
      nn: 'Andre måtar å seie frå på',
      en: 'Other ways to speak up',
    },
    ways: {
      nb: 'Du trenger ikke skjemaet for å si fra. Dette kan du gjøre nå.',
      nn: 'Du treng ikkje skjemaet for å seie frå. Dette kan du gjere no.',
      en: 'You do not need the form to speak up. This is what you can do now.',
    },
    people: {
      nb: 'Noen som kan ta imot en melding',
      nn: 'Nokon som kan ta imot ei melding',
      en: 'Someone who can receive a report',
    },
    program: {
      nb: 'Kan du bruke en kommandolinje, følger det med et lite program (npm run report) som også kan sende en melding.',
      nn: 'Kan du bruke ei kommandolinje, følgjer det med eit lite program (npm run report) som òg kan sende ei melding.',
      en: 'Can you use a command line? A small program comes with this site’s software (npm run report). It can send a report too.',
    },
    exit: {
      nb: 'Uten JavaScript åpner «Forlat siden» øverst bare en værmelding. Da fører knappen «tilbake» hit igjen, siden blir stående i historikken, og å trykke på Shift gjør ingenting. Lukk heller hele fanen, og bruk et privat vindu.',
      nn: 'Utan JavaScript opnar «Forlat sida» øvst berre ei vêrmelding. Då fører knappen «tilbake» hit att, sida blir ståande i historikken, og å trykkje på Shift gjer ingenting. Lukk heller heile fana, og bruk eit privat vindauge.',
      en: 'Without JavaScript, “Leave page” at the top only opens a weather forecast. The back button then leads back here, this page stays in your history, and pressing Shift does nothing. It is better to close the whole tab, and to use a private window.',
    },
  },
  errors: {
    offline: {
      nb: 'Vi fikk ikke svar. Ingenting er borte. Sjekk at du har nett, og prøv igjen. Samme melding blir aldri levert to ganger.',
      nn: 'Vi fekk ikkje svar. Ingenting er borte. Sjekk at du har nett, og prøv på nytt. Same melding blir aldri levert to gonger.',
      en: 'We got no answer. Nothing is lost. Check that you are online, and try again. The same report is never delivered twice.',
    },
    clock: {
      nb: 'Datoen på telefonen eller maskinen din er feil. Ingenting er sendt. Rett dato og klokke, og prøv igjen.',
      nn: 'Datoen på telefonen eller maskina di er feil. Ingenting er sendt. Rett dato og klokke, og prøv på nytt.',
      en: 'The date on your phone or computer is wrong. Nothing has been sent. Correct the date and time, and try again.',
    },
    expired: {
      nb: 'Vi kan ikke sende trygt nå. Listen over dem som leser, må fornyes. Ingenting er sendt. Bruk en annen vei.',
      nn: 'Vi kan ikkje sende trygt no. Lista over dei som les, må fornyast. Ingenting er sendt. Bruk ein annan veg.',
      en: 'We cannot send safely right now. The list of people who read reports has to be renewed. Nothing has been sent. Use another way.',
    },
    closed: {
      nb: 'Alle som kunne lest meldingen, er valgt bort eller kan ikke lese nå. Ingenting er sendt. La minst én få lese, eller bruk en annen vei.',
      nn: 'Alle som kunne lese meldinga, er valde bort eller kan ikkje lese no. Ingenting er sendt. La minst éin få lese, eller bruk ein annan veg.',
      en: 'Everyone who could have read the report is left out or cannot read right now. Nothing has been sent. Let at least one person read it, or use another way.',
    },
    full: {
      nb: 'Det er ikke plass til flere meldinger akkurat nå. Ingenting er sendt. Prøv igjen senere, eller bruk en annen vei.',
      nn: 'Det er ikkje plass til fleire meldingar akkurat no. Ingenting er sendt. Prøv på nytt seinare, eller bruk ein annan veg.',
      en: 'There is no room for more reports just now. Nothing has been sent. Try again later, or use another way.',
    },
    unverified: {
      nb: 'Mottaket har ikke godkjent det serveren viser. Derfor stopper vi, og ingenting er sendt. Prøv igjen fra et annet nett. Hjelper det ikke, bruk en annen vei og si fra om det.',
      nn: 'Mottaket har ikkje godkjent det tenaren viser. Difor stoppar vi, og ingenting er sendt. Prøv på nytt frå eit anna nett. Hjelper det ikkje, bruk ein annan veg og sei frå om det.',
      en: 'The whistleblowing team has not approved what the server shows. So we stop, and nothing has been sent. Try again from another network. If that does not help, use another way and tell them about it.',
    },
    'too-long': {
      nb: 'Teksten er for lang til én sending. Ingenting er borte. Gå tilbake og kort den ned.',
      nn: 'Teksten er for lang til éi sending. Ingenting er borte. Gå tilbake og kort han ned.',
      en: 'The text is too long for one message. Nothing is lost. Go back and shorten it.',
    },
    letters: {
      nb: 'Det er sendt 64 ganger med denne koden denne uka, og det er grensen. Ingenting er sendt. Vent til mandag, eller bruk en annen vei.',
      nn: 'Det er sendt 64 gonger med denne koden denne veka, og det er grensa. Ingenting er sendt. Vent til måndag, eller bruk ein annan veg.',
      en: '64 messages have been sent with this code this week, which is the limit. Nothing more has been sent. Wait until Monday, or use another way.',
    },
    'newer-list': {
      nb: 'Mottaket har fått nye lesere som serveren ikke viser ennå. Derfor stopper vi, og ingenting er sendt. Prøv igjen om en time. Hjelper det ikke, bruk en annen vei.',
      nn: 'Mottaket har fått nye lesarar som tenaren ikkje viser enno. Difor stoppar vi, og ingenting er sendt. Prøv på nytt om ein time. Hjelper det ikkje, bruk ein annan veg.',
      en: 'The whistleblowing team has new readers that the server does not show yet. So we stop, and nothing has been sent. Try again in an hour. If that does not help, use another way.',
    },
    'readers-changed': {
      nb: 'Noen nye er kommet på listen over dem som leser. Derfor stoppet vi. Ingenting er sendt, og det du har skrevet, er ikke borte. Se på listen, og send på nytt.',
      nn: 'Nokon nye har kome på lista over dei som les. Difor stoppa vi. Ingenting er sendt, og det du har skrive, er ikkje borte. Sjå på lista, og send på nytt.',
      en: 'Someone new is on the list of people who read. So we stopped. Nothing has been sent, and your text is not lost. Look at the list, and send again.',
    },
    'new-root': {
      nb: 'Fingeravtrykket til mottaket ble byttet etter at du åpnet denne siden. Derfor stoppet vi. Ingenting er sendt, og det du har skrevet, er ikke borte. Sammenlign det nye fingeravtrykket under med en plakat, og send på nytt.',
      nn: 'Fingeravtrykket til mottaket vart bytt etter at du opna denne sida. Difor stoppa vi. Ingenting er sendt, og det du har skrive, er ikkje borte. Samanlikn det nye fingeravtrykket under med ein plakat, og send på nytt.',
      en: 'The whistleblowing team’s fingerprint was changed after you opened this page. So we stopped. Nothing has been sent, and your text is not lost. Compare the new fingerprint below with a poster, and send again.',
    },
    random: {
      nb: 'Telefonen eller maskinen din gir ikke tilfeldige tall. Uten dem kan vi ikke låse noe trygt. Ingenting mer er sendt. Start den på nytt, eller bruk en annen. Hjelper det ikke, bruk en annen vei.',
      nn: 'Telefonen eller maskina di gir ikkje tilfeldige tal. Utan dei kan vi ikkje låse noko trygt. Ingenting meir er sendt. Start han på nytt, eller bruk ein annan. Hjelper det ikkje, bruk ein annan veg.',
      en: 'Your phone or computer gives no random numbers. Without them we cannot lock anything safely. Nothing more has been sent. Restart it, or use another one. If that does not help, use another way.',
    },
    server: {
      nb: 'Noe annet enn serveren til mottaket kan ha svart, for eksempel en innloggingsside på nettet. Ingenting er bekreftet, og ingenting er borte. Prøv igjen om litt. Hjelper det ikke, bruk en annen vei.',
      nn: 'Noko anna enn tenaren til mottaket kan ha svart, til dømes ei innloggingsside på nettet. Ingenting er stadfesta, og ingenting er borte. Prøv på nytt om litt. Hjelper det ikkje, bruk ein annan veg.',
      en: 'Something other than the whistleblowing team’s server may have answered, such as a login page of the network. Nothing is confirmed, and nothing is lost. Try again in a while. If that does not help, use another way.',
    },
  },
  read: {
    title: {
      nb: 'Les mer før du bestemmer deg',
      nn: 'Les meir før du bestemmer deg',
      en: 'Read more before you decide',
    },
    channel: {
      nb: 'Eksempler på hva du kan skrive om, og hva som ofte løses bedre et annet sted.',
      nn: 'Døme på kva du kan skrive om, og kva som ofte blir løyst betre ein annan stad.',
      en: 'Examples of what you can write about, and of what is often solved better elsewhere.',
    },
    ways: {
      nb: 'Hvem som ser hva, hvilke spor som blir igjen, og om vi kan svare deg.',
      nn: 'Kven som ser kva, kva spor som blir att, og om vi kan svare deg.',
      en: 'Who sees what, what traces are left, and whether we can answer you.',
    },
    next: {
      nb: 'Steg for steg, med frister.',
      nn: 'Steg for steg, med fristar.',
      en: 'Step by step, with deadlines.',
    },
    rights: {
      nb: 'Hva reglene sier, i vanlige ord.',
      nn: 'Kva reglane seier, i vanlege ord.',
      en: 'What the rules say, in ordinary words.',
    },
    retaliation: {
      nb: 'Hva som ikke er lov, og hva du kan gjøre hvis det skjer.',
      nn: 'Kva som ikkje er lov, og kva du kan gjere om det skjer.',
      en: 'What is not allowed, and what you can do if it happens.',
    },
    harassment: {
      nb: 'Hva det er, hvem som hjelper nå, og hvordan du varsler om det.',
      nn: 'Kva det er, kven som hjelper no, og korleis du varslar om det.',
      en: 'What it is, who helps now, and how to report it.',
    },
    outside: {
      nb: 'Hvem du kan gå til hvis du ikke vil si fra her.',
      nn: 'Kven du kan gå til om du ikkje vil seie frå her.',
      en: 'Whom you can turn to if you would rather not speak up here.',
    },
    protection: {
      nb: 'Hva vi ikke lagrer, hva vi ikke kan love, og hva du kan passe på selv.',
      nn: 'Kva vi ikkje lagrar, kva vi ikkje kan love, og kva du kan passe på sjølv.',
      en: 'What we do not store, what we cannot promise, and what you can look after yourself.',
    },
    first: { nb: 'Til forsiden', nn: 'Til framsida', en: 'To the front page' },
    resume: { no: 'Tilbake til der du var', en: 'Back to where you were' },
    anyway: {
      nb: 'Skriv en melding likevel',
      nn: 'Skriv ei melding likevel',
      en: 'Write a report anyway',
    },
  },
  routine: {
    line: {
      nb: 'Versjon {version}. Gjelder fra {from}. Sist gjennomgått {last}. Neste gjennomgang {next}. Ansvarlig: {owner}.',
      nn: 'Versjon {version}. Gjeld frå {from}. Sist gjennomgått {last}. Neste gjennomgang {next}. Ansvarleg: {owner}.',
      en: 'Version {version}. Valid from {from}. Last reviewed {last}. Next review {next}. Responsible: {owner}.',
    },
    revision: { no: 'Rutinen er under arbeid', en: 'The procedure is being revised' },
    revisionText: {
      nb: 'Den gjelder fortsatt. Noe av det som står her, kan bli endret.',
      nn: 'Han gjeld framleis. Noko av det som står her, kan bli endra.',
      en: 'It still applies. Some of what is said here may change.',
    },
    unread: { nb: 'Ikke gjennomgått ennå', nn: 'Ikkje gjennomgått enno', en: 'Not yet reviewed' },
    unreadText: {
      nb: 'Ingen med dette språket som morsmål har lest gjennom tekstene. Er noe uklart, så les det også på et annet språk.',
      nn: 'Ingen med dette språket som morsmål har lese gjennom tekstane. Er noko uklart, så les det òg på eit anna språk.',
      en: 'No native speaker has read through the texts. If something is unclear, read it in another language too.',
    },
  },
}
