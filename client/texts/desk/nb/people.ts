/** Kollegaene, og å stenge noen ute. */
export const people = {
  people: {
    title: 'Kolleger',
    notices: 'Det du bør vite',
    open: 'Kolleger, og å stenge noen ute',
    lead: 'De som står i nøkkellista. Er en nøkkel på avveie, kan to av dere stenge den ute i sju dager, til lederen har laget en ny liste.',
    own: 'deg',
    out: 'Stengt ute til og med {day}',
    asked: '{by} vil stenge ute; det trengs én til',
    askedOwn: 'Du vil stenge ute; det trengs én til',
    suspend: 'Steng ute {name} ...',
    sure: 'Steng ute {name} i sju dager? Det skjer først når én til sier det samme. Den det gjelder, får ingen beskjed før da.',
    yes: 'Ja, steng ute',
    no: 'Nei',
    join: 'Steng ute, du også',
    stop: 'Stans ukenøklene mine',
    stopSure:
      'Stans ukenøklene dine? Gjør det bare hvis ingen maskin har dem lenger: ingen kan da sende deg noe før lederen har laget en ny nøkkelliste.',
    close: 'Lukk',
  },
  roles: {
    head: 'Leder',
    reception: 'Mottak',
    'follow-up-manager': 'Oppfølging',
    'co-handler': 'Medbehandler',
    reader: 'Leser',
    custodian: 'Identitetsforvalter',
    auditor: 'Revisor',
  },
}
