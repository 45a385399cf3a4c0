/** The order of a channel, and its substitutes. */
export const channels = {
  channels: {
    substitute: '{name} (vara)',
    standby: 'Bare hvis en av dem ikke kan lese: {names}.',
    order: 'Kanalens rekkefølge: {names}.',
    lead: 'Færre i kanalen leser saken nå enn da den kom. Neste vara er {name}.',
    letIn: 'Slipp inn neste vara',
  },
}
