import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { asOnPaper, asTyped, type OneFile } from '../../../scripts/cli/as-typed.ts'
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
      expect(asTyped(REMEDY, null, path), path).to.equal(installed)
    }
    expect(asTyped(REMEDY, null, '/home/anna/postern/scripts/backup.ts')).to.equal(REMEDY)
  })
})

describe('the commands in a message of a program of one file', () => {
  const TEXT = 'run "npm run content -- edit reception/content", "npm run recovery -- make"'
  const linux: OneFile = {
    ...{ file: '/home/anna/release/postern-linux-x64', folder: '/home/anna/release' },
    ...{ searched: ['/usr/bin', ''], isWindows: false, isThere: () => true },
  }
  const windows: OneFile = {
    ...{ file: 'C:\\Release\\postern-windows-x64.exe', folder: 'C:\\Release' },
    ...{ searched: ['C:\\Windows'], isWindows: true, isThere: () => true },
  }
  const typed = (content: string, recovery: string) =>
    `run "${content} content edit reception/content", "${recovery} recovery make"`

  it('have the name of the file, as it is typed in the folder where the person is', () => {
    const near = typed('./postern-linux-x64', './postern-desk-linux-x64')
    expect(asTyped(TEXT, linux)).to.equal(near)
    expect(asTyped(TEXT, windows)).to.equal(
      typed('.\\postern-windows-x64.exe', '.\\postern-desk-windows-x64.exe'),
    )
    expect(asTyped(TEXT, { ...linux, folder: '/home/anna' })).to.equal(
      typed('./release/postern-linux-x64', './release/postern-desk-linux-x64'),
    )
    for (const folder of ['/srv', '/home/anna/release/reception']) {
      expect(asTyped(TEXT, { ...linux, folder }), folder).to.include(`run "${linux.file} content`)
    }
    expect(asTyped(TEXT, { ...windows, folder: 'D:\\' })).to.include(`run "${windows.file} content`)
    const spaced = { ...linux, file: '/media/a stick/postern-linux-x64' }
    expect(asTyped('npm run print', spaced)).to.equal('"/media/a stick/postern-linux-x64" print')
    // on paper the folder is not known
    expect(asOnPaper(TEXT, { ...linux, folder: '/srv' })).to.equal(near)
  })

  it('have the name alone where a shell finds it, and the plain name of a program that is not there', () => {
    const found = { ...linux, searched: ['/home/anna/release'], isThere: () => false }
    expect(asTyped(TEXT, found)).to.equal(typed('postern-linux-x64', 'postern-desk'))
    const desk = { ...found, file: '/home/anna/release/postern-desk-linux-x64' }
    expect(asTyped(TEXT, desk)).to.equal(typed('postern', 'postern-desk-linux-x64'))
    expect(asTyped(TEXT, { ...linux, file: '/usr/bin/postern' })).to.equal(
      typed('postern', 'postern-desk'),
    )
  })
})

const unitText = (name: string) => readFileSync(`scripts/serve/${name}`, 'utf8')

describe('a line of the server', () => {
  it('names a command of the package where the package runs it', () => {
    const ended = listProblem({ version: 1, issued: 0, expires: 182 }, 200)
    const typed = asTyped(ended?.text ?? '', null, '/usr/lib/postern/dist/server/serve.mjs')
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
