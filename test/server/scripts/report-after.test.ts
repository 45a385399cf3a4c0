import { expect } from 'chai'
import { EXIT } from '../../../scripts/cli/cli.ts'
import { startWhole, withFront } from '../../support/scripts/command.ts'
import type { Meddle } from '../../support/scripts/front.ts'
import { type Instance, startInstance } from '../../support/server/instance.ts'

describe('a report from the command line, after its letter', () => {
  let instance: Instance

  before(async () => {
    instance = await startInstance()
  })
  after(() => instance.stop())

  it('goes on after it is sent, to fetch the pages that a browser fetches too', async () => {
    await withFront(instance, undefined, async (front, to) => {
      const child = startWhole('report', [...to, '--language', 'nn'], 'hello')
      await child.line(/^Sendt. Kommandoen bruker no 190 sekund/, { from: 'stderr' })
      expect(child.stdout.at(-1)).to.equal('sent')
      expect(child.process.exitCode).to.equal(null)
      expect(front.asked.at(-1)).to.equal('POST /api/drops')
      await child.kill('SIGTERM')
    })
  })

  it('says after a failure why it goes on, and ends with its own code at Ctrl+C', async () => {
    const meddle: Meddle = async ({ line }, pass, response) => {
      if (line === 'POST /api/drops') return void response.writeHead(507).end('{"error":"full"}')
      const { status, body } = await pass()
      response.writeHead(status).end(body)
    }
    await withFront(instance, meddle, async (_front, to) => {
      const child = startWhole('report', to, 'hello')
      await child.line(/^The server has no room now/, { from: 'stderr' })
      await child.line(/^This command goes on for about three minutes/, { from: 'stderr' })
      await child.line(/Ctrl\+C ends it at once, and the letter is not lost/, {
        from: 'stderr',
      })
      await child.line(/^server may see that you ended early/, { from: 'stderr' })
      expect(await child.kill('SIGINT')).to.deep.equal({ code: EXIT.closed, signal: null })
    })
  })
})
