import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { asTyped } from '../../../scripts/cli/command.ts'
import {
  CONFIGURATION,
  POSTINST,
  POSTRM,
  PRERM,
  program,
} from '../../../scripts/release/debian/files.ts'
import { listProblem } from '../../../server/standing.ts'

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

const unitText = (name: string) => readFileSync(`scripts/serve/${name}`, 'utf8')

describe('a line of the server', () => {
  it('names a command of the package where the package runs it', () => {
    const ended = listProblem({ version: 1, issued: 0, expires: 182 }, 200)
    const typed = asTyped(ended?.text ?? '', false, '/usr/lib/postern/dist/server/serve.mjs')
    expect(typed).to.include('"postern ceremony renew"').and.not.include('npm')
    // every line of the log goes that way
    expect(readFileSync('scripts/serve.ts', 'utf8')).to.include('log: createLog(print),')
  })
})

describe('the scripts of the package', () => {
  it('run a command as the user of the service under any PATH, and lend it a group only if that is named', () => {
    expect(program('backup')).to.include('exec /usr/sbin/runuser -u postern -- "$0" "$@"')
    const doctor = program('doctor', 'adm')
    expect(doctor).to.include('exec /usr/sbin/runuser -u postern -g postern -G adm -- ')
  })

  it('start no server before the ceremony, and say what a purge leaves', () => {
    const start =
      'if [ -e /var/lib/postern/publication.bin ]; then deb-systemd-invoke restart postern.service; fi'
    expect(POSTINST).to.include(start).and.include('cannot start before the ceremony')
    expect(POSTRM).to.include('/etc/postern stays')
  })

  it('back up each day, at an hour that no clock of a country moves to midnight UTC', () => {
    const timer = unitText('postern-backup.timer')
    expect(timer)
      .to.match(/^OnCalendar=\*-\*-\* 03:30:00 UTC$/m)
      .and.include('WantedBy=timers.target')
    expect(unitText('postern-backup.service')).to.include('/dist/server/backup.mjs daily\n')
    expect(CONFIGURATION).to.match(/^# .*postern-backup\.timer.*\n(# .*\n)*#BACKUP_DIR=/m)
  })

  it('leave both units as the operator had them at an upgrade, and nothing of them after a purge', () => {
    expect(POSTINST).to.include('for unit in postern.service postern-backup.timer; do')
    expect(POSTINST).to.include('was-enabled $unit')
    expect(PRERM).to.include('deb-systemd-invoke stop postern.service postern-backup.timer')
    expect(PRERM).to.not.include('disable')
    expect(POSTRM).to.include('deb-systemd-helper purge postern.service postern-backup.timer')
    expect(POSTRM).to.include('rm -f /var/lib/systemd/timers/stamp-postern-backup.timer')
  })

  it('shut the backup in as they do the server, but for the disk that it writes to', () => {
    const limits = (name: string) =>
      unitText(name)
        .split('\n')
        .filter((line) =>
          /^(?:Protect|Private|Restrict|Lock|NoNew|Cap|Amb|Sec|Dev|Sys|Rem|Key|UM|LimitC)/.test(
            line,
          ),
        )
    const loosened = limits('postern.service').map((line) => {
      return line === 'ProtectSystem=strict' ? 'ProtectSystem=full' : line
    })
    expect(limits('postern-backup.service')).to.deep.equal(loosened)
  })
})
