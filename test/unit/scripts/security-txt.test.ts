import { expect } from 'chai'
import * as v from 'valibot'
import { securityText } from '../../../client/reporter/served/security-txt.ts'
import { SECURITY_FILE } from '../../../client/texts/security.ts'

/** 4 January 2027. */
const TODAY = 20_822

const taken = (value: unknown) => v.parse(SECURITY_FILE, value)
const problemOf = (value: unknown) => v.safeParse(SECURITY_FILE, value).issues?.[0]?.message ?? null

describe('security.txt', () => {
  it('names the ways in their order, as URIs, and how long they hold', () => {
    const contact = taken({
      contact: ['it@fjordby.example', '+47 55 00 11 22', 'https://fjordby.example/security'],
      languages: ['nb', 'en'],
      policy: 'https://fjordby.example/rules',
      encryption: 'https://fjordby.example/key.asc',
    })
    expect(securityText(contact, TODAY, TODAY + 100)).to.equal(
      `Contact: mailto:it@fjordby.example
Contact: tel:+47-55-00-11-22
Contact: https://fjordby.example/security
Expires: 2027-04-14T00:00:00Z
Encryption: https://fjordby.example/key.asc
Preferred-Languages: nb, en
Policy: https://fjordby.example/rules
`,
    )
  })

  it('has no line for what is not given, and holds for a year at most', () => {
    const contact = taken({ contact: ['it@fjordby.example'], languages: ['nb'] })
    expect(securityText(contact, TODAY, TODAY + 1000)).to.equal(
      'Contact: mailto:it@fjordby.example\nExpires: 2028-01-04T00:00:00Z\nPreferred-Languages: nb\n',
    )
  })

  it('takes nothing that would be another line, or that nobody can follow', () => {
    const said = (contact: string) => problemOf({ contact: [contact], languages: ['nb'] })
    for (const one of [
      'it@fjordby.example\nContact: mailto:thief@x.example',
      'https://fjordby.example/\nPolicy: https://x.example',
      'https://fjordby.example/a b',
      'https://',
      'http://fjordby.example/',
      'mailto:it@fjordby.example',
      'it@fjordby',
      '55 00 11 22',
      '+47 55\n00 11 22',
      'ask at the desk',
      '',
    ]) {
      expect(said(one), one).to.match(/^write an e-mail address, a telephone number that begins/)
    }
    expect(said(`https://fjordby.example/${'x'.repeat(200)}`)).to.match(/^shorten it/)
    expect(problemOf({ contact: [], languages: ['nb'] })).to.match(/^name one way at least/)
    expect(problemOf({ contact: ['it@fjordby.example'], languages: ['Norwegian'] })).to.match(/tag/)
    const here = { contact: ['it@fjordby.example'], languages: ['nb'] }
    const break_ = 'https://fjordby.example/\nContact: mailto:thief@x.example'
    expect(problemOf({ ...here, policy: break_ })).not.to.equal(null)
    expect(problemOf({ ...here, encryption: break_ })).not.to.equal(null)
  })
})
