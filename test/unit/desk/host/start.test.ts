import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { checkStart, isWindowsPath, StartError } from '../../../../client/desk/host/start/checks.ts'
import { copiedBy, placesOn } from '../../../../client/desk/host/start/places.ts'
import { knownSettings, saveSettings } from '../../../../client/desk/host/start/settings.ts'
import {
  decodeFragment,
  encodeFragment,
  type StartRequest,
} from '../../../../client/desk/wire/start.ts'
import { browserCommand } from '../../../../client/shared/local-host/browser.ts'
import type { Machine } from '../../../../client/shared/local-host/machine.ts'
import { LANGUAGES } from '../../../../crypto/entries/names.ts'
import { makeAuthority } from '../../../support/run/certificates.ts'
import { tempFolder } from '../../../support/run/temp.ts'

const WINDOWS: Machine = {
  platform: 'win32',
  env: {
    LOCALAPPDATA: 'C:\\Users\\Anna\\AppData\\Local',
    APPDATA: 'C:\\Users\\Anna\\AppData\\Roaming',
    OneDriveCommercial: 'C:\\Users\\Anna\\Kommunen',
    SystemRoot: 'D:\\Win',
  },
  home: 'C:\\Users\\Anna',
  program: 'C:\\Program Files\\Postern\\postern-desk.exe',
}
const MAC: Machine = {
  ...{ platform: 'darwin', env: {}, home: '/Users/anna', program: '/Applications/postern-desk' },
}
const LINUX: Machine = {
  ...{ platform: 'linux', env: {}, home: '/home/anna', program: '/opt/postern/postern-desk' },
}

describe('the places of a desk program', () => {
  it('are in the folder for local data of the system, and IT’s settings lie beside the program', () => {
    expect(placesOn(WINDOWS)).to.include({
      own: 'C:\\Users\\Anna\\AppData\\Local\\Postern',
      settings: 'C:\\Users\\Anna\\AppData\\Local\\Postern\\desk.json',
      given: 'C:\\Program Files\\Postern\\postern-desk.json',
      texts: 'C:\\Program Files\\Postern\\postern-desk-texts.json',
    })
    expect(placesOn(MAC).own).to.equal('/Users/anna/Library/Application Support/Postern')
    expect(placesOn(LINUX)).to.include({
      own: '/home/anna/.local/share/postern',
      given: '/opt/postern/postern-desk.json',
    })
    const named = { ...LINUX, env: { XDG_DATA_HOME: '/data' } }
    expect(placesOn(named).own).to.equal('/data/postern')
    expect(placesOn({ ...LINUX, env: { XDG_DATA_HOME: 'data' } }).own).to.equal(
      '/home/anna/.local/share/postern',
    )
    expect(placesOn({ ...WINDOWS, env: {} }).own).to.equal(placesOn(WINDOWS).own)
  })

  it('are not copied to other machines, unlike folders of programs that copy', () => {
    const none = () => []
    for (const machine of [WINDOWS, MAC, LINUX]) {
      expect(copiedBy(join(placesOn(machine).own, 'anna.vault'), machine, none)).to.equal(null)
    }
    const copied: readonly (readonly [Machine, string, string])[] = [
      [WINDOWS, 'C:\\Users\\Anna\\Kommunen\\anna.vault', 'OneDrive'],
      [WINDOWS, 'c:\\users\\anna\\onedrive - Kommunen\\x\\anna.vault', 'OneDrive'],
      [
        WINDOWS,
        'C:\\Users\\Anna\\AppData\\Roaming\\Postern\\a.vault',
        'Windows (AppData\\Roaming)',
      ],
      [WINDOWS, '\\\\server\\home\\anna.vault', 'server'],
      [WINDOWS, 'C:\\Users\\Anna\\Dropbox (Privat)\\anna.vault', 'Dropbox'],
      [MAC, '/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/a.vault', 'iCloud'],
      [MAC, '/Users/anna/Library/CloudStorage/Egnyte/a.vault', 'CloudStorage'],
      [LINUX, '/home/anna/Nextcloud/vault/anna.vault', 'Nextcloud'],
      [LINUX, '/home/anna/Google Drive/anna.vault', 'Google Drive'],
    ]
    for (const [machine, path, who] of copied) {
      expect(copiedBy(path, machine, none), path).to.equal(who)
    }
    const marked = (folder: string) =>
      folder === '/home/anna/sky' ? ['.sync_1a2b3c4d5e6f.db'] : []
    expect(copiedBy('/home/anna/sky/mine/anna.vault', LINUX, marked)).to.equal('Nextcloud')
    expect(copiedBy('/home/anna/onedrivers/anna.vault', LINUX, none)).to.equal(null)
  })
})

