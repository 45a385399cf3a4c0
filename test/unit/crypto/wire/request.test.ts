import { createHash, createPublicKey, verify as verifyWithNode } from 'node:crypto'
import { expect } from 'chai'
import fc from 'fast-check'
import { memberByKeyId } from '../../../../crypto/keys/keylist.ts'
import { toBase64url, utf8 } from '../../../../crypto/primitives/bytes.ts'
import { keyId } from '../../../../crypto/primitives/kdf.ts'
import {
  type RequestParts,
  type SignatureHeaders,
  signRequest,
  verifyRequest,
} from '../../../../crypto/wire/request.ts'
import {
  DAY,
  flipped,
  makeScene,
  member,
  seededRandom,
} from '../../../support/reception/sealing.ts'
import { bytesUpTo } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { refusal } from '../../../support/run/refusal.ts'

const NOW = DAY * 86_400_000

onBothEngines('a staff request', (p) => {
  const random = seededRandom('requests')
  const { reception } = makeScene(p)
  const { instance, list } = reception
  const { sign } = member(reception, 'ola')
  const request: RequestParts = {
    method: 'POST',
    path: '/api/desk/records',
    query: '?weeks=2943-2969',
    body: random(100),
  }
  const signerOf = (id: Uint8Array) => memberByKeyId(p, list, id)?.signing ?? null
  const signed = (parts = request) => signRequest(p, random, NOW, instance, sign, parts)
  const headers = signed()
  const read = (
    parts: Partial<RequestParts> = {},
    change: { [name in keyof SignatureHeaders]?: string | undefined } = {},
    now = NOW,
  ) => {
    const shown = { ...headers, ...change }
    return verifyRequest(p, now, instance, signerOf, { ...request, ...parts }, shown)
  }

  it('is believed as it was signed, and says by whom, when and with which nonce', () => {
    const verified = read()
    expect(verified.keyId).to.equal(toBase64url(keyId(p, sign.publicKey)))
    expect(verified.created).to.equal(NOW / 1000)
    expect(verified.nonce).to.match(/^[\w-]{22}$/)
    const again = verifyRequest(p, NOW, instance, signerOf, request, signed())
    expect(again.nonce).not.to.equal(verified.nonce)
  })

  it('round-trips for any method, path, query and body', () => {
    const printable = fc.stringMatching(/^[!-~]{0,40}$/)
    fc.assert(
      fc.property(printable, printable, bytesUpTo(300), (path, query, body) => {
        const parts = { method: 'PUT', path: `/${path}`, query: `?${query}`, body }
        verifyRequest(p, NOW, instance, signerOf, parts, signed(parts))
      }),
      { numRuns: 40 },
    )
  })

  it('is one that any RFC 9421 verifier takes', () => {
    const input = headers['signature-input'].replace(/^sig=/, '')
    const digest = createHash('sha512').update(request.body).digest('base64')
    expect(headers['content-digest']).to.equal(`sha-512=:${digest}:`)
    const base = [
      '"@method": POST',
      '"@path": /api/desk/records',
      '"@query": ?weeks=2943-2969',
      `"content-digest": sha-512=:${digest}:`,
      `"postern-instance": ${toBase64url(instance)}`,
      `"@signature-params": ${input}`,
    ].join('\n')
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), sign.publicKey])
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    const signature = Buffer.from(headers.signature.slice(5, -1), 'base64')
    expect(verifyWithNode(null, utf8(base), key, signature)).to.equal(true)
  })

  it('is refused when method, path, query or body is another', () => {
    for (const parts of [
      { method: 'PUT' },
      { method: 'post' },
      { path: '/api/desk/slots' },
      { path: '/api/desk/records/' },
      { query: '?weeks=2943-2970' },
      { query: '?' },
      { body: new Uint8Array(0) },
      { body: flipped(request.body, 5) },
    ]) {
      expect(
        refusal(() => read(parts)),
        JSON.stringify(parts),
      ).to.equal('forged')
    }
  })

  it('is refused when one of its headers is missing, another or in another form', () => {
    const input = headers['signature-input']
    const forged: [keyof SignatureHeaders, string][] = [
      ['content-digest', `sha-512=:${'A'.repeat(86)}==:`],
      ['content-digest', headers['content-digest'].replace('sha-512', 'sha-256')],
      ['signature', `sig=:${'A'.repeat(86)}==:`],
      ['signature-input', input.replace(/created=\d+/, `created=${NOW / 1000 + 1}`)],
      ['signature-input', input.replace(/nonce="[^"]+"/, `nonce="${'A'.repeat(22)}"`)],
    ]
    for (const [name, value] of forged) {
      expect(
        refusal(() => read({}, { [name]: value })),
        `${name}: ${value}`,
      ).to.be.oneOf(['forged', 'malformed'])
    }
    const malformed: [keyof SignatureHeaders, string | undefined][] = [
      ['signature-input', undefined],
      ['signature-input', ''],
      ['signature-input', `${input}, other=()`],
      ['signature-input', input.replace('"@query" ', '')],
      ['signature-input', input.replace('alg="ed25519"', 'alg="hmac-sha256"')],
      ['signature-input', input.replace(';alg="ed25519"', '')],
      ['signature-input', input.replace('sig=', 'other=')],
      ['signature-input', `${input}\n`],
      ['signature', undefined],
      ['signature', headers.signature.replace('sig=', 'other=')],
      ['signature', `${headers.signature} `],
    ]
    for (const [name, value] of malformed) {
      expect(
        refusal(() => read({}, { [name]: value })),
        `${name}: ${value}`,
      ).to.equal('malformed')
    }
    expect(refusal(() => read({}, { 'content-digest': undefined }))).to.equal('forged')
    for (const value of [undefined, '', toBase64url(random(16))]) {
      expect(refusal(() => read({}, { 'postern-instance': value }))).to.equal('foreign')
    }
  })

  it('is refused of who is not in the list, before anything else is worked out', () => {
    const nobody = () => verifyRequest(p, NOW, instance, () => null, request, headers)
    expect(refusal(nobody)).to.equal('foreign')
  })

  it('is good for two minutes either way, and no second longer', () => {
    for (const seconds of [-120, 0, 120]) read({}, {}, NOW + 1000 * seconds)
    for (const seconds of [-121, 121, 86_400, -86_400]) {
      expect(refusal(() => read({}, {}, NOW + 1000 * seconds))).to.equal('expired')
    }
  })

  it('never ends in another exception, whatever the headers are', () => {
    const any = fc.option(fc.string({ unit: 'binary', maxLength: 80 }), { nil: undefined })
    fc.assert(
      fc.property(any, any, any, any, (a, b, c, d) => {
        const shown = {
          'content-digest': a,
          'postern-instance': b,
          'signature-input': c,
          signature: d,
        }
        refusal(() => read({}, shown))
      }),
      { numRuns: 500 },
    )
  })
})
