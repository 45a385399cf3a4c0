import { expect } from 'chai'
import { goesLater, isUnanswered, offlineError } from '../../../client/desk/model/error.ts'
import { LINE_FAULTS, LineError } from '../../../client/shared/line-fault.ts'
import { OfflineError } from '../../../client/shared/transport.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'

describe('a line of the desk that breaks', () => {
  const codeOf = (error: OfflineError) => offlineError(error).code

  it('is named by its cause if another remedy than a second attempt is known', () => {
    expect(codeOf(new OfflineError())).to.equal('offline')
    const codes = Object.fromEntries(LINE_FAULTS.map((one) => [one, codeOf(new LineError(one))]))
    expect(codes).to.deep.equal({
      untrusted: 'line-untrusted',
      'wrong-name': 'line-wrong-name',
      expired: 'line-date',
      'not-yet': 'line-date',
      'not-tls': 'line-stranger',
      'no-name': 'line-no-name',
      refused: 'line-refused',
      reset: 'offline',
      unreachable: 'offline',
      late: 'offline',
      proxy: 'line-proxy',
      'proxy-no': 'line-proxy',
      onion: 'line-onion',
      'not-http': 'line-stranger',
      other: 'offline',
    })
  })

  it('is no answer all the same: what was to be sent goes later', () => {
    for (const fault of LINE_FAULTS) {
      const code = codeOf(new LineError(fault))
      expect([isUnanswered(code), goesLater(code)], fault).to.deep.equal([true, true])
    }
    expect(isUnanswered('server')).to.equal(false)
  })

  it('has a sentence of its own in each language', () => {
    for (const { errors } of Object.values(DESK_CATALOGUES)) {
      const sentences = new Set(LINE_FAULTS.map((one) => errors[codeOf(new LineError(one))]))
      expect(sentences.size).to.equal(9)
    }
  })
})
