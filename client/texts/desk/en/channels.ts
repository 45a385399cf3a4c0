/** The order of a channel, and its substitutes. */
export const channels = {
  channels: {
    substitute: '{name} (substitute)',
    standby: 'Only if one of them cannot read it: {names}.',
    order: 'Order of the channel: {names}.',
    lead: 'Fewer people of the channel read the case now than when it came. The next substitute is {name}.',
    letIn: 'Let the next substitute in',
  },
}
