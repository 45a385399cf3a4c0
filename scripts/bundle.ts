import { existsSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { copyShelves, postRecords } from '../client/desk/engine/offline/bundle.ts'
import { readBundle } from '../client/desk/host/bundle.ts'
import { serverUrl } from '../client/desk/host/options.ts'
import { DeskError } from '../client/desk/model/error.ts'
import { encodeBundle } from '../client/desk/wire/bundle-file.ts'
import { lineFaultBehind } from '../client/shared/line-fault.ts'
import { nodeTransport, proxyAddress } from '../client/shared/node-transport.ts'
import { readAuthority, refuseProxyVariables } from '../client/shared/node-trust.ts'
import { DESK_CATALOGUES } from '../client/texts/desk/catalogue.ts'
import { asSignSeed, signKeyPairOf } from '../crypto/keys/keys.ts'
import { equal } from '../crypto/primitives/bytes.ts'
import { loadSumo } from '../crypto/primitives/sodium-sumo.ts'
import { MACHINE, print, required, runCommands, TEXT, type Values } from './cli/command.ts'
import { requireNew, writeNew } from './cli/files.ts'
import { lineSentence } from './cli/line.ts'
import { type GivenSecrets, openVaultFile } from './recovery/vault-file.ts'

const HELP = `Copy the shelves to a desk without a network, and bring back what is written there.

  npm run bundle -- export --server URL --vault FILE --out FILE
      copy all that lies at the server into one file, sealed as it is there.

  npm run desk -- --bundle FILE --answers FILE --vault FILE
      on the machine without a network: read it, and write. The board cannot be used there.

  npm run bundle -- import --server URL --vault FILE --answers FILE
      put the entries that were written into the logs. If entries find no place there, because a
      colleague wrote first, it says so: make a new bundle, and open the desk with it and --again FILE.

The vault can be that of any member: it signs the requests, and does not open what is copied.
--socks HOST:PORT uses a proxy; --ca FILE names an authority, as PEM, that may vouch for the server
too. Without a terminal, --passphrases names a JSON file:
  {"vault": "..."}
For a vault with security keys, give the code that the desk shows under "Vault", "Code for recovery
sheets" ("code" in the JSON file), instead of the passphrase.`

const OPTIONS = {
  ...{ server: TEXT, vault: TEXT, out: TEXT, answers: TEXT, socks: TEXT, ca: TEXT },
  ...{ passphrases: TEXT },
}
type Options = Values<typeof OPTIONS>

async function exportBundle(options: Options): Promise<void> {
  const out = required(options, 'out')
  requireNew([out])
  const { source, vault } = await openSource(options)
  const bundle = await copyShelves(source, vault)
  writeNew(out, encodeBundle(source.primitives, bundle))
  print(`${out}: ${bundle.drops.length} envelopes and ${bundle.records.length} entries of logs.`)
}

async function importAnswers(options: Options): Promise<void> {
  const path = required(options, 'answers')
  const { source, vault } = await openSource(options)
  const { instance, records } = readBundle(source.primitives, path)
  if (!equal(instance, vault.instance)) {
    throw new Error(`${path} and the vault belong to different receptions`)
  }
  const posted = await postRecords(source, records)
  print(`${posted} of ${records.length} entries are in the logs.`)
  if (posted === records.length) return
  print(`The others found no place, because a colleague wrote first. Make a new bundle, and open`)
  print(`the desk with it and --again ${path}: it writes them again. Keep the file until then.`)
  process.exitCode = 1
}

/** A member who signs the requests. */
async function openSource(options: Options) {
  const path = required(options, 'vault')
  const server = serverUrl(required(options, 'server'))
  const socks = options.socks === undefined ? null : proxyAddress(options.socks)
  const ca = options.ca === undefined ? null : readAuthority(options.ca)
  if (socks === null) refuseProxyVariables(process.env, server)
  if (!existsSync(path)) throw new Error(`there is no vault at ${path}`)
  const engine = await loadSumo()
  const { primitives } = engine
  const file = new Uint8Array(readFileSync(path))
  const { vault } = await openVaultFile(engine, path, file, secretsOf(options))
  const source = {
    ...MACHINE,
    primitives,
    transport: nodeTransport({ server, socks, ca, trustsMachine: true }),
    instance: vault.instance,
    signer: signKeyPairOf(primitives, asSignSeed(vault.signing)),
  }
  return { source, vault }
}

function secretsOf({ passphrases }: Options): GivenSecrets {
  if (passphrases === undefined) return {}
  const schema = v.strictObject({ vault: v.optional(v.string()), code: v.optional(v.string()) })
  const { vault, code } = v.parse(schema, JSON.parse(readFileSync(passphrases, 'utf8')))
  return { passphrase: vault, code }
}

/** Translate a fault of the desk core into its English text. */
async function inWords(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    const fault = lineFaultBehind(error)
    const words = DESK_CATALOGUES.en.errors[error.code]
    throw new Error(fault === null ? words : lineSentence(fault), { cause: error })
  }
}

void runCommands(HELP, OPTIONS, {
  export: (options) => inWords(exportBundle(options)),
  import: (options) => inWords(importAnswers(options)),
})
