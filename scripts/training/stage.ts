import { type RegisterSource, Registrar } from '../../client/desk/engine/cases/register.ts'
import { Desk } from '../../client/desk/engine/desk.ts'
import { Outgoing } from '../../client/desk/engine/files/outgoing.ts'
import { type Action, jobOf } from '../../client/desk/model/rules/action.ts'
import { nodeTransport } from '../../client/shared/node-transport.ts'
import { dayOf } from '../../crypto/days/calendar.ts'
import { newestQuestionnaire } from '../../crypto/entries/questionnaire.ts'
import { parseCode, type ReceiptCode } from '../../crypto/keys/receipt.ts'
import { systemRandom } from '../../crypto/primitives/bytes.ts'
import type { SumoEngine } from '../../crypto/primitives/sodium-sumo.ts'
import { openVault, openWeeks } from '../../crypto/vault/vault.ts'
import { later, MACHINE } from '../cli/command.ts'
import { readBytes } from '../cli/files.ts'
import type { Demo, DemoMember } from '../demo/demo.ts'
import { DemoReporter, type ReporterPlace } from '../demo/reporter.ts'
import { sendDemoReports } from '../demo/reports.ts'
import { TOLD, TRAINING_CASES, type TrainingCase } from './cases.ts'
import { STAGE_HAND } from './people.ts'
import { AnsweringReporter } from './reporters.ts'

/** A case on the stage, and its reporter, who answers when asked to look. */
export interface StagedCase {
  /** Reference by which the desk names the case. */
  readonly reference: string
  readonly about: string
  readonly reporter: AnsweringReporter
}

export interface StageTools {
  readonly engine: SumoEngine
  readonly demo: Demo
  /** Address of the staff listener. */
  readonly staff: string
  readonly place: ReporterPlace
  /** Build the board now. */
  readonly tick: () => Promise<void>
}

/**
 * Fill a new reception with made-up cases in different states: reports as from anybody's browser, and actions of a
 * colleague in some of them, by the desk's own means.
 */
export async function setTheStage(tools: StageTools): Promise<StagedCase[]> {
  const { demo, place, tick } = tools
  const { document } = demo.content
  const sent = await sendDemoReports(
    place,
    document,
    TRAINING_CASES.map(({ madeUp }) => madeUp),
  )
  const { desk, source } = openStageDesk(tools)
  await desk.sync()
  const told = new DemoReporter(
    place,
    document,
    TOLD.madeUp,
    await registerTold(source, desk, demo),
  )
  const staged = []
  for (const reporter of [...sent, told]) {
    const one = TRAINING_CASES.find(({ madeUp }) => madeUp === reporter.madeUp) ?? TOLD
    const { reference } = reporter
    await play(desk, one, reference)
    const answering = new AnsweringReporter(reporter, one.replies)
    staged.push({ reference, about: one.about, reporter: answering })
  }
  await tick()
  for (const { reporter } of staged) await reporter.answer()
  return staged
}

/** Do the scripted actions in a case, as an impartial member. */
async function play(desk: Desk, { done }: TrainingCase, reference: string): Promise<void> {
  if (done === undefined) return
  const found = desk.cases.find((one) => one.reference === reference)
  if (found === undefined) throw new Error(`the stage has no case ${reference}`)
  await desk.declare(found.id, false, '')
  for (const action of done(dayOf(Date.now()))) await write(desk, found.id, action)
}

const write = (desk: Desk, id: string, action: Action) =>
  desk.write(id, jobOf(systemRandom, action))

/** The desk of the member who sets the stage. It keeps nothing: its data can be found again on the shelves. */
function openStageDesk({ engine, demo, staff }: StageTools) {
  const { primitives, hashPassphrase } = engine
  const { vault, passphrase } = memberOf(demo, STAGE_HAND)
  const opened = openVault(primitives, hashPassphrase, passphrase, readBytes(vault))
  if (opened === null) throw new Error(`the vault of ${STAGE_HAND} does not open`)
  const weeks = openWeeks(primitives, opened.key, readBytes(`${vault}.weeks`))
  const source = {
    ...{ ...MACHINE, later, primitives },
    transport: nodeTransport({ server: new URL(staff) }),
    keep: async () => {},
  }
  return { source, desk: new Desk(source, opened.vault, weeks) }
}

function memberOf({ members }: Demo, id: string): DemoMember {
  const found = members.find((member) => member.id === id)
  if (found === undefined) throw new Error(`nobody is called ${id}`)
  return found
}

/** Register a report that was told in a meeting. @returns the code that its reporter was given */
async function registerTold(source: RegisterSource, desk: Desk, demo: Demo): Promise<ReceiptCode> {
  const { madeUp, minutes, note } = TOLD
  const { channel, language, answers } = madeUp
  const { document } = demo.content
  const asked = newestQuestionnaire(
    document,
    document.channels.find(({ id }) => id === channel)?.questionnaire ?? '',
  )
  if (!asked) throw new Error(`channel ${channel} is not there`)
  const { party, relation, categories, ...texts } = answers
  const registrar = new Registrar(source, new Outgoing(source))
  await registrar.begin(desk.vault)
  await registrar.send({
    ...{ channel, language, minutes, note },
    questionnaire: { id: asked.id, version: asked.version },
    answers: Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, `${text}`])),
    party: `${party}`,
    relation: `${relation}`,
    categories: [categories ?? []].flat(),
    cameBy: 'meeting',
    cameOn: dayOf(Date.now()) - 1,
    leftOut: [],
    shown: demo.members.map(({ id }) => id),
    words: [],
    files: [],
  })
  const parsed = parseCode(registrar.view?.code?.join('') ?? '')
  if (parsed.kind !== 'code') throw new Error('the registered report was not delivered')
  await desk.sync()
  await registrar.settle(desk)
  return parsed.code
}
