import { expect } from 'chai'
import { Registrar } from '../../../../client/desk/engine/cases/register.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { staffTransport, vaultOf } from '../../../support/desk/desk-core.ts'
import { never, noBlocks } from '../../../support/run/later.ts'
import { A_MONDAY, fakeClock, startInstance } from '../../../support/server/instance.ts'

describe('a report that came another way, by role', () => {
  it('is put in by nobody whose role may not work on its case', async () => {
    const roles = ['head', 'reception', 'reader', 'custodian', 'auditor', 'co-handler'] as const
    const other = await startInstance({ clock: fakeClock(A_MONDAY), roles })
    try {
      const codes: string[] = []
      for (const index of roles.keys()) {
        const source = {
          ...{ primitives: other.p, random: systemRandom, now: other.now, buildDay: 0 },
          ...{ transport: staffTransport(other), sha256: (bytes: Uint8Array) => bytes },
          ...{ wait: async () => {}, later: never },
        }
        const registrar = new Registrar(source, noBlocks)
        codes.push(
          await registrar.begin(vaultOf(other.reception, index)).then(
            () => 'begun',
            (error) => error.code,
          ),
        )
        expect(registrar.view === null).to.equal(codes.at(-1) === 'role')
      }
      expect(codes).to.deep.equal(['begun', 'begun', 'role', 'role', 'role', 'begun'])
    } finally {
      await other.stop()
    }
  })
})
