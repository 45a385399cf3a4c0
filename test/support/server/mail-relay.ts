import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { MailSettings } from '../../../server/mail/config.ts'

/** A mail that a relay took. */
export interface TakenMail {
  /** The whole mail, headers first. */
  readonly raw: string
  readonly from: string
  readonly to: readonly string[]
  /** Name that the sender gave for itself. */
  readonly sender: string
  readonly encrypted: boolean
  /** The login that was used, or null. */
  readonly login: string | null
}

/** A mail server on this machine. */
export interface Relay {
  readonly port: number
  /** All mails taken, in order. */
  readonly taken: readonly TakenMail[]
  /** Every login that was tried, as `name password`. */
  readonly logins: readonly string[]
  stop(): Promise<void>
}

export interface RelayOptions extends SMTPServerOptions {
  /** `name password` of the only login; without it, no login is needed. */
  readonly login?: string
  /** Whether it takes mail for an address at this moment. */
  readonly accepts?: (address: string) => boolean
  /** Port; a free one by default. */
  readonly port?: number
}

/** Start a real mail server that keeps the mails that it takes. */
export async function startRelay(options: RelayOptions = {}): Promise<Relay> {
  const { login, accepts = () => true, port = 0, ...rest } = options
  const taken: TakenMail[] = []
  const logins: string[] = []
  const server = new SMTPServer({
    ...{ key: RELAY_KEY, cert: RELAY_CERTIFICATE, disableReverseLookup: true, closeTimeout: 1000 },
    authOptional: login === undefined,
    onAuth: ({ username, password }, _session, callback) => {
      logins.push(`${username} ${password}`)
      if (`${username} ${password}` === login) callback(null, { user: username })
      else callback(new Error('no such login'))
    },
    onRcptTo: ({ address }, _session, callback) =>
      callback(accepts(address) ? null : new Error('nobody here of that name')),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        taken.push({
          raw: Buffer.concat(chunks).toString('latin1'),
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          sender: session.hostNameAppearsAs,
          encrypted: session.secure,
          login: session.user ?? null,
        })
        callback()
      })
    },
    ...rest,
  })
  // a client that disconnects in the middle is no fault of the relay
  server.on('error', () => {})
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    taken,
    logins,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Settings of a mail that goes to a relay of this machine, unencrypted, at 08:00. */
export function mailTo(relay: Pick<Relay, 'port'>, edit: Partial<MailSettings> = {}): MailSettings {
  return {
    relay: { host: '127.0.0.1', port: relay.port, tls: 'none', login: null },
    from: 'mottaket@example.org',
    to: ['anna@example.org', 'ola@example.org'],
    at: 8 * 60,
    ...edit,
  }
}

/** Certificate of `localhost` and 127.0.0.1, signed by itself; only for these tests. */
export const RELAY_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBsjCCAVegAwIBAgIUPSuQ8Xbg2yPX72QqMZe0RyngNTcwCgYIKoZIzj0EAwIw
HzEdMBsGA1UEAwwUQSByZWxheSBvZiB0aGUgdGVzdHMwIBcNMjAwMTAxMDAwMDAw
WhgPMjEyMDAxMDEwMDAwMDBaMB8xHTAbBgNVBAMMFEEgcmVsYXkgb2YgdGhlIHRl
c3RzMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEVRITLqGe012fAJnD2WobQax0
K1MRXFhUqLd9wdaSJWoV3cwGdaJBKvFF3FnANFRypaEfnVLAPjynw9VDbCgcQaNv
MG0wHQYDVR0OBBYEFAr4fwbonGDnl6pBYZDaKFVVb/XnMB8GA1UdIwQYMBaAFAr4
fwbonGDnl6pBYZDaKFVVb/XnMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJ
bG9jYWxob3N0hwR/AAABMAoGCCqGSM49BAMCA0kAMEYCIQDZrMcFPW8VU47n7JXo
4pOzmelcv/At0R/qvewn9uIj0QIhAKvPvLX+g6d7EPkuftAPHvaJnLGL6ewbA88Q
p2AfdqTt
-----END CERTIFICATE-----`

export const RELAY_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgmbfTJ9hcnQU7mF9J
KfwYzPHLGfPyuE66N2GdYcpcgQKhRANCAARVEhMuoZ7TXZ8AmcPZahtBrHQrUxFc
WFSot33B1pIlahXdzAZ1okEq8UXcWcA0VHKloR+dUsA+PKfD1UNsKBxB
-----END PRIVATE KEY-----`
