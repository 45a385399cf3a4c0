import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { LANGUAGES, type Language } from '../../../crypto/entries/names.ts'
import { readSample } from '../../../scripts/content/samples.ts'
import { sampleWords } from '../../support/reception/site.ts'

const HEARD = /rett til å bli h(?:ørt|øyrd)|right to be heard/
const COMPANY =
  /rett til (?:å bli (?:hørt|høyrd) og til )?å ha med|right to (?:be heard,? and to )?bring/
/** Words for a favour, which others may grant. */
const FAVOUR =
  /kan bli(?:r)? invitert|may be invited|part\w* kan ha med|(?:du|dei|de) kan ha med (?:deg|seg) (?:en|ein|nokon|noen)|can bring somebody/i

/** Texts about the hearing of a party, by the place where they stand. */
function hearingTexts(language: Language): Readonly<Record<string, string>> {
  const { t, site } = sampleWords(language)
  const desk = DESK_CATALOGUES[language]
  const { templates, casework } = readSample('university')
  const checklist = casework?.checklists.find(({ id }) => id === 'harassment')
  const invitation = templates?.find(({ id }) => id === 'hearing')?.party?.[language]
  return {
    'before sending': t.review.partyOwn,
    'when a case officer has the case': site.notices.assigned.party,
    'when a party is invited': site.notices.hearing.party,
    'what happens next': JSON.stringify(site.pages.next.sections),
    'the page on sexual harassment': JSON.stringify(site.pages.harassment?.sections),
    'the first draft of an invitation': invitation ?? '',
    'the invitation that the desk writes': desk.invitation.companion,
    'the choice of a party at the desk': desk.partyHints.party,
    'the checklist of a case': checklist?.tasks[3]?.[language] ?? '',
  }
}

/** Places that are only about who comes along. */
const NOT_ABOUT_HEARING = new Set([
  'when a party is invited',
  'the first draft of an invitation',
  'the invitation that the desk writes',
  'the checklist of a case',
])

describe('a party’s right to be heard and to bring someone', () => {
  for (const language of LANGUAGES) {
    for (const [place, text] of Object.entries(hearingTexts(language))) {
      it(`S21: is called a right in ${language}: ${place}`, () => {
        expect(text).to.match(COMPANY)
        if (!NOT_ABOUT_HEARING.has(place)) expect(text).to.match(HEARD)
        expect(text).to.not.match(FAVOUR)
      })
    }
  }

  for (const language of ['nb', 'en'] as const) {
    it(`S21: is called a right in the routine that the organisation signs, in ${language}`, () => {
      const routine = readFileSync(join('client/texts/documents', language, 'routine.md'), 'utf8')
      const text = routine.replace(/\s+/g, ' ')
      expect(text).to.match(COMPANY).and.to.match(HEARD).and.not.to.match(FAVOUR)
    })
  }
})
