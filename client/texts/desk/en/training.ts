import type { DeskTexts } from '../texts.ts'

/** What stands above a desk that people practise on, in every language at once. */
export const training: Pick<DeskTexts, 'training'> = {
  training: {
    title: 'Training',
    band: 'Training: nothing here is real.',
  },
}
