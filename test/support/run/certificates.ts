import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from './temp.ts'

/** A certificate with its key, as PEM and as files. */
export interface Certificate {
  readonly certificate: string
  readonly key: string
  readonly files: { readonly certificate: string; readonly key: string }
}

/** A certification authority that nobody knows but those who are given its file. */
export interface Authority extends Certificate {
  /** A certificate for names and addresses, such as `DNS:localhost` or `IP:127.0.0.1`. */
  issue(names: readonly string[], validity?: Validity): Certificate
}

/** The first and the last day, as YYYYMMDD. */
export interface Validity {
  readonly from: string
  readonly to: string
}

const LONG: Validity = { from: '20200101', to: '21000101' }

/** Make an authority by the program `openssl`. */
export function makeAuthority(name = 'An authority of the tests'): Authority {
  const folder = tempFolder('authority')
  const key = join(folder, 'ca.key')
  const certificate = join(folder, 'ca.crt')
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' })
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl(
    ...['req', '-x509', ...newKey, '-keyout', key, '-out', certificate, '-days', '36500'],
    ...['-subj', `/CN=${name}`, '-addext', 'keyUsage=critical,keyCertSign'],
  )
  let made = 0
  const issue = (names: readonly string[], { from, to }: Validity = LONG): Certificate => {
    made += 1
    const at = (end: string) => join(folder, `${made}.${end}`)
    writeFileSync(at('ext'), `subjectAltName=${names.join(',')}\n`)
    openssl('req', ...newKey, '-keyout', at('key'), '-out', at('csr'), '-subj', '/CN=a server')
    openssl(
      ...['x509', '-req', '-in', at('csr'), '-CA', certificate, '-CAkey', key, '-out', at('crt')],
      ...['-not_before', `${from}000000Z`, '-not_after', `${to}000000Z`, '-extfile', at('ext')],
    )
    return read(at('crt'), at('key'))
  }
  return { ...read(certificate, key), issue }
}

function read(certificate: string, key: string): Certificate {
  const [one = '', other = ''] = [certificate, key].map((file) => readFileSync(file, 'utf8'))
  return { certificate: one, key: other, files: { certificate, key } }
}
