import type { CaseView, DeskOutline, DeskView } from '../model/views.ts'
import type { OnProgress } from './answers.ts'
import type { DeskNews } from './calls.ts'

/** Cases that cross to the page in one message: a small number, so that reading it does not block the page for long. */
const SLICE = 25

type TellView = (message: Extract<DeskNews, { kind: 'cases' | 'view' }>) => void

/** The worker's end: cases that are the same objects as before are not sent again. */
export class ViewSender {
  readonly #tell: TellView
  #sent: ReadonlyMap<string, CaseView> = new Map()

  constructor(tell: TellView) {
    this.#tell = tell
  }

  send({ cases, ...view }: DeskView): void {
    const fresh = cases.filter((one) => this.#sent.get(one.id) !== one)
    for (let at = 0; at < fresh.length; at += SLICE) {
      this.#tell({ kind: 'cases', cases: fresh.slice(at, at + SLICE) })
    }
    this.#tell({ kind: 'view', view: { ...view, order: cases.map(({ id }) => id) } })
    this.#sent = new Map(cases.map((one) => [one.id, one]))
  }
}

/** The page's end. It forgets cases that are no longer in the order. */
export class ViewReceiver {
  #held = new Map<string, CaseView>()

  take(cases: readonly CaseView[]): void {
    for (const one of cases) this.#held.set(one.id, one)
  }

  viewOf({ order, ...view }: DeskOutline): DeskView {
    const cases = order.flatMap((id) => this.#held.get(id) ?? [])
    this.#held = new Map(cases.map((one) => [one.id, one]))
    return { ...view, cases }
  }
}

/** Milliseconds: nobody sees more than ten of them in a second. */
const PACE = 100

/** Tells of progress at most as often as somebody can see; always of the beginning and the end of a stage. */
export function paced(tell: OnProgress, now: () => number): OnProgress {
  let last = { stage: '', at: 0 }
  return (progress) => {
    const { stage, done, total } = progress
    if (stage === last.stage && done < total && now() - last.at < PACE) return
    last = { stage, at: now() }
    tell(progress)
  }
}
