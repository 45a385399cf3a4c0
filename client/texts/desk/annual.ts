/** The annual report and "you said, we did". */
export const annual = {
  annual: {
    title: { no: 'Årsrapporten', en: 'The annual report' },
    lead: {
      nb: 'Ingen skal kunne regne seg fram til enkeltsaker ut fra rapporten. Derfor står ingen tall under fem. En rapport lages én gang, av lederen, og kan hentes igjen slik den ble. Den kan lages fra 8. april året etter.',
      nn: 'Ingen skal kunne rekne seg fram til enkeltsaker ut frå rapporten. Derfor står ingen tal under fem. Ein rapport blir laga éin gong, av leiaren, og kan hentast igjen slik han vart. Han kan lagast frå 8. april året etter.',
      en: 'Nobody should be able to work out single cases from the report. So no number in it is under five. The head makes it once, and it can be fetched again as it was. It can be made from 8 April of the year after.',
    },
    onlyHead: {
      nb: 'Bare lederen lager årsrapporten.',
      nn: 'Berre leiaren lagar årsrapporten.',
      en: 'Only the head makes the annual report.',
    },
    none: {
      nb: 'Ingen år kan rapporteres ennå.',
      nn: 'Ingen år kan rapporterast enno.',
      en: 'No year can be reported on yet.',
    },
    year: { no: 'År', en: 'Year' },
    make: { no: 'Lag rapporten for {year}', en: 'Make the report on {year}' },
    sure: {
      nb: 'Når rapporten er laget, står tallene fast. Hent nytt, og les sakene i {year}, først.',
      nn: 'Når rapporten er laga, står tala fast. Hent nytt, og les sakene i {year}, først.',
      en: 'Once the report is made its figures stand. First sync, and read the cases of {year}.',
    },
    question: {
      nb: 'Er rapporten for {year} laget før?',
      nn: 'Er rapporten for {year} laga før?',
      en: 'Was the report on {year} made before?',
    },
    why: {
      nb: 'Loggen i sakene sier at ingen skranke har laget den. Men en rapport som ble laget for hånd, står ikke der. To rapporter om samme år kan trekkes fra hverandre, og da kan enkeltsaker regnes ut. Er den laget før, bruk filene fra den gangen.',
      nn: 'Loggen i sakene seier at ingen skranke har laga han. Men ein rapport som vart laga for hand, står ikkje der. To rapportar om same år kan trekkjast frå kvarandre, og då kan enkeltsaker reknast ut. Er han laga før, bruk filene frå den gongen.',
      en: 'According to the log of the cases, no desk has made it. But the log does not show a report that was made by hand. Anybody who has two reports on one year can subtract one from the other, and that can reveal single cases. If it was made before, use the files from then.',
    },
    notBefore: {
      nb: 'Nei, den er ikke laget før: lag den',
      nn: 'Nei, han er ikkje laga før: lag han',
      en: 'No, it was not made before: make it',
    },
    before: {
      nb: 'Ja, eller vet ikke: ikke lag den',
      nn: 'Ja, eller veit ikkje: ikkje lag han',
      en: 'Yes, or I do not know: do not make it',
    },
    making: { nb: 'Lager ...', nn: 'Lagar ...', en: 'Making ...' },
    pdf: { no: 'Hent som PDF', en: 'Save as PDF' },
    csv: { no: 'Hent som CSV', en: 'Save as CSV' },
    saved: { nb: 'Fila er hentet.', nn: 'Fila er henta.', en: 'The file is saved.' },
    failed: {
      nb: 'Fila ble ikke laget. Prøv igjen.',
      nn: 'Fila vart ikkje laga. Prøv igjen.',
      en: 'The file was not made. Try again.',
    },
    report: { no: 'Varsling i {year}', en: 'Reports of wrongdoing in {year}' },
    as: {
      nb: 'Varsler mottatt i {year}, slik de sto {day}. Laget {made}.',
      nn: 'Varsel mottekne i {year}, slik dei stod {day}. Laga {made}.',
      en: 'Reports received in {year}, as they stood on {day}. Made on {made}.',
    },
    footer: { no: 'Årsrapport om varsling {year}', en: 'Annual report {year}' },
    total: { nb: 'Varsler i alt', nn: 'Varsel i alt', en: 'Reports in all' },
    deleted: {
      nb: 'Avsluttet og slettet før rapporten ble laget, og ikke med ovenfor',
      nn: 'Avslutta og sletta før rapporten vart laga, og ikkje med ovanfor',
      en: 'Closed and deleted before this report was made, and not among those above',
    },
    few: { no: 'Færre enn 5', en: 'Fewer than 5' },
    part: { no: 'Tabell', en: 'Table' },
    value: { no: 'Verdi', en: 'Value' },
    count: { nb: 'Antall', nn: 'Tal på varsel', en: 'Reports' },
    together: { nb: 'Til sammen: {names}', nn: 'Til saman: {names}', en: 'Together: {names}' },
    days: { nb: 'Dager', nn: 'Dagar', en: 'Days' },
    half: { nb: 'Halvparten innen', nn: 'Halvparten innan', en: 'Half of them within' },
    notHalf: { no: 'Under halvparten så langt', en: 'Fewer than half so far' },
    left: {
      nb: 'Utelatt, fordi tallene er for små: {names}.',
      nn: 'Utelate, fordi tala er for små: {names}.',
      en: 'Left out, as the numbers are too small: {names}.',
    },
    rule: {
      nb: 'Rapporten teller varsler som et menneske har bekreftet mottatt. Blant dem kan det være oppdiktede varsler som ser ekte ut: den som sendte dem, kan trekke dem fra. Det som ikke alle kanaler spør om, står under «Annet eller ikke oppgitt». Tall under fem vises ikke. De er slått sammen med andre, eller tabellen er utelatt, slik at ingen kan regnes ut. Saker som er slått sammen, teller som én.',
      nn: 'Rapporten tel varsel som eit menneske har stadfesta motteke. Blant dei kan det vere oppdikta varsel som ser ekte ut: den som sende dei, kan trekkje dei frå. Det som ikkje alle kanalar spør om, står under «Anna eller ikkje oppgitt». Tal under fem blir ikkje viste. Dei er slåtte saman med andre, eller tabellen er utelaten, slik at ingen kan reknast ut. Saker som er slåtte saman, tel som éi.',
      en: 'The report counts reports that a person acknowledged. Some of them may be invented and look genuine: the people who sent them can subtract them. What only some channels ask about stands under “Something else or not said”. Numbers under five are not shown. They are added to others, or the table is left out, so that none can be worked out. Cases that are merged count as one.',
    },
  },
  annualTables: {
    channel: { no: 'Kanal', en: 'Channel' },
    category: { nb: 'Hva varslene gjelder', nn: 'Kva varsla gjeld', en: 'What reports are about' },
    state: { nb: 'Hva som ble resultatet', nn: 'Kva som vart resultatet', en: 'What came of them' },
    acknowledged: {
      nb: 'Bekreftet mottatt innen 7 dager',
      nn: 'Stadfesta motteke innan 7 dagar',
      en: 'Acknowledged within 7 days',
    },
    feedback: {
      nb: 'Tilbakemelding innen 3 måneder',
      nn: 'Tilbakemelding innan 3 månader',
      en: 'Feedback within 3 months',
    },
    returned: {
      nb: 'Varsleren kom tilbake med koden og skrev mer',
      nn: 'Varslaren kom tilbake med koden og skreiv meir',
      en: 'The reporter came back with the code and wrote more',
    },
    came: { nb: 'Hvordan varslene kom', nn: 'Korleis varsla kom', en: 'How reports came' },
    heard: {
      nb: 'Varsleren ble hørt, etter eget svar',
      nn: 'Varslaren vart høyrd, etter eige svar',
      en: 'The reporter was heard, by their own answer',
    },
    clear: {
      nb: 'Lett å forstå hva som skjedde, og hvorfor',
      nn: 'Lett å forstå kva som skjedde, og kvifor',
      en: 'Easy to understand what happened, and why',
    },
  },
  annualValues: {
    '-other': { nb: 'Annet', nn: 'Anna', en: 'Something else' },
    '-rest': {
      nb: 'Annet eller ikke oppgitt',
      nn: 'Anna eller ikkje oppgitt',
      en: 'Something else or not said',
    },
    '-several': { nb: 'Flere ting', nn: 'Fleire ting', en: 'Several things' },
    '-open': { nb: 'Ikke avsluttet', nn: 'Ikkje avslutta', en: 'Not closed' },
    '-closed': {
      nb: 'Avsluttet, uten notert utfall',
      nn: 'Avslutta, utan notert utfall',
      en: 'Closed, no outcome noted',
    },
    '-silent': { nb: 'Har ikke svart', nn: 'Har ikkje svart', en: 'Did not answer' },
    '-page': { nb: 'På nettsiden', nn: 'På nettsida', en: 'On the web page' },
    kept: { no: 'Ja', en: 'Yes' },
    missed: { nb: 'Nei eller ikke ennå', nn: 'Nei eller ikkje enno', en: 'No or not yet' },
    yes: { no: 'Ja', en: 'Yes' },
    no: { no: 'Nei', en: 'No' },
  },
  weDid: {
    title: { nb: '«Dere sa, vi gjorde»', nn: '«De sa, vi gjorde»', en: '“You said, we did”' },
    lead: {
      nb: 'Skriv kort hva varslene handlet om, og hva som er endret. Skriv bare det som gjelder flere saker: ingen skal kjenne igjen en sak eller et menneske. Siden får tallene fra årsrapporten, og ingen andre.',
      nn: 'Skriv kort kva varsla handla om, og kva som er endra. Skriv berre det som gjeld fleire saker: ingen skal kjenne att ei sak eller eit menneske. Sida får tala frå årsrapporten, og ingen andre.',
      en: 'Write in brief what reports were about, and what has changed. Write only what concerns several cases: nobody shall recognise a case or a person. The page takes its numbers from the annual report, and no others.',
    },
    said: { nb: 'Dere sa', nn: 'De sa', en: 'You said' },
    did: { no: 'Vi gjorde', en: 'We did' },
    add: { nb: 'Legg til en til', nn: 'Legg til ein til', en: 'Add another' },
    remove: { no: 'Fjern', en: 'Remove' },
    page: { nb: 'Hent siden (HTML)', nn: 'Hent sida (HTML)', en: 'Save the page (HTML)' },
    heading: {
      nb: 'Dere sa, vi gjorde: {year}',
      nn: 'De sa, vi gjorde: {year}',
      en: 'You said, we did: {year}',
    },
    thanks: {
      nb: 'Takk til alle som sa fra. Dette er hva vi hørte, og hva vi har gjort.',
      nn: 'Takk til alle som sa frå. Dette er kva vi høyrde, og kva vi har gjort.',
      en: 'Thank you, everybody who spoke up. This is what we heard, and what we have done.',
    },
    figures: { nb: 'Tallene', nn: 'Tala', en: 'The numbers' },
  },
}

