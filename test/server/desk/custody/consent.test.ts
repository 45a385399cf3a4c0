import { expect } from 'chai'
import * as v from 'valibot'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { mirrorsOf } from '../../../../client/desk/model/audit/audit.ts'
import { nameRegister } from '../../../../client/desk/model/names/name-register.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { entrySchema } from '../../../../crypto/entries/entry.ts'
import type { NamePurpose } from '../../../../crypto/entries/names.ts'
import { fromHex, systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  acknowledge,
  BEYOND,
  caseId,
  codeOf,
} from '../../../support/reception/access-reception.ts'
import { forceRecord } from '../../../support/reception/force-record.ts'
import { reportAs, visitOf, writeToCustodians } from '../../../support/reception/need-to-know.ts'
import { A_MONDAY } from '../../../support/server/instance.ts'

const reception = accessReception(await loadSodium())
const TODAY = dayOf(A_MONDAY)
const CUSTODIAN = 4

describe('a name that is given as its reporter agrees', () => {
  const desks = new AccessDesks(reception)
  const { at, sync } = desks
  const view = (index: number) => viewDesk(at(index), A_MONDAY, A_MONDAY).cases[0]!
  const registerOn = (index: number) => nameRegister(view(index).access.requests)

  /** A report with a name, and a question of the head about it that the custodian's desk has. */
  async function asked(purpose: NamePurpose, consent?: readonly string[]) {
    const code = await reportAs(desks.instance, 'the report')
    const uses = consent === undefined ? {} : { consent: [...consent] }
    await writeToCustodians(desks.instance, code, 'letter-identity', { name: 'Kari', ...uses })
    await syncAndOpen(at(0))
    await acknowledge(at(0))
    await at(0).askIdentity(caseId(at(0)), 'We must call', 'to call you', purpose)
    await sync(CUSTODIAN)
    return { code, request: view(CUSTODIAN).access.requests[0]!.id }
  }
  /** The acts in the case that an auditor is shown. */
  const mirrored = () => {
    const { stream, identity, reference } = at(0).cases[0]!
    const all = mirrorsOf(desks.instance.p, stream!, identity, reference)
    return all.flatMap(({ entries }) => entries.map(({ what }) => what))
  }
  const give = (request: string, beyond: typeof BEYOND | null = null) =>
    at(CUSTODIAN).answerIdentity(caseId(at(CUSTODIAN)), request, true, 'Kari', beyond)

  it('is given for what the reporter agreed to, and every desk shows that they had', async () => {
    const { request } = await asked('call', ['call'])
    const custodian = view(CUSTODIAN)
    expect(custodian.consent).to.deep.equal({ uses: ['call'], answers: [], day: TODAY })
    expect(custodian.questions[0]).to.include({ says: 'yes' })
    await give(request)
    await sync(0)
    const { answer, purpose } = view(0).access.requests[0]!
    expect(purpose).to.equal('call')
    expect(answer).to.deep.include({ as: 'given', consent: 'yes', uses: ['call'], beyond: null })
    const row = { request, day: TODAY, purpose: 'call', asked: 'm0' } as const
    for (const index of [0, CUSTODIAN]) {
      expect(registerOn(index)).to.deep.equal([
        { ...row, outcome: 'given', consent: 'yes', by: 'm4' },
      ])
    }
    expect(JSON.stringify(registerOn(0))).to.not.include('Kari')
    expect(view(0).consent).to.equal(null)
  })

  it('is given without consent only with a reason, and says so for good', async () => {
    const { request } = await asked('police', ['call'])
    expect(view(CUSTODIAN).questions[0]).to.include({ says: 'no' })
    expect(await codeOf(give(request))).to.equal('no-consent')
    expect(registerOn(CUSTODIAN)[0]).to.include({ outcome: 'waits', by: null })
    expect(await codeOf(at(0).askFirst(caseId(at(0)), request, ''))).to.equal('gone')
    await give(request, BEYOND)
    const late = at(CUSTODIAN).askFirst(caseId(at(CUSTODIAN)), request, '')
    expect(await codeOf(late)).to.equal('gone')
    await sync(0)
    const { answer } = view(0).access.requests[0]!
    expect(answer).to.deep.include({ as: 'given', consent: 'no', beyond: BEYOND })
    expect(registerOn(0)[0]).to.include({ outcome: 'given', consent: 'without' })
    const row = view(0).items.find(({ kind }) => kind === 'identity')
    expect(row).to.include({ as: 'given', purpose: 'police', consent: 'without' })
  })

  it('is given once the reporter says yes to the question on the board, which is asked once', async () => {
    const { code, request } = await asked('other', [])
    await at(CUSTODIAN).askFirst(caseId(at(CUSTODIAN)), request, 'Ask her')
    await syncAndOpen(at(1))
    await sync(0)
    expect(registerOn(0)[0]).to.include({ outcome: 'first', consent: 'no', by: 'm4' })
    expect(view(0).items.find(({ kind }) => kind === 'identity')).to.include({ as: 'first' })
    const { letter } = view(0).questions[0]!
    expect(view(CUSTODIAN).questions[0]).to.include({ letter, says: 'no' })
    const name = { what: 'asked', purpose: 'other', consent: 'no', uses: [] } as const
    const question = { kind: 'message', as: 'question', text: 'May we?', language: 'nb' } as const
    for (const index of [0, 1]) {
      const said = { ...question, letter, name: { ...name, uses: [] } }
      await at(index).write(caseId(at(index)), jobOf(systemRandom, said))
    }
    await sync(0, 1)
    for (const index of [0, 1]) expect(view(index).questions[0]).to.include({ asked: TODAY })
    await desks.instance.server.tick()
    const { messages } = await visitOf(desks.instance, code).read()
    const shown = messages.filter(({ content }) => content.name !== undefined)
    expect(shown.map(({ content }) => content.name)).to.deep.equal([name])
    expect(shown[0]!.messageId).to.deep.equal(fromHex(letter))
    const answers = { agrees: 'yes', purpose: 'other', asked: 'May we?' }
    await writeToCustodians(desks.instance, code, 'letter-consent', answers, shown[0]!.messageId)
    await sync(CUSTODIAN)
    expect(view(CUSTODIAN).questions[0]).to.include({ says: 'yes' })
    expect(view(CUSTODIAN).consent?.answers[0]).to.include({ agrees: true, asked: 'May we?' })
    await give(request)
    await sync(0)
    expect(registerOn(0)[0]).to.include({ outcome: 'given', consent: 'yes' })
  })

  it('follows the newest letter of the reporter', async () => {
    const { code, request } = await asked('call', ['call'])
    await writeToCustodians(desks.instance, code, 'letter-consent', { consent: [] })
    await sync(CUSTODIAN)
    expect(await codeOf(give(request))).to.equal('no-consent')
    expect(view(CUSTODIAN).consent).to.deep.include({ uses: [] })
  })

  it('is not asked about first by who keeps no names; a changed desk of who does can claim a consent', async () => {
    const { request } = await asked('police', [])
    await sync(0)
    const [stream] = at(0).cases[0]!.identity
    const first = { kind: 'identity-ask-first', request: fromHex(request), text: 'x' } as const
    await forceRecord(desks.instance, at(0), 0, () => first, stream)
    await sync(0, CUSTODIAN)
    for (const index of [0, CUSTODIAN]) {
      expect(view(index).access.requests[0]).to.include({ first: null, answer: null })
    }
    const [granted] = at(CUSTODIAN).cases[0]!.identity
    const answer = { kind: 'identity-answer', request: fromHex(request) } as const
    const claim = () => {
      return { ...answer, given: true, text: 'Kari', consent: 'yes' as const, uses: [] }
    }
    await forceRecord(desks.instance, at(CUSTODIAN), CUSTODIAN, claim, granted)
    await sync(0)
    expect(registerOn(0)[0]).to.include({ outcome: 'given', consent: 'yes', by: 'm4' })
    expect(mirrored()).to.include('identity-given')
  })

  it('is shown as given without consent if a changed desk of a custodian keeps silent about it', async () => {
    const { request } = await asked('police', ['call'])
    const [granted] = at(CUSTODIAN).cases[0]!.identity
    const silent = { kind: 'identity-answer', request: fromHex(request), given: true } as const
    const answer = () => ({ ...silent, text: 'Kari' })
    await forceRecord(desks.instance, at(CUSTODIAN), CUSTODIAN, answer, granted)
    await sync(0, CUSTODIAN)
    for (const index of [0, CUSTODIAN]) {
      expect(registerOn(index)[0]).to.include({ outcome: 'given', consent: 'without', by: 'm4' })
    }
    expect(view(0).access.requests[0]!.answer).to.include({ consent: 'unsaid', beyond: null })
    expect(mirrored()).to.include('identity-beyond').and.not.include('identity-given')
  })

  it('is shown as not noted for a request of a desk from before, which asked for no purpose', async () => {
    await reportAs(desks.instance, 'the report')
    await syncAndOpen(at(0))
    await acknowledge(at(0))
    await at(0).askIdentity(caseId(at(0)), 'We must call', 'to call you', 'call')
    const [stream] = at(0).cases[0]!.identity
    const { signer } = at(0).cases[0]!.report!
    const old = { kind: 'identity-request', reporter: signer, text: 'Who?' } as const
    await forceRecord(desks.instance, at(0), 0, () => old, stream)
    await sync(0, CUSTODIAN)
    const request = view(0).access.requests.find(({ purpose }) => purpose === null)!.id
    const [granted] = at(CUSTODIAN).cases[0]!.identity
    const answer = { kind: 'identity-answer', request: fromHex(request), given: true } as const
    const given = () => ({ ...answer, text: 'Kari' })
    await forceRecord(desks.instance, at(CUSTODIAN), CUSTODIAN, given, granted)
    await sync(0)
    const row = registerOn(0).find((one) => one.request === request)
    expect(row).to.include({ outcome: 'given', consent: null })
    expect(mirrored()).to.include('identity-given').and.not.include('identity-beyond')
  })
})