describe('names of files on Windows', () => {
  it('are refused if Windows would take them for a stream, a device or another file', () => {
    for (const path of [
      'C:\\a\\anna:2.vault',
      'C:\\a\\nul.vault',
      'C:\\COM1\\anna.vault',
      'C:\\a\\anna.vault.',
      'C:\\a \\anna.vault',
      'C:\\a\\anna?.vault',
      'C:\\a\\an\u0000na.vault',
    ]) {
      expect(isWindowsPath(path), path).to.equal(false)
    }
    for (const path of ['C:\\Users\\Åse Bø\\console.vault', 'D:\\com\\anna.vault']) {
      expect(isWindowsPath(path), path).to.equal(true)
    }
  })
})

describe('the address of a page of a desk program', () => {
  it('carries the language that a person chose to the next page, and no other word', () => {
    for (const language of [...LANGUAGES, null]) {
      const fragment = { token: 'to_ken-1', language }
      expect(decodeFragment(encodeFragment(fragment))).to.deep.equal(fragment)
    }
    expect(decodeFragment('#to_ken-1.klingon')).to.deep.equal({ token: 'to_ken-1', language: null })
    expect(decodeFragment('')).to.deep.equal({ token: '', language: null })
  })
})

describe('the browser of a desk program', () => {
  const url = 'http://localhost:5000/#to_ken-1'

  it('is started by a program of the system, without a shell', () => {
    expect(browserCommand(url, WINDOWS)).to.deep.equal([
      'D:\\Win\\System32\\rundll32.exe',
      'url.dll,FileProtocolHandler',
      url,
    ])
    expect(browserCommand(url, MAC)).to.deep.equal(['/usr/bin/open', url])
    expect(browserCommand(url, LINUX)).to.deep.equal(['xdg-open', url])
  })

  it('gets no address but one of ours', () => {
    for (const foreign of [
      'file:///C:/Windows/System32/calc.exe',
      'http://localhost:5000/#a&calc',
      'http://localhost.evil.org:5000/#a',
      '--version',
    ]) {
      expect(() => browserCommand(foreign, LINUX), foreign).to.throw('not an address of ours')
    }
  })
})

/** A machine in a folder of its own. */
function machineIn(folder: string): Machine {
  return { platform: 'linux', env: {}, home: folder, program: join(folder, 'opt', 'postern-desk') }
}

const ROOT = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-67FT'
const ASKED: StartRequest = {
  ...{ server: 'https://desk.example.org', root: ROOT, vault: '', socks: '' },
  ...{ isNew: true, isCopied: false },
}

