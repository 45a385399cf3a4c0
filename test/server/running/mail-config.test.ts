import { expect } from 'chai'
import { readConfig } from '../../../server/config.ts'
import { ConfigError } from '../../../server/config-error.ts'

const RIGHT = {
  MAIL_URL: 'smtps://desk:p%40ss%3Aword@mail.example.org',
  MAIL_FROM: 'mottaket@example.org',
  MAIL_TO: 'anna@example.org, ola@example.org',
}

describe('the configuration of the mail', () => {
  it('is none if nothing is said', () => {
    expect(readConfig({}).mail).to.equal(null)
    expect(readConfig({ MAIL_URL: '', MAIL_TO: '' }).mail).to.equal(null)
  })

  it('has a relay, a sender, those who get it, and a time', () => {
    expect(readConfig(RIGHT).mail).to.deep.equal({
      relay: {
        host: 'mail.example.org',
        port: 465,
        tls: 'whole',
        login: { name: 'desk', password: 'p@ss:word' },
      },
      from: 'mottaket@example.org',
      to: ['anna@example.org', 'ola@example.org'],
      at: 480,
    })
    expect(readConfig({ ...RIGHT, MAIL_AT: '07:05' }).mail?.at).to.equal(425)
    expect(readConfig({ ...RIGHT, MAIL_AT: '23:59' }).mail?.at).to.equal(1439)
  })

  it('leaves out encryption only on this machine', () => {
    const relay = (url: string) => {
      const { host, port, tls } = readConfig({ ...RIGHT, MAIL_URL: url }).mail!.relay
      return `${host} ${port} ${tls}`
    }
    expect(relay('smtp://Mail.Example.org')).to.equal('mail.example.org 587 started')
    expect(relay('smtp://192.0.2.7:25')).to.equal('192.0.2.7 25 started')
    expect(relay('smtp://localhost.example.org')).to.equal('localhost.example.org 587 started')
    expect(relay('smtp://127.example.org')).to.equal('127.example.org 587 started')
    expect(relay('smtp://localhost:25/')).to.equal('localhost 25 none')
    expect(relay('smtp://127.0.0.1:2525')).to.equal('127.0.0.1 2525 none')
    expect(relay('smtp://[::1]:25')).to.equal('::1 25 none')
    expect(relay('smtps://localhost')).to.equal('localhost 465 whole')
  })

  const wrong: readonly [string, Readonly<Record<string, string>>, RegExp][] = [
    ['recipients without a relay', { MAIL_URL: '' }, /^MAIL_FROM is set and MAIL_URL is not: give/],
    [
      'a time without a relay',
      { MAIL_URL: '', MAIL_FROM: '', MAIL_TO: '', MAIL_AT: '08:00' },
      /^MAIL_AT is set/,
    ],
    ['no sender', { MAIL_FROM: '' }, /^MAIL_FROM="" is not an e-mail address: give one such as/],
    ['a sender with a name', { MAIL_FROM: 'Us <us@example.org>' }, /^MAIL_FROM=.*without a name/],
    ['a sender with a header', { MAIL_FROM: 'us@example.org\r\nBcc: x@example.org' }, /^MAIL_FROM/],
    ['nobody who gets it', { MAIL_TO: '' }, /^MAIL_TO="" is not an e-mail address/],
    [
      'a slip in one address',
      { MAIL_TO: 'a@example.org,b@example' },
      /^MAIL_TO="b@example" is not/,
    ],
    ['a comma too many', { MAIL_TO: 'a@example.org,' }, /^MAIL_TO="" is not/],
    ['somebody twice', { MAIL_TO: 'a@example.org,A@Example.org' }, /names A@Example.org twice/],
    [
      'no such time',
      { MAIL_AT: '24:00' },
      /^MAIL_AT="24:00" is not a time .*unset MAIL_AT for 08:00/,
    ],
    ['half a time', { MAIL_AT: '8' }, /^MAIL_AT="8"/],
  ]
  for (const [title, edit, message] of wrong) {
    it(`refuses ${title} and says what to do`, () => {
      expect(() => readConfig({ ...RIGHT, ...edit })).to.throw(ConfigError, message)
    })
  }

  it('refuses more people than a list of addresses should have', () => {
    const many = Array.from({ length: 51 }, (_, i) => `p${i}@example.org`)
    const message = /names 51 addresses, and 50 are the most: give the address of a mailing list/
    expect(() => readConfig({ ...RIGHT, MAIL_TO: many.join() })).to.throw(ConfigError, message)
    expect(readConfig({ ...RIGHT, MAIL_TO: many.slice(1).join() }).mail?.to).to.have.length(50)
  })

  it('refuses what is not the address of a mail server, and repeats no password', () => {
    for (const url of [
      'mail.example.org',
      'https://desk:secret@mail.example.org',
      'smtp://',
      'smtps://desk:secret@mail.example.org/inbox',
      'smtps://desk:secret@mail.example.org?tls.rejectUnauthorized=false',
      'smtps://desk:secret@mail.example.org#x',
      'smtps://secret@mail.example.org',
      'smtps://:secret@mail.example.org',
      'smtps://desk:secret%zz@mail.example.org',
      'smtps://desk:secret@mail.example.org:70000',
    ]) {
      expect(() => readConfig({ ...RIGHT, MAIL_URL: url }), url)
        .to.throw(ConfigError, /^MAIL_URL \(value not shown\) is not .*: give smtps:.*unset it/)
        .with.property('message')
        .that.does.not.contain('secret')
    }
  })
})
