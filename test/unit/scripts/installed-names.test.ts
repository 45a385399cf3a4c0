import { expect } from 'chai'
import { asTyped } from '../../../scripts/cli/command.ts'
import { POSTINST, POSTRM, program } from '../../../scripts/release/debian/files.ts'

const REMEDY = 'run "npm run backup -- make", "npm run doctor -- [URL]" or "npm run ceremony"'

describe('the commands in a message', () => {
  it('are those of the package where it is installed, and those of the tree elsewhere', () => {
    const installed = 'run "postern-backup make", "postern-doctor [URL]" or "postern ceremony"'
    for (const path of ['/usr/lib/postern/dist/server/backup.mjs', '/usr/bin/postern-doctor']) {
      expect(asTyped(REMEDY, false, path), path).to.equal(installed)
    }
    expect(asTyped(REMEDY, false, '/home/anna/postern/scripts/backup.ts')).to.equal(REMEDY)
  })
})

describe('the scripts of the package', () => {
  it('run a command as the user of the service, and lend it a group only if that is named', () => {
    expect(program('backup')).to.include('exec runuser -u postern -- "$0" "$@"')
    expect(program('doctor', 'adm')).to.include('exec runuser -u postern -g postern -G adm -- ')
  })

  it('start no server before the ceremony, and say what a purge leaves', () => {
    const start = 'if [ -e /var/lib/postern/publication.bin ]; then systemctl restart postern; fi'
    expect(POSTINST).to.include(start).and.include('cannot start before the ceremony')
    expect(POSTRM).to.include('/etc/postern stays')
  })
})
