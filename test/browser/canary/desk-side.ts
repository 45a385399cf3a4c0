import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'puppeteer-core'
import type { DeskView } from '../../../client/desk/model/views.ts'
import type { DeskCalls, DeskQuestion } from '../../../client/desk/rpc/calls.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import { newVault, newVaultKey, sealVault, sealWeeks } from '../../../crypto/vault/vault.ts'
import { launch } from '../../support/browser/browser.ts'
import type { TestMember, TestReception } from '../../support/reception/reception.ts'
import { type Child, startNode } from '../../support/run/process.ts'
import { type RecordingProxy, recordingProxy } from '../../support/server/proxy.ts'
import type { AskDesk } from './desk-page.ts'

/** A desk as it is used: the worker in a browser, the host in a process of its own. */
export interface DeskSide {
  readonly host: Child
  /** Between the browser and the host. */
  readonly line: RecordingProxy
  /** Held by the host for as long as it runs. */
  readonly token: string
  /** @returns what the page would show then @throws Error with the code of a refusal */
  ask<Q extends DeskQuestion>(question: Q, given: DeskCalls[Q]['given']): Promise<DeskView>
  close(): Promise<void>
}

const HOST = fileURLToPath(new URL('desk-host.ts', import.meta.url))

/**
 * Open the desk of a member of `reception` in Chromium; it is still locked.
 *
 * @param server the staff address
 * @param folder where vault and weekly file are to lie
 */
export async function openDeskSide(
  p: Primitives,
  reception: TestReception,
  member: TestMember,
  passphrase: string,
  server: string,
  folder: string,
): Promise<DeskSide> {
  const vault = join(folder, 'member.vault')
  await writeFiles(p, reception, member, passphrase, vault)
  const host = startNode(HOST, [server, vault, await buildDesk(join(folder, 'build'))])
  const [, url = ''] = await host.line(/^desk (\S+)$/)
  const line = await recordingProxy(new URL(url).origin)
  // the browser speaks to the host under its own address, and yet through us
  const rule = `MAP ${new URL(url).host} ${new URL(line.url).host}`
  const tested = await launch('chromium', { args: [`--host-resolver-rules=${rule}`] })
  const page = await tested.newPage()
  await page.goto(url)
  return {
    host,
    line,
    token: new URL(url).hash.slice(1),
    ask: (question, given) => askIn(page, question, given),
    close: async () => {
      await tested.close()
      await line.close()
      await host.kill('SIGKILL')
    },
  }
}

/** The two files of a member who has not unlocked yet; the passphrase hash is a cheap one. */
async function writeFiles(
  p: Primitives,
  reception: TestReception,
  member: TestMember,
  passphrase: string,
  file: string,
): Promise<void> {
  const { hashPassphrase } = await loadSumo()
  const cost = { operations: 1, memory: 8192 }
  const key = newVaultKey(systemRandom, hashPassphrase, passphrase, cost)
  const vault = sealVault(
    p,
    systemRandom,
    key,
    newVault({
      instance: reception.list.instance,
      root: reception.fingerprint,
      member: member.id,
      signing: member.signing.seed,
      listVersion: 0,
    }),
  )
  const weeks = sealWeeks(p, systemRandom, key, {
    format: 'postern-weekly-keys/1',
    weeks: member.weeks.map(({ week, seed }) => ({ week, seed })),
  })
  writeFileSync(file, vault)
  writeFileSync(`${file}.weeks`, weeks)
}

/** The real worker, with a page in which the test acts instead of a person. */
async function buildDesk(folder: string): Promise<string> {
  const entries = {
    script: 'desk-page.ts',
    worker: '../../../client/desk/engine/worker.ts',
  } as const
  const framed = { viewer: 'empty.js', pages: 'empty.js', drawing: 'empty.js' }
  const empty = { pdf: 'empty.js', style: 'empty.css', ...framed }
  const manifest: Record<string, unknown> = {}
  mkdirSync(folder)
  for (const [role, file] of Object.entries(empty)) {
    manifest[role] = { file, integrity: '' }
    writeFileSync(join(folder, file), '')
  }
  for (const role of ['script', 'worker'] as const) {
    const file = `${role}.js`
    await build({
      entryPoints: [fileURLToPath(new URL(entries[role], import.meta.url))],
      outfile: join(folder, file),
      bundle: true,
      format: 'esm',
      target: 'es2022',
      platform: 'browser',
      logLevel: 'silent',
      define: { BUILD_DAY: '0' },
    })
    manifest[role] = { file, integrity: '' }
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  return folder
}

function askIn<Q extends DeskQuestion>(
  page: Page,
  question: Q,
  given: DeskCalls[Q]['given'],
): Promise<DeskView> {
  const asked: readonly [Q, DeskCalls[Q]['given']] = [question, given]
  return page.evaluate((asked) => {
    const { askDesk } = globalThis as typeof globalThis & { askDesk?: AskDesk }
    if (askDesk === undefined) throw new Error("the desk's page did not start")
    return askDesk(...asked)
  }, asked)
}
