import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { DIST, TREE } from '../../scripts/build/client.ts'
import { openBuild } from '../../scripts/build/manifest.ts'
import { debianPackage } from '../../scripts/release/debian/package.ts'
import { packageParts } from '../../scripts/release/debian/parts.ts'
import { releaseReadme } from '../../scripts/release/folder.ts'
import { tempFolder } from '../support/run/temp.ts'
import { fillDataFolder } from '../support/server/built-server.ts'

/** A fresh Debian with systemd; made once, which takes some minutes. */
const ROOT_FILE = join(TREE, '.cache', 'debian-root.tar')
const INCLUDED = 'systemd,systemd-sysv,dbus,adduser,ca-certificates'

/** Programs that this file needs, and what brings them. */
const NEEDED = ['mmdebstrap', 'systemd-nspawn', 'systemd-analyze', 'ip']
const INSTALL = 'apt-get install -y mmdebstrap systemd systemd-container iproute2'

function requireTools(): void {
  const missing = NEEDED.filter((name) => spawnSync(name, ['--version']).error !== undefined)
  if (process.getuid?.() === 0 && missing.length === 0) return
  throw new Error(`needs root, and ${NEEDED.join(', ')}. As root on Debian: ${INSTALL}`)
}

/** Runs inside. Its lines go into a file: a console has others beside them. */
const PROBE = `exec > /probe.out 2>&1
for i in $(seq 100); do journalctl -u postern -o cat | grep -q ^reporters: && break; sleep 1; done
echo "state $(systemctl is-active postern)"
pid=$(systemctl show -p MainPID --value postern)
grep -E '^(Seccomp|NoNewPrivs|CapEff|CapBnd):' /proc/$pid/status
touch /proc/$pid/root/usr/lib/postern/x || echo 'read-only'
exec 3<>/dev/tcp/127.0.0.1/8080
printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3
head -n 1 <&3
echo "timer $(systemctl is-active postern-backup.timer)"
backed_up() { systemctl start postern-backup; journalctl -u postern-backup -o cat --since "$1"; }
backed_up 2020-01-01
install -d -o postern -m 700 /mnt/backups /tmp/keys
PATH=/usr/bin:/bin postern-backup keys --out /tmp/keys
install -o postern -m 600 /tmp/keys/backup.pub /var/lib/postern/
echo BACKUP_DIR=/mnt/backups >> /etc/postern/postern.conf
backed_up 2020-01-01
stat -c '%U %a %n' /mnt/backups/*
systemctl stop postern
echo "end $(systemctl show -p Result --value postern)"
mkdir -p /run/systemd/system/postern.service.d
printf '[Service]\\nMemoryDenyWriteExecute=yes\\nRestart=no\\n' > /run/systemd/system/postern.service.d/x.conf
systemctl daemon-reload
systemctl start postern
while [ "$(systemctl is-active postern)" = active ]; do sleep 1; done
echo "without code made at run time: $(systemctl show -p Result --value postern)"
systemctl poweroff
`

const PROBE_UNIT = `[Unit]
After=postern.service
[Service]
Type=oneshot
ExecStart=/bin/bash /probe.sh
`

/** Boots the folder with groups of processes and a network of its own. */
const BOOT = `ip link set lo up
mount --make-rprivate /
umount -R /sys/fs/cgroup 2>/dev/null
mount -t cgroup2 none /sys/fs/cgroup
mkdir -p /sys/fs/cgroup/postern-test-$$ && echo $$ > /sys/fs/cgroup/postern-test-$$/cgroup.procs
exec systemd-nspawn -q --register=no --keep-unit -D "$1" --boot`