describe('the start page of a desk', () => {
  const check = (folder: string, part: Partial<StartRequest>) => {
    const machine = machineIn(folder)
    const places = placesOn(machine)
    return checkStart({ ...ASKED, vault: join(places.own, 'anna.vault'), ...part }, machine, places)
  }
  const faultOf = (folder: string, part: Partial<StartRequest>) => {
    try {
      check(folder, part)
    } catch (error) {
      if (error instanceof StartError) return `${error.field} ${error.fault}`
      throw error
    }
    return null
  }

  it('refuses by name to go past a proxy of the machine, unless a proxy is given or the server is here', () => {
    const folder = tempFolder('start-proxy')
    const machine = { ...machineIn(folder), env: { https_proxy: 'http://proxy:8080' } }
    const places = placesOn(machine)
    const start = (part: Partial<StartRequest>) =>
      checkStart({ ...ASKED, vault: join(places.own, 'anna.vault'), ...part }, machine, places)
    expect(() => start({}))
      .to.throw(StartError)
      .that.includes({ fault: 'proxy-set', field: 'socks', detail: 'https_proxy' })
    expect(start({ socks: '127.0.0.1:9050' }).fields.socks).to.equal('127.0.0.1:9050')
    expect(start({ server: 'http://127.0.0.1:8081' }).fields.socks).to.equal('')
  })

  it('takes what people type, and makes the folder that is ours', () => {
    const folder = tempFolder('start-checks')
    const typed = {
      server: ' desk.example.org:8443 ',
      root: ROOT.toLowerCase().replaceAll('-', ' '),
    }
    const { fields, options } = check(folder, { ...typed, socks: '127.0.0.1:9050' })
    const vault = join(folder, '.local/share/postern/anna.vault')
    expect(fields).to.deep.equal({
      ...{ server: 'https://desk.example.org:8443', root: ROOT, vault, socks: '127.0.0.1:9050' },
    })
    expect(options.socks).to.deep.equal({ host: '127.0.0.1', port: 9050 })
    expect(statSync(join(folder, '.local/share/postern')).mode & 0o777).to.equal(0o700)
  })

  it('names the first field that has to be mended, as the flags do', () => {
    const folder = tempFolder('start-faults')
    mkdirSync(join(folder, 'Nextcloud'))
    writeFileSync(join(folder, 'old.vault'), 'a vault')
    const faults: readonly (readonly [Partial<StartRequest>, string])[] = [
      [{ server: '' }, 'server server'],
      [{ server: 'https://desk.example.org/path' }, 'server server'],
      [{ server: 'http://desk.example.org' }, 'server server-plain'],
      [{ root: '' }, 'root root'],
      [{ root: ROOT.slice(1) }, 'root root'],
      [{ root: ROOT.replace('EFGH', 'EFHG') }, 'root root-slip'],
      [{ root: ROOT.slice(1), isNew: false, vault: join(folder, 'old.vault') }, 'root root'],
      [{ vault: ' ' }, 'vault vault-empty'],
      [{ vault: 'anna.vault' }, 'vault vault-path'],
      [{ vault: join(folder, 'none', 'anna.vault') }, 'vault vault-folder'],
      [{ vault: join(folder, 'old.vault') }, 'vault vault-there'],
      [{ isNew: false }, 'vault vault-missing'],
      [{ vault: join(folder, 'Nextcloud', 'anna.vault') }, 'vault copied'],
      [{ socks: '9050' }, 'socks socks'],
    ]
    for (const [part, fault] of faults) expect(faultOf(folder, part), fault).to.equal(fault)
    const copied = { vault: join(folder, 'Nextcloud', 'anna.vault'), isCopied: true }
    expect(faultOf(folder, copied)).to.equal(null)
    expect(faultOf(folder, { isNew: false, root: '', vault: join(folder, 'old.vault') })).to.equal(
      null,
    )
  })
})

describe('the settings of a desk program', () => {
  it('are remembered, except what IT has filled in', async () => {
    const folder = tempFolder('start-settings')
    const places = placesOn(machineIn(folder))
    expect(knownSettings(places, '/v')).to.deep.equal({
      fields: { server: '', root: '', vault: '/v', socks: '' },
      fixed: [],
      ca: null,
    })
    mkdirSync(join(folder, 'opt'))
    const ca = makeAuthority()
    const given = {
      ...{ format: 'postern-desk/1', server: 'https://it.example.org', socks: '' },
      ca: ca.files.certificate,
    }
    // as editors of Windows write it
    writeFileSync(places.given, `\ufeff${JSON.stringify(given)}`)
    const known = knownSettings(places, '/v')
    expect(known.fixed).to.deep.equal(['server', 'socks'])
    expect(known.ca).to.equal(ca.certificate)
    const fields = { ...known.fields, root: ROOT, vault: '/home/anna/a.vault' }
    await saveSettings(places, { fields, fixed: known.fixed })
    expect(JSON.parse(readFileSync(places.settings, 'utf8'))).to.deep.equal({
      ...{ format: 'postern-desk/1', root: ROOT, vault: '/home/anna/a.vault' },
    })
    expect(statSync(places.settings).mode & 0o777).to.equal(0o600)
    expect(knownSettings(places, '/v').fields).to.deep.equal(fields)
    writeFileSync(places.given, JSON.stringify({ ...given, ca: ca.files.key }))
    expect(() => knownSettings(places, '/v')).to.throw(ca.files.key)
    // only IT names an authority
    writeFileSync(places.settings, JSON.stringify(given))
    writeFileSync(places.given, JSON.stringify({ format: 'postern-desk/1' }))
    expect(knownSettings(places, '/v').ca).to.equal(null)
  })

  it('are refused by name if the file is none of ours, and never half taken', () => {
    const folder = tempFolder('start-bad')
    const places = placesOn(machineIn(folder))
    mkdirSync(places.own, { recursive: true })
    for (const text of [
      '',
      '{}',
      '{"format":"postern-desk/2"}',
      '{"format":"postern-desk/1","server":1}',
      '{"format":"postern-desk/1","serveur":"https://a.no"}',
      `{"format":"postern-desk/1","server":"${'a'.repeat(20_000)}"}`,
    ]) {
      writeFileSync(places.settings, text)
      expect(() => knownSettings(places, '/v'), text.slice(0, 40)).to.throw(places.settings)
    }
  })
})
