/** The file that operators edit. The unit and the commands read it. */
export const CONFIGURATION = `# Settings of Postern, one NAME=value on a line, without quotes. INSTALL.md in /usr/share/doc/postern
# explains each. After a change: systemctl restart postern
#PORT=8080
#HOST=127.0.0.1
#STAFF_PORT=8081
#STAFF_HOST=127.0.0.1
#DATABASE_URL=postgres://postern@localhost/postern
#FORWARDED_FOR=1
#ONION_ADDRESS=
# Where postern-backup.timer puts a backup each day, once backup.pub is in /var/lib/postern: a folder of the user
# postern, on another disk than /var/lib/postern and not below /home. INSTALL.md, "Back up", has the steps.
#BACKUP_DIR=/mnt/backups
#WEBCAT=/var/lib/postern/webcat
#MAIL_URL=
#MAIL_FROM=
#MAIL_TO=
`

interface About {
  readonly version: string
  readonly architecture: string
  /** Version of the C library that it needs. */
  readonly libc: string
  /** Size of all files. */
  readonly kib: number
}

export function control({ version, architecture, libc, kib }: About): string {
  return `Package: postern
Version: ${version}
Architecture: ${architecture}
Maintainer: Postern maintainers <maintainers@users.noreply.r-seed-5e8d9290.example>
Installed-Size: ${kib}
Depends: libc6 (>= ${libc}), libstdc++6 (>= 12), adduser
Section: web
Priority: optional
Description: anonymous whistleblowing drop, the server
 Reporters seal their reports in the browser; this server keeps equal
 envelopes that it cannot open, for a reception that opens them on
 machines of its own. It brings the Node that it runs on.
`
}

/**
 * A command of an operator: with the settings of the service, as its user. A job of cron or of a unit may find no
 * program of `/usr/sbin` by its name.
 *
 * @param group whose files the command may read too if root starts it
 */
export function program(name: string, group?: string): string {
  const user = group === undefined ? '-u postern' : `-u postern -g postern -G ${group}`
  return `#!/bin/sh
# Runs as the user of the service, with its settings.
set -e
if [ "$(id -u)" = 0 ]; then exec /usr/sbin/runuser ${user} -- "$0" "$@"; fi
export DATA_DIR=/var/lib/postern
while IFS= read -r line; do
  case $line in [A-Z]*=*) export "$line" ;; esac
done < /etc/postern/postern.conf
exec /usr/lib/postern/node /usr/lib/postern/dist/server/${name}.mjs "$@"
`
}

/** Units that are enabled at first, and then stay as the operator has them. */
const UNITS = ['postern.service', 'postern-backup.timer']

export const POSTINST = `#!/bin/sh
set -e
if [ "$1" = configure ]; then
  if ! getent passwd postern > /dev/null; then
    adduser --system --group --quiet --home /var/lib/postern --no-create-home postern
  fi
  install -d -o postern -g postern -m 0700 /var/lib/postern
  chgrp postern /etc/postern/postern.conf
  # as the operator left them at an upgrade, and enabled at first
  for unit in ${UNITS.join(' ')}; do
    if deb-systemd-helper --quiet was-enabled $unit; then
      deb-systemd-helper enable $unit > /dev/null
    else
      deb-systemd-helper update-state $unit > /dev/null
    fi
  done
  if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    deb-systemd-invoke restart postern-backup.timer
    if [ -e /var/lib/postern/publication.bin ]; then deb-systemd-invoke restart postern.service; fi
  fi
  if [ ! -e /var/lib/postern/publication.bin ]; then
    echo 'postern: the server cannot start before the ceremony has made publication.bin and content/.'
    echo 'postern: put publication.bin and content/ into /var/lib/postern, give them to the user postern,'
    echo 'postern: and run: systemctl start postern'
  fi
fi
`

export const PRERM = `#!/bin/sh
set -e
if [ "$1" = remove ] && [ -d /run/systemd/system ]; then
  deb-systemd-invoke stop ${UNITS.join(' ')}
fi
`

export const POSTRM = `#!/bin/sh
set -e
if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
case $1 in
  remove)
    echo 'postern: /var/lib/postern and its reports stay. Purging the package removes them.'
    ;;
  purge)
    echo 'postern: removing /var/lib/postern: all reports, records, key lists and content'
    rm -rf /var/lib/postern
    rm -f /var/lib/systemd/timers/stamp-postern-backup.timer
    deb-systemd-helper purge ${UNITS.join(' ')} > /dev/null
    left=$(ls -A /etc/postern 2> /dev/null || true)
    if [ -n "$left" ]; then
      echo "postern: /etc/postern stays, since these files in it are not of the package:" $left
    fi
    if getent passwd postern > /dev/null && command -v deluser > /dev/null; then
      echo 'postern: removing the user postern'
      deluser --system --quiet postern
    fi
    ;;
esac
`

/** @param ours the licence of this program. @param node that of Node, with all that is inside it */
export function copyright(ours: string, node: string): string {
  const rule = '-'.repeat(72)
  return `Postern is licensed under the EUPL 1.2, below. The licences of the packages in it are in
/usr/lib/postern/dist, in the files licences.txt. The licence of Node follows after ours.

${ours}
${rule}

${node}`
}
