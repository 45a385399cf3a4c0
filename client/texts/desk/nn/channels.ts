/** The order of a channel, and its substitutes. */
export const channels = {
  channels: {
    substitute: '{name} (vara)',
    standby: 'Berre dersom ein av dei ikkje kan lese: {names}.',
    order: 'Rekkjefølgja i kanalen: {names}.',
    lead: 'Færre i kanalen les saka no enn då ho kom. Neste vara er {name}.',
    letIn: 'Slepp inn neste vara',
  },
}