describe('an answer about a name', () => {
  const fits = (more: object) => {
    const answer = { kind: 'identity-answer', request: new Uint8Array(32), given: true, text: '' }
    const plain = JSON.parse(new TextDecoder().decode(encodeJson({ ...answer, ...more })))
    return v.safeParse(entrySchema, plain).success
  }

  it('says beyond consent exactly if the name is given without it', () => {
    expect(fits({})).to.equal(true)
    for (const consent of ['yes', 'no', 'unsaid']) {
      for (const given of [true, false]) {
        const isBeyond = given && consent !== 'yes'
        expect(fits({ consent, given }), `${consent} ${given}`).to.equal(!isBeyond)
        expect(fits({ consent, given, beyond: BEYOND })).to.equal(isBeyond)
      }
    }
    expect(fits({ beyond: BEYOND })).to.equal(false)
  })

  it('is refused with empty reasons, unknown uses, or one use twice', () => {
    const without = { consent: 'no', beyond: BEYOND }
    expect(fits({ ...without, beyond: { ...BEYOND, why: '' } })).to.equal(false)
    expect(fits({ ...without, beyond: { ...BEYOND, tell: 'x'.repeat(801) } })).to.equal(false)
    expect(fits({ ...without, uses: ['call', 'police'] })).to.equal(true)
    for (const uses of [['other'], ['call', 'call'], 'call']) {
      expect(fits({ ...without, uses }), `${uses}`).to.equal(false)
    }
  })
})
