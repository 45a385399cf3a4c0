import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { dayOf, weekOf } from '../../../crypto/days/calendar.ts'
import { readEnrolment } from '../../../crypto/keys/enrolment.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { loadSumo, type SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import { DRILL_DAYS, readDrill, signDrill } from '../../../crypto/vault/drill.ts'
import { parseSheet, SHEET_LINES } from '../../../crypto/vault/sheet.ts'
import { newVault, newVaultKey, sealVault } from '../../../crypto/vault/vault.ts'
import type { Plan } from '../../../scripts/ceremony/core.ts'
import { SAMPLE_PLAN } from '../../../scripts/demo/sample.ts'
import { readPdf } from '../../support/files/pdf.ts'
import { SAMPLE_ALONE } from '../../support/reception/alone.ts'
import { fileOfPerson, newPerson, type Person } from '../../support/reception/member.ts'
import { FOREIGN_PRINT } from '../../support/reception/reception.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { OWN_FOLDER } from '../../support/scripts/content-folder.ts'

const PHRASE = 'riktig hest batteri stift'
const TODAY = dayOf(Date.now())
const IDS = ['head', 'adviser', 'custodian', 'deputy'] as const

async function run(script: 'ceremony' | 'recovery', ...args: string[]) {
  const child = startNode(`scripts/${script}.ts`, args)
  const { code } = await child.exit
  return { code, said: [...child.stdout, ...child.stderr].join('\n') }
}

const bytesOf = (file: string) => new Uint8Array(readFileSync(file))

