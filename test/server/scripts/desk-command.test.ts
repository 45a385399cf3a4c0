import { join } from 'node:path'
import { expect } from 'chai'
import { send } from '../../support/run/http.ts'
import { startNode } from '../../support/run/process.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'

describe('npm run desk', () => {
  const folder = tempFolder('desk-command')
  after(() => removeFolder(folder))

  it('serves a desk that keeps its pace, unlike those of a demo, and says where it is', async () => {
    const vault = join(folder, 'anna.vault')
    const args = ['--server', 'http://localhost:9', '--new', '--vault', vault]
    const child = startNode('scripts/desk.ts', args, {})
    try {
      const [, url = ''] = await child.line(/^Your desk: (\S+)$/)
      const { body } = await send(new URL(url).origin, 'GET', '/')
      expect(new TextDecoder().decode(body)).to.include('data-paced').and.not.include('training')
    } finally {
      await child.kill('SIGINT')
    }
  })
})