/** Messages about an annual report that was published on some desk. */
export const told = {
  told: {
    by: {
      nb: 'Laget av {name}, {day}.',
      nn: 'Laga av {name}, {day}.',
      en: 'Made by {name}, {day}.',
    },
    corrected: {
      nb: 'Rettet av {name}, {day}: {reason}',
      nn: 'Retta av {name}, {day}: {reason}',
      en: 'Corrected by {name}, {day}: {reason}',
    },
    elsewhere: {
      nb: 'Rapporten for {year} er laget av {name}, {day}. Den fikk ikke plass i loggen: be {name} om filene.',
      nn: 'Rapporten for {year} er laga av {name}, {day}. Han fekk ikkje plass i loggen: be {name} om filene.',
      en: 'The report on {year} was made by {name}, {day}. It did not fit in the log: ask {name} for the files.',
    },
    begun: {
      nb: '{name} begynte å lage rapporten for {year}, {day}, og er ikke ferdig. Hent nytt senere.',
      nn: '{name} byrja å lage rapporten for {year}, {day}, og er ikkje ferdig. Hent nytt seinare.',
      en: '{name} began to make the report on {year}, {day}, and has not finished. Sync again later.',
    },
    lineBegun: { nb: 'for {year}, begynt', nn: 'for {year}, byrja', en: 'on {year}, begun' },
    lineDropped: {
      nb: 'for {year}, ble ikke laget',
      nn: 'for {year}, vart ikkje laga',
      en: 'on {year}, was not made',
    },
    correct: { no: 'Rett rapporten for {year} ...', en: 'Correct the report on {year} ...' },
    correctLead: {
      nb: 'Noen kan ha lest den forrige. Den som har begge, kan trekke tallene fra hverandre: et tall som er én høyere, viser én sak, og tall under fem kan regnes ut. Rett bare det som er galt, og ta bort den forrige der den er lagt ut. Rettelsen og grunnen står i loggen i sakene fra det året.',
      nn: 'Nokon kan ha lese den førre. Den som har begge, kan trekkje tala frå kvarandre: eit tal som er éin høgare, viser éi sak, og tal under fem kan reknast ut. Rett berre det som er gale, og ta bort den førre der han er lagd ut. Rettinga og grunnen står i loggen i sakene frå det året.',
      en: 'Somebody may have read the earlier report. Anybody who has both can subtract: a number that is one higher shows one case, and numbers under five can be worked out. Correct only what is wrong, and remove the earlier report where it was published. The correction and the reason stand in the log of the cases of that year.',
    },
    reason: { nb: 'Hvorfor den rettes', nn: 'Kvifor han blir retta', en: 'Why it is corrected' },
    confirm: {
      nb: 'Lag den rettede rapporten',
      nn: 'Lag den retta rapporten',
      en: 'Make the corrected report',
    },
    line: { no: 'for {year}', en: 'on {year}' },
    lineCorrected: {
      nb: 'for {year}, rettet: {reason}',
      nn: 'for {year}, retta: {reason}',
      en: 'on {year}, corrected: {reason}',
    },
  },
}