describe('a list that one lost vault would silence', () => {
  let engine: SumoEngine
  let p: Primitives
  let folder: string
  let print: string
  let people: readonly Person[]

  before(async () => {
    engine = await loadSumo()
    p = engine.primitives
    folder = tempFolder('alone')
    writeFileSync(at('secrets.json'), JSON.stringify({ root: PHRASE, members: {} }))
    writeFileSync(at('vault.json'), JSON.stringify({ vault: PHRASE }))
    const root = ['root', '--out', at('root'), '--passphrases', at('secrets.json')]
    expect(await run('ceremony', ...root)).to.include({ code: 0 })
    print = readFileSync(at('root/fingerprint.txt'), 'utf8').trim()
    people = IDS.map((id) => newPerson(p, id))
    for (const one of people) {
      writeFileSync(at(`${one.id}.enrolment`), fileOfPerson(p, one, weekOf(TODAY), print))
    }
  })

  const at = (name: string) => join(folder, name)

  /** Sign a first list of `plan` from the members' own files. */
  async function create(out: string, plan: Plan, ...more: string[]) {
    writeFileSync(at(`${out}.json`), JSON.stringify(plan))
    const ids = plan.members.map(({ id }) => id)
    const files = ids.flatMap((id) => ['--enrolment', at(`${id}.enrolment`)])
    const prints = ids.map((id) => readEnrolment(p, bytesOf(at(`${id}.enrolment`))).print)
    return run(
      'ceremony',
      ...['create', '--plan', at(`${out}.json`), '--content', OWN_FOLDER, '--out', at(out)],
      ...['--root', at('root/root.key'), '--passphrases', at('secrets.json')],
      ...[...files, ...prints.flatMap((one) => ['--compared', one]), ...more],
    )
  }

  /** A signed statement of a member's drill, as a file. */
  function drillFile(
    name: string,
    who: number,
    part: { root?: string; day?: number } = {},
  ): string {
    const { id, signer } = people[who]!
    const said = { root: print, member: id, set: systemRandom(8), needed: 2, total: 3, day: TODAY }
    writeFileSync(at(name), signDrill(p, signer, { ...said, ...part }))
    return at(name)
  }

  it('is refused with what is at stake, taken with sheets of the only opener, tried in the year', async () => {
    const bare = await create('bare', SAMPLE_PLAN)
    expect(bare.code).to.equal(1)
    expect(bare.said).to.include(
      'If custodian loses the vault, nobody reads the names of reporters.',
    )
    expect(bare.said).to.include('--sheets custodian.drill')
    const foreign = drillFile('foreign.drill', 2, { root: FOREIGN_PRINT })
    const forged = bytesOf(drillFile('forged.drill', 2))
    forged[20] = (forged[20] ?? 0) ^ 1
    writeFileSync(at('forged.drill'), forged)
    for (const [file, words] of [
      [drillFile('of-head.drill', 0), 'If custodian loses the vault'],
      [drillFile('old.drill', 2, { day: TODAY - DRILL_DAYS - 1 }), 'try the sheets again'],
      [drillFile('early.drill', 2, { day: TODAY + 2 }), 'try the sheets again'],
      [foreign, 'foreign.drill is of another reception, AAAA-AAAA'],
      [at('forged.drill'), 'forged.drill: the statement is not signed by the member'],
      [at('secrets.json'), 'this is not a drill file'],
    ] as const) {
      const { code, said } = await create('bare', SAMPLE_PLAN, '--sheets', file)
      expect([code, said.split('\n').length], said).to.deep.equal([1, 1])
      expect(said).to.include(words)
      expect(existsSync(at('bare'))).to.equal(false)
    }
    const nearly = await create('bare', SAMPLE_PLAN, '--alone', 'yes')
    expect([nearly.code, nearly.said]).to.deep.equal([1, bare.said])
    const good = drillFile('good.drill', 2, { day: TODAY - DRILL_DAYS })
    const taken = await create('taken', SAMPLE_PLAN, '--sheets', good)
    expect(taken.code, taken.said).to.equal(0)
    expect(taken.said).to.not.include('Beware')
    const secret = Buffer.from(bytesOf(good).subarray(-40))
    expect(readFileSync(at('taken/publication.bin')).includes(secret)).to.equal(false)
  })

  it('is not renewed either, as it is or once somebody is removed', async () => {
    const two: Plan = { ...SAMPLE_PLAN, members: SAMPLE_PLAN.members.slice(0, 2) }
    expect(await create('two', two)).to.include({ code: 0 })
    const renew = (from: string, out: string, ...more: string[]) =>
      run(
        'ceremony',
        ...['renew', '--root', at('root/root.key'), '--passphrases', at('secrets.json')],
        ...['--publication', at(`${from}/publication.bin`), '--out', at(out), ...more],
      )
    expect(await renew('two', 'again')).to.include({ code: 0 })
    const gone = await renew('two', 'one', '--remove', 'adviser')
    expect([gone.code, existsSync(at('one'))]).to.deep.equal([1, false])
    const stake = 'If head loses the vault, nobody reads channel employees, channel students, '
    expect(gone.said.startsWith(stake), gone.said).to.equal(true)
    const drill = drillFile('head.drill', 0)
    const one = await renew('two', 'one', '--remove', 'adviser', '--sheets', drill)
    expect(one.code, one.said).to.equal(0)
    expect(await renew('one', 'still')).to.include({ code: 1 })
    expect(await renew('one', 'still', '--sheets', drill)).to.include({ code: 0 })
  })

  it('is signed for who made sheets before any list was, and tried them', async () => {
    const { id, signer } = people[2]!
    const key = newVaultKey(systemRandom, engine.hashPassphrase, PHRASE, {
      operations: 1,
      memory: 8,
    })
    const own = { instance: new Uint8Array(16), root: print, member: id, signing: signer.seed }
    writeFileSync(
      at('kim.vault'),
      sealVault(p, systemRandom, key, newVault({ ...own, listVersion: 0 })),
    )
    const made = await run(
      'recovery',
      ...['make', '--vault', at('kim.vault'), '--out', at('sheets')],
      ...['--passphrases', at('vault.json')],
    )
    expect(made.code, made.said).to.equal(0)
    expect(existsSync(at('sheets/custodian.drill'))).to.equal(false)
    const files = [1, 3].map((number) => {
      const { texts } = readPdf(bytesOf(at(`sheets/custodian-sheet-${number}-of-3.pdf`)))
      const lines = texts.filter((text) => /^(?:[0-9A-Z]{5} ?){4}$/.test(text))
      expect([lines.length, parseSheet(lines.join('\n')).kind]).to.deep.equal([
        SHEET_LINES,
        'sheet',
      ])
      writeFileSync(at(`${number}.txt`), lines.join('\n'))
      return at(`${number}.txt`)
    })
    const recovery = ['--recovery', at('sheets/custodian.recovery'), '--vault', at('kim.vault')]
    const few = await run('recovery', 'drill', ...recovery, '--sheet', files[0]!)
    expect([few.code, existsSync(at('sheets/custodian.drill'))]).to.deep.equal([1, false])
    const sheets = files.flatMap((file) => ['--sheet', file])
    const drill = await run('recovery', 'drill', ...recovery, ...sheets)
    expect(drill.code, drill.said).to.equal(0)
    const file = at('sheets/custodian.drill')
    expect(readDrill(p, bytesOf(file))).to.deep.include({
      ...{ root: print, member: 'custodian', signing: signer.publicKey },
      ...{ needed: 2, total: 3, day: TODAY },
    })
    expect(await create('kim', SAMPLE_PLAN, '--sheets', file)).to.include({ code: 0 })
  })

  it('is taken from somebody who types what is at stake', async () => {
    const { code, said } = await create('typed', SAMPLE_PLAN, ...SAMPLE_ALONE)
    expect(code, said).to.equal(0)
    expect(said).to.include(`Beware: ${SAMPLE_ALONE[1]}`)
  })
})
