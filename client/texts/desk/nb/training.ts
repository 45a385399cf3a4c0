/** What stands above a desk that people practise on, in every language at once. */
export const training = {
  training: {
    title: 'Øvelse',
    band: 'Øvelse: ingenting her er ekte.',
  },
}
