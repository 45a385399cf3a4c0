import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { createLog } from '../../../server/log.ts'
import { startServer } from '../../../server/main.ts'
import { putBlock, someBlock } from '../../support/server/blocks.ts'
import { A_MONDAY, deliver, fakeClock, startInstance } from '../../support/server/instance.ts'

const MINUTE = 60_000

/** Files that change when somebody posts. */
const WRITTEN = ['postern.db', 'postern.db-wal', 'postern.db-shm', 'blocks']

describe('the files of DATA_DIR', () => {
  for (const database of ['sqlite', 'postgres'] as const) {
    it(`tell when the board was built and not when something came, over ${database}`, async () => {
      const clock = fakeClock(A_MONDAY)
      const instance = await startInstance({ clock, database })
      const { dataDir } = instance.config
      // the first night of the folder of blocks
      await instance.server.tick()
      const there = WRITTEN.filter((name) => existsSync(join(dataDir, name)))
      expect(there).to.deep.equal(database === 'sqlite' ? WRITTEN : ['blocks'])
      const times = () =>
        new Set(
          there.flatMap((name) => {
            const { mtimeMs, atimeMs } = statSync(join(dataDir, name))
            return [mtimeMs, atimeMs]
          }),
        )
      for (const posting of [true, false]) {
        if (posting) {
          await deliver(instance)
          expect((await putBlock(instance, someBlock())).status).to.equal(200)
        }
        clock.advance(MINUTE)
        await instance.server.tick()
        expect([...times()]).to.deep.equal([clock.now()])
      }
      await instance.stop()
    })
  }

  it('are for the user of the server only, whatever the folder was before', async () => {
    const instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    await instance.stop()
    const { dataDir } = instance.config
    mkdirSync(join(dataDir, 'content'))
    writeFileSync(join(dataDir, 'content', 'pages.yaml'), '')
    chmodSync(dataDir, 0o755)
    const files = readdirSync(dataDir).filter((name) => statSync(join(dataDir, name)).isFile())
    for (const name of files) chmodSync(join(dataDir, name), 0o664)
    const script = join(dataDir, 'backup.sh')
    writeFileSync(script, '', { mode: 0o755 })
    const log = createLog(() => undefined)
    const server = await startServer(instance.config, new Map(), {
      ...{ scheduled: false, now: instance.now, log },
    })
    const mode = (name: string) => (statSync(join(dataDir, name)).mode & 0o777).toString(8)
    expect(mode('')).to.equal('700')
    expect(files.map((name) => `${name} ${mode(name)}`)).to.deep.equal(
      files.map((name) => `${name} 600`),
    )
    expect(files).to.include.members(['postern.db', 'publication.bin', 'server-id', 'lock'])
    expect(mode('content/pages.yaml')).to.equal('644')
    // somebody else's, who may still execute it
    expect(mode('backup.sh')).to.equal('700')
    await server.stop()
  })
})
