/** What is said of an annual report that was told on some desk. */
export const toldTexts = {
  told: {
    by: 'Laget av {name}, {day}.',
    corrected: 'Rettet av {name}, {day}: {reason}',
    elsewhere:
      'Rapporten for {year} er laget av {name}, {day}. Den fikk ikke plass i loggen: be om filene derfra.',
    begun:
      '{name} begynte å lage rapporten for {year}, {day}, og er ikke ferdig. Hent nytt senere.',
    lineBegun: 'for {year}, begynt',
    lineDropped: 'for {year}, ble ikke laget',
    correct: 'Rett rapporten for {year} ...',
    correctLead:
      'Noen kan ha lest den forrige. Den som har begge, kan trekke tallene fra hverandre: et tall som er én høyere, viser én sak, og tall under fem kan regnes ut. Rett bare det som er galt, og ta bort den forrige der den er lagt ut. Rettelsen og grunnen står i loggen i sakene fra det året.',
    reason: 'Hvorfor den rettes',
    confirm: 'Lag den rettede rapporten',
    line: 'for {year}',
    lineCorrected: 'for {year}, rettet: {reason}',
  },
}

/** Why it is not told on this one. */
export const toldErrors = {
  told: 'En kollega var først: årsrapporten for det året er laget eller rettet på en annen skranke. Den står her nå. Bruk ikke tall fra denne skranken.',
}
