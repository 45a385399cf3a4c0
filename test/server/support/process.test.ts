import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { startChild } from '../../support/run/process.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'

function startScript(script: string) {
  return startChild(process.execPath, ['-e', script])
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    return String(error)
  }
  return 'no error'
}

describe('children of the tests', () => {
  it('are waited for by a line that they print, before or after the question', async () => {
    const child = startScript("console.log('port 80'); setTimeout(() => console.log('end'), 20)")
    expect((await child.line(/port (\d+)/))[1]).to.equal('80')
    await child.line(/^end$/)
    expect((await child.line(/port (\d+)/))[1]).to.equal('80')
    expect(await child.exit).to.deep.equal({ code: 0, signal: null })
    expect(child.stdout).to.deep.equal(['port 80', 'end'])
  })

  it('say what they printed when the line never comes', async () => {
    const child = startScript("console.error('no such file'); process.exitCode = 3")
    const message = await refusal(child.line(/ready/))
    expect(message).to.contain('ended (3) before /ready/').and.to.contain('no such file')
  })

  it('say so when they cannot start', async () => {
    const child = startChild('/nowhere/postern', [])
    expect(await refusal(child.line(/ready/))).to.contain('could not start')
  })

  it('do not keep a test waiting for ever', async () => {
    const child = startScript('setInterval(() => {}, 1000)')
    expect(await refusal(child.line(/ready/, { timeout: 50 }))).to.contain('50 ms passed')
    expect(await child.kill()).to.deep.equal({ code: null, signal: 'SIGTERM' })
  })

  it('and their folders are gone when the process that made them ends', async () => {
    const support = new URL('../../support/run/', import.meta.url).href
    const script = `
      const { startChild } = await import('${support}process.ts')
      const { tempFolder } = await import('${support}temp.ts')
      const child = startChild(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
      console.log(tempFolder('gone'), child.pid)
      process.exit()`
    const parent = startChild(process.execPath, [
      ...['--import', 'tsx', '--input-type=module', '-e', script],
    ])
    const [, folder, pid] = await parent.line(/^(\S+) (\d+)$/)
    await parent.exit
    expect(existsSync(folder ?? '')).to.equal(false)
    expect(await endsSoon(Number(pid))).to.equal(true)
  })
})

/** Poll, because a process that is not our child has no event. */
async function endsSoon(pid: number): Promise<boolean> {
  for (const end = Date.now() + 5_000; Date.now() < end; ) {
    try {
      process.kill(pid, 0)
    } catch {
      return true
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return false
}

describe('a program of ours that tests start', () => {
  const compiler = fileURLToPath(new URL('../../support/run/compiled.mjs', import.meta.url))

  /** Run a TypeScript file of these lines, and keep what was compiled in `kept`. */
  async function runFile(kept: string, lines: readonly string[], ...args: readonly string[]) {
    const file = join(kept, 'program.ts')
    writeFileSync(file, lines.join('\n'))
    const child = startChild(process.execPath, [compiler, kept, 'full', file, ...args])
    const { code } = await child.exit
    return { code, stdout: child.stdout, stderr: child.stderr.join('\n') }
  }

  it('reads what lies beside it and its arguments, the first time and from what was kept', async () => {
    const kept = tempFolder('compiled')
    writeFileSync(join(kept, 'beside.txt'), 'beside')
    const lines = [
      "import { readFileSync } from 'node:fs'",
      "const beside: string = readFileSync(new URL('beside.txt', import.meta.url), 'utf8')",
      'const main = async () => console.log(beside, process.argv[2])',
      'await main()',
    ]
    expect((await runFile(kept, lines, 'one')).stdout).to.deep.equal(['beside one'])
    const times = () =>
      readdirSync(kept)
        .filter((name) => name.includes('.cjs'))
        .sort()
        .map(timeIn(kept))
    const first = times()
    expect(first).to.have.length(2)
    expect((await runFile(kept, lines, 'two')).stdout).to.deep.equal(['beside two'])
    expect(times()).to.deep.equal(first)
  })

  it('ends with what it throws, and not as if all were well where it waits for nothing', async () => {
    const thrown = await runFile(tempFolder('compiled'), [
      'const main = async () => { await null; throw new Error("its own words") }',
      'await main()',
    ])
    expect(thrown.code).to.equal(1)
    expect(thrown.stderr).to.include('its own words')
    const waiting = await runFile(tempFolder('compiled'), ['await new Promise(() => {})'])
    expect(waiting.code).to.equal(13)
  })
})

const timeIn = (folder: string) => (name: string) => statSync(join(folder, name)).mtimeMs

describe('temporary folders', () => {
  it('are new each time, closed to others and removed with all that is in them', () => {
    const [one, two] = [tempFolder(), tempFolder()]
    expect(one).to.not.equal(two)
    expect(statSync(one).mode & 0o077).to.equal(0)
    writeFileSync(join(one, 'file'), 'text')
    removeFolder(one)
    removeFolder(one)
    expect([existsSync(one), existsSync(two)]).to.deep.equal([false, true])
  })
})
