import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import * as v from 'valibot'
import { hasToken, isOwnRequest, readLocalBody } from '../../../shared/local-host/guard.ts'
import type { Machine } from '../../../shared/local-host/machine.ts'
import type { LocalFiles, ReadBuilt } from '../../../shared/local-host/page.ts'
import {
  type LocalHost,
  type LocalHostOptions,
  type LocalPlace,
  type LocalReply,
  startLocalHost,
} from '../../../shared/local-host/server.ts'
import {
  START_PATH,
  type StartProblem,
  type StartRequest,
  type StartView,
} from '../../wire/start.ts'
import { loadDeskAssets, loadStartAssets } from '../assets.ts'
import { deskHeaders } from '../guard.ts'
import { deskReplies } from '../server.ts'
import { type CheckedStart, checkStart, StartError } from './checks.ts'
import { aliveAnswer, CHALLENGE_HEADER } from './instance.ts'
import { type Places, placesOn } from './places.ts'
import { type KnownSettings, knownSettings, SettingsError, saveSettings } from './settings.ts'

export interface ProgramOptions {
  readonly machine: Machine
  /** Name of the vault that the start page proposes, without its folder. */
  readonly vault: string
  /** 0 for any free one. */
  readonly port: number
  /** Reads the built desk. */
  readonly read: ReadBuilt
  /** Texts for desks, if the organisation's own do not lie beside the program. */
  readonly texts: Uint8Array
  /** Called when a person ends the program on its page. */
  readonly end: () => void
}

type ReplyTo = LocalHostOptions['replyTo']

/** The most bytes of what the start page sends. */
const START_LIMIT = 16 * 1024

/**
 * Serve a desk that asks for its server and its vault on a page. If both are remembered and as they should be, the
 * desk is there at once; the page remains at `START_PATH.page`.
 *
 * @throws Error if the program is not built
 */
export async function startProgramHost(options: ProgramOptions): Promise<LocalHost> {
  const program = new Program(options, await loadStartAssets(options.read))
  await program.openRemembered()
  return startLocalHost({
    port: options.port,
    headersAt: deskHeaders,
    replyTo: (request, place) => program.replyTo(request, place).catch(() => ({ status: 500 })),
  })
}

class Program {
  readonly #options: ProgramOptions
  readonly #places: Places
  readonly #assets: LocalFiles
  #desk: ReplyTo | null = null
  /** Why the desk did not start by itself. */
  #problem: StartProblem | null = null

  constructor(options: ProgramOptions, assets: LocalFiles) {
    this.#options = options
    this.#places = placesOn(options.machine)
    this.#assets = assets
  }

  /** Open the desk with what is remembered. If something is missing, or wrong, the page says what. */
  async openRemembered(): Promise<void> {
    try {
      const { fields, ca } = this.#known()
      // a first start is no fault of anybody
      if (fields.server === '' || !existsSync(fields.vault)) return
      await this.#open(
        checkStart(
          { ...fields, isNew: false, isCopied: true },
          this.#options.machine,
          this.#places,
        ),
        ca,
      )
    } catch (error) {
      this.#problem = problemOf(error)
    }
  }

  async replyTo(request: IncomingMessage, place: LocalPlace): Promise<LocalReply> {
    const { url = '' } = request
    const asset = this.#assets.get(url === START_PATH.page ? '/' : url)
    const isOurs = url !== '/' || this.#desk === null
    if (!(asset !== undefined && isOurs) && !ROUTES.includes(url)) {
      return this.#desk === null ? { status: 404 } : this.#desk(request, place)
    }
    if (!isOwnRequest(request, place.origin)) return { status: 403 }
    if (asset !== undefined)
      return request.method === 'GET' ? { status: 200, ...asset } : { status: 405 }
    if (url === START_PATH.alive) return aliveReply(request, place)
    return hasToken(request, place.token) ? this.#answer(request, url) : { status: 403 }
  }

  async #answer(request: IncomingMessage, url: string): Promise<LocalReply> {
    if (request.method !== (url === START_PATH.view ? 'GET' : 'POST')) return { status: 405 }
    if (url === START_PATH.view) return json(this.#view())
    if (url === START_PATH.end) {
      // the answer leaves first
      setImmediate(this.#options.end)
      return { status: 204 }
    }
    const body = await readLocalBody(request, START_LIMIT)
    if (body === null) return { status: 413 }
    const asked = v.safeParse(requestSchema, parsed(body))
    return asked.success ? json(await this.#start(asked.output)) : { status: 400 }
  }

  #view(): StartView {
    const isOpen = this.#desk !== null
    try {
      const { fields, fixed } = this.#known()
      return { fields, fixed, isOpen, isNew: !existsSync(fields.vault), problem: this.#problem }
    } catch (error) {
      const fields = { server: '', root: '', vault: this.#proposed(), socks: '' }
      return {
        fields,
        fixed: [],
        isOpen,
        isNew: !existsSync(fields.vault),
        problem: problemOf(error),
      }
    }
  }

  async #start(asked: StartRequest): Promise<StartProblem | null> {
    try {
      const { fields, fixed, ca } = this.#known()
      const given = Object.fromEntries(fixed.map((name) => [name, fields[name]]))
      const checked = checkStart({ ...asked, ...given }, this.#options.machine, this.#places)
      await saveSettings(this.#places, { fields: checked.fields, fixed })
      // the open tab keeps its desk: another vault under it would be taken for a damaged one
      if (this.#desk === null) await this.#open(checked, ca)
      this.#problem = null
      return null
    } catch (error) {
      return problemOf(error)
    }
  }

  async #open({ options }: CheckedStart, ca: string | null): Promise<void> {
    const { read } = this.#options
    const place = {
      ...{ paced: true, settings: START_PATH.page },
      ...(options.root === undefined ? {} : { root: options.root }),
    }
    const [texts, assets] = [this.#texts(), await loadDeskAssets(read, place)]
    this.#desk = await deskReplies({ ...options, ca, texts, assets })
  }

  #texts(): Uint8Array {
    const { texts } = this.#places
    return existsSync(texts) ? new Uint8Array(readFileSync(texts)) : this.#options.texts
  }

  #known(): KnownSettings {
    return knownSettings(this.#places, this.#proposed())
  }

  #proposed(): string {
    return join(this.#places.own, `${this.#options.vault}.vault`)
  }
}

const ROUTES: readonly string[] = [
  ...[START_PATH.view, START_PATH.open, START_PATH.end, START_PATH.alive],
]

const requestSchema = v.strictObject({
  ...{ server: v.string(), root: v.string(), vault: v.string(), socks: v.string() },
  ...{ isNew: v.boolean(), isCopied: v.boolean() },
})

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}

function problemOf(error: unknown): StartProblem {
  if (error instanceof StartError) {
    const { fault, field, detail } = error
    return { fault, field, detail }
  }
  if (error instanceof SettingsError) return { fault: 'settings', field: null, detail: error.file }
  return { fault: 'fault', field: null, detail: '' }
}

function json(answer: unknown): LocalReply {
  const body = new TextEncoder().encode(JSON.stringify(answer))
  return { status: 200, type: 'application/json', body }
}

function aliveReply({ headers }: IncomingMessage, { token }: LocalPlace): LocalReply {
  const challenge = headers[CHALLENGE_HEADER]
  if (typeof challenge !== 'string' || challenge.length > 64) return { status: 400 }
  return { status: 200, body: aliveAnswer(token, challenge) }
}
