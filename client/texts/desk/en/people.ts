import type { DeskTexts } from '../texts.ts'

/** Colleagues, and keeping somebody out. */
export const people: Pick<DeskTexts, 'people' | 'roles'> = {
  people: {
    title: 'Colleagues',
    notices: 'What you should know',
    open: 'Colleagues, and keeping somebody out',
    lead: 'Those in the key list. If a key has gone astray, two of you can keep it out for seven days, until the head has made a new list.',
    own: 'you',
    out: 'Kept out up to and with {day}',
    asked: '{by} wants them kept out; it takes one more',
    askedOwn: 'You want them kept out; it takes one more',
    suspend: 'Keep out {name} ...',
    sure: 'Keep out {name} for seven days? It happens once one more says the same. They are not told before that.',
    yes: 'Yes, keep out',
    no: 'No',
    join: 'Keep out, you too',
    stop: 'Stop my weekly keys',
    stopSure:
      'Stop your weekly keys? Only do it if no machine has them any more: nobody can then send you anything before the head has made a new key list.',
    close: 'Close',
  },
  roles: {
    head: 'Head',
    reception: 'Reception',
    'follow-up-manager': 'Follow-up',
    'co-handler': 'Co-handler',
    reader: 'Reader',
    custodian: 'Keeper of identities',
    auditor: 'Auditor',
  },
}
