import type { Desk } from '../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../client/desk/engine/view/desk-view.ts'
import type { ExportSource } from '../../../client/desk/export/source.ts'
import { wordsIn } from '../../../client/desk/format/words.ts'
import type { CaseworkAction } from '../../../client/desk/model/case/casework-action.ts'
import type { Case } from '../../../client/desk/model/case/fold.ts'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { A_MONDAY, deliver, fakeClock, type Instance, startInstance } from '../server/instance.ts'
import { syncAndOpen, testDesk } from './desk-core.ts'

export interface TwoDesks {
  readonly instance: Instance
  readonly desks: readonly [Desk, Desk]
}

/** A server with one report, and two desks that both opened it. The caller stops the instance. */
export async function startTwoDesks(): Promise<TwoDesks> {
  const instance = await startInstance({ clock: fakeClock(A_MONDAY) })
  await deliver(instance, { text: 'Noe skjedde ved verkstedet' })
  const desks = [testDesk(instance, 0), testDesk(instance, 1)] as const
  for (const desk of desks) await syncAndOpen(desk)
  await desks[0].sync()
  return { instance, desks }
}

export const onlyCase = (desk: Desk): Case => desk.cases[0]!

/** Write casework into the only case of a desk. */
export const sayIn = (desk: Desk, action: CaseworkAction) =>
  desk.append(onlyCase(desk).id, jobOf(systemRandom, action))

/** The only case of a desk, as it is taken out. */
export function sourceIn(desk: Desk): ExportSource {
  const view = viewDesk(desk, A_MONDAY, A_MONDAY)
  const one = view.cases[0]!
  return { one, view, words: wordsIn('nb'), provision: '', to: 'x', made: A_MONDAY }
}
