import { expect } from 'chai'
import { GUIDE_CATALOGUES } from '../../../client/texts/ceremony-guide.ts'
import { LANGUAGES, type Language } from '../../../crypto/entries/names.ts'
import { askMember, askOtherWays } from '../../../scripts/ceremony/guide/people.ts'
import { SAMPLE_PLAN, sampleContent } from '../../../scripts/demo/sample.ts'

const { document } = sampleContent()
const title = { nb: 'nb', nn: 'nn', en: 'en' }

/** A person who gives these answers, and everything that they were asked and told. */
function personWith(answers: readonly string[], language: Language = 'en') {
  const left = [...answers]
  const said: string[] = []
  const line = async (question: string) => {
    said.push(question)
    const answer = left.shift()
    if (answer === undefined) throw new Error(`no answer left: ${said.join('\n')}`)
    return answer
  }
  const t = GUIDE_CATALOGUES[language]
  return { said, left, guide: { language, t, person: { line }, say: (s: string) => said.push(s) } }
}

/** The member that comes of answers about a keeper of identities, who reads no channel. */
async function named(answers: readonly string[], language: Language = 'en') {
  const { guide, said, left } = personWith(['6', ...answers], language)
  const { name } = await askMember(guide, { id: 'anna', title }, document, 0)
  expect(left, said.join('\n')).to.deep.equal([])
  return { name, said }
}

describe('the question for the name that reporters see', () => {
  it('refuses what is a fingerprint, a path, a command or another answer', async () => {
    const slips = ['K7QM-2F4C-9XWD-1ABC-7T0P-Z1WX', 'k7qm 2f4c 9xwd', '/media/stick/bjorn', '2']
    const files = ['C:\\keys', 'bjorn.enrolment', 'root.keys', './postern-linux-x64 ceremony']
    const commands = ['npm run ceremony', 'postern content edit', 'cd reception', 'print --root x']
    for (const language of LANGUAGES) {
      const { ask, start, people } = GUIDE_CATALOGUES[language]
      const words = [start.yes, people.all, ask.sign, ask.stop, `${ask.change} anna`]
      const wrong = [...slips, ...files, ...commands, ...words]
      const { name, said } = await named([...wrong, 'Anna Berg'], language)
      expect(name).to.equal('Anna Berg')
      expect(said.filter((one) => one === people.noName)).to.have.length(wrong.length)
    }
  })

  it('takes the names that people have, and no name for Enter, no or none', async () => {
    const names = ['Bjørn K. Å. Ødegård-Sætre', 'Alexander Christoffersen Berg', 'Saksbehandler 12']
    for (const one of [...names, "Siobhán O'Brien", '李小龍', 'Berg & Co.']) {
      expect((await named([one])).name).to.equal(one)
    }
    for (const one of ['', 'no', 'None']) expect((await named([one])).name).to.equal(undefined)
  })
})

describe('the question for channels', () => {
  it('says what can be chosen if nothing is', async () => {
    const { guide, said } = personWith(['2', '', 'all', ''])
    await askMember(guide, { id: 'anna', title }, document, 0)
    expect(said).to.include(GUIDE_CATALOGUES.en.people.nothing)
  })
})

describe('the question for other ways to report', () => {
  it('takes a new text in each language, and keeps what is not typed', async () => {
    const { guide, said } = personWith(['', 'x'.repeat(2001), 'Ring 55 00 00 00.', ' Call us. '])
    const { nb } = SAMPLE_PLAN.otherWays
    const next = await askOtherWays(guide, SAMPLE_PLAN.otherWays)
    expect(next).to.deep.equal({ nb, nn: 'Ring 55 00 00 00.', en: 'Call us.' })
    expect(said.join('\n')).to.include(nb).and.include('2000 characters at most')
  })
})
