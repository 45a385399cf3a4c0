import type { Desk } from '../../../client/desk/engine/desk.ts'
import type { Case } from '../../../client/desk/model/case/fold.ts'
import type { ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { contentOf, testDesk } from '../desk/desk-core.ts'
import { deliver, type ReportOptions, type SealedReport } from '../server/instance.ts'
import { AccessDesks } from './access-desks.ts'
import { copyShelves, filesOf, openAll, reportAs } from './need-to-know.ts'
import type { TestReception } from './reception.ts'

/** Text of a letter that tells of retaliation. */
export const TOLD = 'Tatt av vaktlista'

export const TELLS = {
  kind: 'follow-up' as const,
  content: contentOf('letter-retaliation', { text: TOLD, since: 'I mai' }),
}

/** A reception with one report, new for each test of a suite; its reporter can tell of retaliation. */
export class OwnCases extends AccessDesks {
  code: ReceiptCode | null = null

  constructor(reception: TestReception) {
    super(reception)
    beforeEach(async () => {
      this.code = await reportAs(this.instance, 'the report')
    })
  }

  /** Send a letter that tells of retaliation. @param leftOut member ids */
  readonly tell = (
    leftOut: readonly string[] = [],
    more: Partial<ReportOptions> = {},
  ): Promise<SealedReport> => {
    if (this.code === null) throw new Error('no report yet')
    return deliver(this.instance, { code: this.code, drop: TELLS, leftOut, ...more })
  }

  readonly rows = async (shelf: 'drops' | 'records'): Promise<number> =>
    Number((await this.instance.server.ctx.db(shelf).count('* as n'))[0]?.n)

  /** A desk at its next unlock. */
  readonly unlock = (index: number, more: Partial<Parameters<typeof testDesk>[2]> = {}): Desk => {
    const { vault, weeks } = this.at(index)
    this.desks[index] = testDesk(this.instance, index, { vault, weeks, ...more })
    return this.at(index)
  }

  /** Everything that the files of a member open, even if the program would refuse it. */
  readonly opensAt = async (desk: Desk): Promise<string[]> =>
    openAll(this.instance, await copyShelves(this.instance), filesOf(desk))
}

/** The case of the report. */
export function firstOf({ cases }: Desk): Case {
  const found = cases.find(({ report }) => report?.content.answers.what === 'the report')
  if (found === undefined) throw new Error('the report is not open')
  return found
}

/** Cases that letters have become. */
export const madeIn = ({ cases }: Desk): Case[] =>
  cases.filter(({ report }) => report?.content.answers['split-of'])

export const namesOf = (all: readonly Case[]): string[] => all.map(({ id }) => id)
