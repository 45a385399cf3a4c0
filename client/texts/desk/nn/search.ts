import type { search as nb } from '../nb/search.ts'
import type { DeskTexts } from '../texts.ts'

/** Søk, og visingar som er tekne vare på. */
export const search: Pick<DeskTexts, keyof typeof nb> = {
  search: {
    label: 'Finn i alt du kan lese',
    placeholder: 'Ord, namn, referanse',
    left: '{count} saker er ikkje lesne gjennom enno.',
    hidden: 'treff i noko som ikkje blir vist i lista',
    reference: 'Referanse',
    file: 'Vedlegg',
    given: 'Kven varslaren er',
    status: 'Status',
    assignee: 'Følgd opp av',
    anyAssignee: 'Alle',
    nobody: 'Ingen enno',
    party: 'Varslaren er',
    anyParty: 'Alle',
    labelled: 'Stikkord',
    anyLabel: 'Alle',
    age: 'Alder',
    anyAge: 'Alle',
    older: 'Meir enn {count} dagar',
    views: 'Visingane mine',
    viewsHint:
      'Ei vising er det du leitar etter og det du har valt. Ho ligg i kvelvet ditt, òg etter at ei sak er sletta: skriv ikkje namn på folk.',
    viewName: 'Namn på visinga',
    keep: 'Ta vare på visinga',
    kept: 'Visinga er teken vare på.',
    remove: 'Fjern visinga {name}',
    removed: 'Visinga er fjerna.',
    nameless: 'Gi visinga eit namn.',
    nothingChosen: 'Skriv eller vel noko først.',
    tooMany: 'Du har 40 visingar. Fjern ei først.',
    show: 'Vis: {name}',
  },
}
