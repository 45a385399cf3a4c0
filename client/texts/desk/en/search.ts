import type { search as nb } from '../nb/search.ts'
import type { DeskTexts } from '../texts.ts'

/** Search, and views that are kept. */
export const search: Pick<DeskTexts, keyof typeof nb> = {
  search: {
    label: 'Find in all that you can read',
    placeholder: 'Words, names, reference',
    left: '{count} cases are not looked through yet.',
    hidden: 'found in something that the list does not show',
    reference: 'Reference',
    file: 'Attachment',
    given: 'Who the reporter is',
    status: 'Status',
    assignee: 'Followed up by',
    anyAssignee: 'Anybody',
    nobody: 'Nobody yet',
    party: 'The reporter is',
    anyParty: 'Any',
    labelled: 'Label',
    anyLabel: 'Any',
    age: 'Age',
    anyAge: 'Any',
    older: 'More than {count} days',
    views: 'My views',
    viewsHint:
      'A view is what you look for and what you have chosen. It is kept in your vault, even after a case is deleted: do not write names of people.',
    viewName: 'Name of the view',
    keep: 'Keep this view',
    kept: 'The view is kept.',
    remove: 'Remove the view {name}',
    removed: 'The view is removed.',
    nameless: 'Give the view a name.',
    nothingChosen: 'Write or choose something first.',
    tooMany: 'You have 40 views. Remove one first.',
    show: 'Show: {name}',
  },
}
