import { expect } from 'chai'
import fc from 'fast-check'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { decodePublication, type Publication } from '../../../crypto/keys/publication.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import { FormError, type FormProgram, formFile } from '../../../scripts/build/form-file.ts'
import { makeInstance } from '../../../scripts/ceremony/core.ts'
import { documentToSign, publicWords } from '../../../scripts/content/public-words.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { SAMPLE_PLAN } from '../../../scripts/demo/sample.ts'
import { formDifference } from '../../../scripts/verify/form.ts'
import { buildFormProgram } from '../../support/reporter/alone-form.ts'
import { copySample, edit } from '../../support/scripts/content-folder.ts'

describe('the form that is one file, as it is made and verified', () => {
  const folder = copySample()
  const content = readContent(folder)
  let program: FormProgram
  let publication: Publication
  let words: Uint8Array
  let root: string
  let other: { readonly publication: Publication; readonly root: string }
  let form: Uint8Array

  before(async () => {
    program = await buildFormProgram()
    const engine = await loadSumo()
    const cost = { operations: 1, memory: 8 }
    const tools = { engine, random: systemRandom, today: dayOf(Date.now()), cost }
    const document = await documentToSign(content)
    const make = () => {
      const made = makeInstance(tools, SAMPLE_PLAN, document, () => 'a passphrase of the test')
      return { publication: decodePublication(made.publication), root: made.fingerprint }
    }
    ;({ publication, root } = make())
    other = make()
    words = await publicWords(content)
    form = formFile(program, { root, publication, words, demo: false })
  })

  const text = () => Buffer.from(form).toString('utf8')
  const verified = (bytes: Uint8Array, own: Uint8Array | null = null) =>
    formDifference(program, root, bytes, own)
  const changed = (from: string, to: string) => {
    expect(text()).to.include(from)
    return Buffer.from(text().replace(from, to))
  }

  it('is the same bytes each time, and is as released', () => {
    expect(
      Buffer.compare(form, formFile(program, { root, publication, words, demo: false })),
    ).to.eq(0)
    expect(verified(form)).to.equal(null)
    expect(verified(form, words)).to.equal(null)
  })

  it('lets a browser ask nobody, and run nothing but its own script', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text())?.[1] ?? ''
    const rules = policy.replaceAll('&#39;', "'").split('; ')
    expect(rules[0]).to.equal("default-src 'none'")
    expect(rules.filter((rule) => rule.startsWith('connect-src'))).to.deep.equal([])
    expect(rules.map((rule) => rule.split(' ')[0])).to.include.members([
      ...['script-src', 'style-src', 'worker-src', 'base-uri', 'form-action'],
      ...['require-trusted-types-for', 'trusted-types'],
    ])
    expect(rules.join(' ')).to.not.match(/unsafe|https?:|\*/)
    expect(text()).to.not.match(/<(?:script|link|img)[^>]* (?:src|href)=/)
  })

  it('is refused by verify once any byte is another one, with the place', () => {
    fc.assert(
      fc.property(fc.nat({ max: form.length - 1 }), (at) => {
        const bytes = form.slice()
        bytes[at]! ^= 1
        expect(verified(bytes), `byte ${at}`).to.be.a('string')
      }),
      { numRuns: 6 },
    )
    const script = form.length - 5000
    const bytes = form.slice()
    bytes[script] = bytes[script] === 0x61 ? 0x62 : 0x61
    expect(verified(bytes)).to.match(new RegExp(`^byte ${script} differs`))
    expect(verified(form.slice(0, -1))).to.match(/^byte \d+ differs/)
    expect(verified(Buffer.concat([form, Buffer.from(' ')]))).to.match(/^byte \d+ differs/)
  })

  it('is refused by verify if a word, a key or the root is another one', () => {
    expect(verified(changed('Ring først 113', 'Ring først 999'))).to.match(
      /words have the hash|content document/,
    )
    const [key = ''] = /"bundlesB64":\["([^"]{40})/.exec(text())?.slice(1) ?? []
    const twisted = `${key[0] === 'A' ? 'B' : 'A'}${key.slice(1)}`
    expect(verified(changed(key, twisted))).to.include('does not hold')
    expect(formDifference(program, other.root, form, null)).to.include('does not hold')
    const foreign = formFile(program, { ...other, words, demo: false })
    expect(verified(foreign)).to.include('does not hold')
    expect(verified(Buffer.from('<p>no form</p>'))).to.include('no signed list')
  })

  it('is not made of words, keys or a root that are not signed', async () => {
    const edited = copySample()
    edit(edited, 'help.yaml', /113/, '119')
    const others = await publicWords(readContent(edited))
    const make = (change: Partial<Parameters<typeof formFile>[1]>) => () =>
      formFile(program, { root, publication, words, demo: false, ...change })
    expect(make({ words: others })).to.throw(FormError, 'signs')
    expect(verified(form, others)).to.include('differ from the content folder at byte')
    expect(make({ root: other.root })).to.throw(FormError)
    const bundles = publication.bundles.slice(1)
    expect(make({ publication: { ...publication, bundles } })).to.throw(FormError, 'weekly keys')
  })
})
