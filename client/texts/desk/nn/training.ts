import type { DeskTexts } from '../texts.ts'

/** What stands above a desk that people practise on, in every language at once. */
export const training: Pick<DeskTexts, 'training'> = {
  training: {
    title: 'Øving',
    band: 'Øving: ingenting her er ekte.',
  },
}