describe('the package for Debian', () => {
  const root = tempFolder('debian')
  const data = join(root, 'var/lib/postern')
  const isTimerOn = () => {
    const link = join(root, 'etc/systemd/system/timers.target.wants/postern-backup.timer')
    // it leads to a path of that system
    return lstatSync(link, { throwIfNoEntry: false }) !== undefined
  }
  let deb: Uint8Array

  const inside = (command: string) =>
    execFileSync('chroot', [root, 'sh', '-c', command], { encoding: 'utf8', stdio: 'pipe' })
  const install = (body: Uint8Array) => {
    writeFileSync(join(root, 'postern.deb'), body)
    const quiet = 'DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends'
    return inside(`${quiet} /postern.deb 2>&1`)
  }

  before(() => {
    requireTools()
    if (!existsSync(ROOT_FILE)) {
      const args = ['--variant=minbase', `--include=${INCLUDED}`, 'trixie', ROOT_FILE]
      execFileSync('mmdebstrap', args, { stdio: 'inherit' })
    }
    execFileSync('tar', ['-xf', ROOT_FILE, '-C', root])
    copyFileSync('/etc/resolv.conf', join(root, 'etc/resolv.conf'))
    chmodSync(root, 0o755)
    deb = debianPackage(packageParts(openBuild(DIST), TREE))
  })

  it('has the same bytes each time, and units with an exposure under 1.5', () => {
    expect(Buffer.compare(debianPackage(packageParts(openBuild(DIST), TREE)), deb)).to.equal(0)
    for (const name of ['postern.service', 'postern-backup.service']) {
      const args = ['security', '--offline=true', '--no-pager', join(TREE, 'scripts/serve', name)]
      const said = execFileSync('systemd-analyze', args, { encoding: 'utf8', stdio: 'pipe' })
      const [, exposure] = /Overall exposure level for \S+: ([\d.]+)/.exec(said) ?? []
      expect(Number(exposure), name).to.be.below(1.5)
    }
  })

  it('installs by apt into a fresh Debian, and says what is still to do', () => {
    expect(install(deb)).to.include('put publication.bin and content/ into /var/lib/postern')
    expect(inside('stat -c "%U %a" /var/lib/postern')).to.equal('postern 700\n')
  })

  it('serves under its unit, which systemd starts, with no right and a read-only system', async () => {
    await fillDataFolder(join(root, 'root/for-server'))
    const [command = ''] = /cp -r for-server\/\. [^`]*/.exec(releaseReadme('1.0.0')) ?? []
    expect(readFileSync(join(TREE, 'server/INSTALL.md'), 'utf8')).to.include(command)
    inside(`cd /root && ${command}`)
    expect(inside('find /var/lib/postern ! -user postern -o -perm /077')).to.equal('')
    expect(existsSync(join(data, 'publication.bin'))).to.equal(true)
    writeFileSync(join(root, 'probe.sh'), PROBE)
    writeFileSync(join(root, 'etc/systemd/system/probe.service'), PROBE_UNIT)
    const wants = '/etc/systemd/system/multi-user.target.wants'
    inside(`ln -s /etc/systemd/system/probe.service ${wants}/probe.service`)
    spawnSync('unshare', ['-m', '-n', 'sh', '-c', BOOT, 'sh', root], { stdio: 'ignore' })
    const lines = readFileSync(join(root, 'probe.out'), 'utf8')
    expect(lines).to.include('state active\n')
    expect(lines).to.match(/^CapEff:\s+0{16}$/m)
    expect(lines).to.match(/^CapBnd:\s+0{16}$/m)
    expect(lines).to.match(/^NoNewPrivs:\s+1$/m)
    expect(lines).to.match(/^Seccomp:\s+2$/m)
    expect(lines).to.include('read-only\n')
    expect(lines).to.match(/^HTTP\/1\.1 200 OK\r?$/m)
    expect(lines).to.include('end success\n')
    expect(lines).to.include('timer active\n')
    expect(lines).to.match(/^no backup today: there is no .*: make a key by "postern-backup keys"/m)
    expect(lines).to.match(/^postern 600 \/mnt\/backups\/postern-\d{4}-\d\d-\d\d\.backup$/m)
    // the reason for which the unit leaves this one out
    expect(lines).to.match(/^without code made at run time: (core-dump|signal)$/m)
  })

  it('keeps data and settings when it is upgraded and removed, and purging says what goes', () => {
    const before = inside('ls -R /var/lib/postern')
    appendFileSync(join(root, 'etc/postern/postern.conf'), 'COVER=0\n')
    const build = openBuild(DIST)
    const upgrade = (version: string) => {
      const newer = { ...build, manifest: { ...build.manifest, version } }
      install(debianPackage(packageParts(newer, TREE)))
    }
    upgrade('99.0.0')
    expect(isTimerOn()).to.equal(true)
    expect(inside('dpkg-query -W postern')).to.equal('postern\t99.0.0\n')
    expect(inside('ls -R /var/lib/postern; tail -n 1 /etc/postern/postern.conf')).to.equal(
      `${before}COVER=0\n`,
    )
    inside('systemctl disable postern-backup.timer')
    upgrade('99.0.1')
    expect(isTimerOn()).to.equal(false)
    expect(inside('dpkg --remove postern 2>&1')).to.include('its reports stay')
    expect(inside('ls -R /var/lib/postern')).to.equal(before)
    const purged = inside('dpkg --purge postern 2>&1')
    expect(purged).to.include('removing /var/lib/postern: all reports')
    expect(existsSync(data)).to.equal(false)
    expect(existsSync(join(root, 'etc/postern'))).to.equal(false)
    expect(inside('find /etc/systemd /var/lib/systemd -name "*postern*"')).to.equal('')
  })
})
