import { USUAL_SETTINGS } from '../../../crypto/entries/desk-settings.ts'
import { equal, fromHex, systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import type { SecurityKeyAnswer } from '../../../crypto/vault/security-key.ts'
import { type Handlers, type Question, replyTo } from '../../shared/worker-rpc.ts'
import { Memo } from '../model/case/made-before.ts'
import { LAWFUL_TERMS } from '../model/deadlines/work-late.ts'
import { DeskError, type Failure } from '../model/error.ts'
import type { CaseView } from '../model/views.ts'
import type { AccessRequest, DeskCalls, DeskNews, DeskReply, Opened } from '../rpc/calls.ts'
import { ViewSender } from '../rpc/view-parts.ts'
import type { BundleNote } from '../wire/bundle-note.ts'
import { hostRelay, type Relay, readAhead } from '../wire/host-client.ts'
import type { Desk } from './desk.ts'
import { overviewOf } from './figures/overview-view.ts'
import { makeAnnual } from './figures/tell-year.ts'
import { isOpening, serveOpening } from './opening/opening-worker.ts'
import { Pace } from './post/pace.ts'
import { LiveSearch } from './search/searcher.ts'
import { Session, type Surroundings } from './session.ts'
import { UnlockedVault, type UnlockTools } from './unlocked-vault.ts'
import { type HashBeside, isHashing, serveHashing, startHashing } from './vault/hashing-worker.ts'
import { viewDesk } from './view/desk-view.ts'

declare const BUILD_DAY: number

/**
 * The worker holds everything secret: the key of the vault, the weekly secrets, opened content. The page locks by
 * ending it.
 */
let entrance: UnlockedVault | null = null
let surroundings: Surroundings = { bundle: null, drill: null, pace: null }
/** Null while no key list names the member. */
let session: Session | null = null

/** Over all that the page is shown, and nothing else. */
const search = new LiveSearch(
  (found) => tell({ kind: 'found', found }),
  (work) => setTimeout(work),
)

/** Bytes of an open file, which were read for the page, are handed over: the worker keeps no copy of them. */
function post(reply: DeskReply): void {
  const bytes = reply.kind === 'answer' && reply.answer instanceof Uint8Array ? reply.answer : null
  postMessage(reply, { transfer: bytes === null ? [] : [bytes.buffer] })
}

function tell(news: DeskNews): void {
  post({ kind: 'news', news })
}

/** Parts of each case that the page was already shown: they are not sent or made again without need. */
const sender = new ViewSender(tell)
const viewed = new Memo<CaseView>()
/** By these the cases are put in order; only the page has the organisation's own. */
let terms = LAWFUL_TERMS

function showView(): void {
  if (session === null) return
  const { desk, files, synced, coming } = session
  const view = viewDesk(desk, Date.now(), synced, viewed, coming, terms)
  files.follow(desk)
  // Before the page sees the rest: deleted content must not be found a moment longer.
  search.follow(view.cases)
  sender.send(view)
}

/** One passphrase is hashed at an unlocking; null once it was. */
let hashing = isOpening() || isHashing() ? null : startHashing()

if (isOpening()) serveOpening()
else if (isHashing()) serveHashing()
else {
  addEventListener('message', ({ data }: MessageEvent<Question<DeskCalls>>) => {
    void serve(data)
  })
}

/** The view is sent before the answer: the page then looks at the result of its question. */
async function serve(question: Question<DeskCalls>): Promise<void> {
  const reply = await replyTo(HANDLERS, question, post, codeOf)
  // Searches come with every key that is pressed: the cases are not folded again for them.
  const isSearch = question.question === 'search' || question.question === 'snippets'
  if (!isSearch) showView()
  post(reply)
  if (question.question === 'sync' && reply.kind === 'answer') await session?.afterSync()
}

function codeOf(error: unknown): Failure {
  return error instanceof DeskError ? error.code : 'internal'
}

/** @throws DeskError `passphrase` while the vault is locked */
function theEntrance(): UnlockedVault {
  if (entrance === null) throw new DeskError('passphrase')
  return entrance
}

/** @throws DeskError `passphrase` while the vault is locked, `unsigned` while no key list names the member */
function theSession(): Session {
  theEntrance()
  if (session === null) throw new DeskError('unsigned')
  return session
}

const HANDLERS: Handlers<DeskCalls> = {
  unlock: async ({ token, passphrase, answer, paced }) => {
    const { relay, begin } = readAhead(hostRelay(token))
    const looking = relay.readBundle().then((bundle) => lookAround(relay, bundle, paced))
    // Its error is thrown when it is awaited.
    looking.catch(() => {})
    const opened = await open(relay, passphrase, answer, begin)
    await looking
    if (opened === 'key-missing') return { queries: await UnlockedVault.wantedKeys(relay) }
    answer?.output.fill(0)
    const { bundle } = surroundings
    const isForeign = bundle !== null && !equal(bundle.instance, opened.safe.vault.instance)
    if (isForeign) throw new DeskError('foreign-bundle')
    return enter(opened)
  },
  enrol: async ({ token, passphrase, joining, paced }) => {
    const relay = hostRelay(token)
    hashing?.end()
    await lookAround(relay, null, paced)
    return enter(await UnlockedVault.enrol(await tools(), relay, passphrase, joining))
  },
  sync: async (_, tellProgress) => {
    if (session === null && !(await join(theEntrance()))) return null
    await theSession().sync(tellProgress, showView)
    return null
  },
  stop: () => {
    session?.stop()
    return null
  },

  'change-passphrase': async ({ from, to }) => {
    await theEntrance().safe.changePassphrase(from, to)
    return theEntrance().vaultState
  },
  'check-passphrase': async ({ passphrase }) => {
    await theEntrance().safe.requirePassphrase(passphrase)
    return null
  },
  'add-key': async ({ passphrase, added }) => {
    await theEntrance().safe.addSecurityKey(passphrase, added)
    added.output.fill(0)
    return theEntrance().vaultState
  },
  'remove-key': async ({ passphrase, key }) => {
    await theEntrance().safe.removeSecurityKey(passphrase, fromHex(key))
    return theEntrance().vaultState
  },
  'file-code': ({ passphrase }) => ({ code: theEntrance().safe.fileCode(passphrase) }),
  'make-keys': () => theEntrance().makeKeys(theSession().desk),

  act: (act, tellGoing) => theSession().act(act, tellGoing),
  read: ({ messageIds }) => done(theSession().desk.markRead(messageIds)),
  look: ({ caseId, keys }) => done(theSession().desk.look(caseId, keys)),
  access: (request) => done(changeAccess(theSession().desk, request)),
  split: ({ job, split }) => {
    const { splitter, desk } = theSession()
    return done(splitter.split(desk, job, split))
  },
  export: (request) => theSession().signFiles(request),

  search: ({ text }) => {
    search.ask(text)
    return null
  },
  snippets: ({ text, ids }) => search.snippets(text, ids),
  terms: (given) => {
    terms = given.terms
    return null
  },
  'keep-views': ({ views }) =>
    done(theSession().desk.keepInVault((vault) => ({ ...vault, views: [...views] }))),
  'keep-settings': ({ change }) =>
    done(
      theSession().desk.keepInVault((vault) => {
        return { ...vault, settings: { ...USUAL_SETTINGS, ...vault.settings, ...change } }
      }),
    ),

  overview: ({ year }) => count(theSession().desk, year),
  'make-annual': async ({ year, reason }) => {
    const { desk } = theSession()
    await makeAnnual(desk, year, { random: systemRandom, now: Date.now(), reason })
    return count(desk, year)
  },

  'file-open': ({ caseId, file }) => {
    const { files, desk } = theSession()
    return done(files.open(desk, caseId, file))
  },
  'file-view': () => theSession().files.view(theSession().desk),
  'file-save': () => theSession().files.save(theSession().desk),
  'file-take-out': ({ caseId, file }, tell) => {
    const { files, desk } = theSession()
    return files.takeOut(desk, caseId, file, (done, size) => tell({ done, size }))
  },
  'file-close': () => {
    theSession().files.close()
    return null
  },
  'file-attach': ({ file, attached }) => theSession().outgoing.attach(file, attached),
  'file-take': ({ file, taken }) => theSession().outgoing.take(file, taken),
  'file-detach': ({ file }) => {
    theSession().outgoing.forget([file])
    return null
  },

  'say-absence': ({ word }) => done(theSession().desk.sayAbsence(word)),
  suspend: ({ member }) => done(theSession().desk.suspend(member)),
  'answer-sealed': ({ id, yes }) => done(theSession().desk.answerSealed(id, yes)),
  'take-back': ({ key }) => done(theSession().desk.takeBack(key)),
  'stop-keys': () => done(theSession().desk.stopKeys()),
  'confirm-root': ({ told }) => done(theSession().desk.confirmRoot(told)),

  register: () => {
    const { registrar, desk } = theSession()
    return registrar.begin(desk.vault)
  },
  'register-send': ({ report }, tellView) => theSession().registrar.send(report, tellView),
  'register-end': () => {
    theSession().registrar.end()
    return null
  },
  'hand-in': ({ file }) => {
    const { registrar, desk } = theSession()
    return registrar.handIn(desk.vault, file)
  },
}

async function done(work: Promise<void>): Promise<null> {
  await work
  return null
}

/** @param onHashing called once another worker hashes the passphrase */
async function tools(onHashing = () => {}): Promise<UnlockTools> {
  const engine = await loadSumo()
  const { primitives } = engine
  const hashBeside: HashBeside = (asked) => {
    const hash = hashing?.hash(asked) ?? Promise.resolve(null)
    hashing = null
    onHashing()
    return hash
  }
  const now = Date.now
  return { engine, primitives, random: systemRandom, now, buildDay: BUILD_DAY, hashBeside }
}

/** @throws DeskError */
async function lookAround(relay: Relay, bundle: BundleNote | null, paced: boolean): Promise<void> {
  const pace = paced && bundle === null ? new Pace(systemRandom) : null
  surroundings = { bundle, drill: await relay.readHanded('drill'), pace }
}

/** @throws DeskError of `UnlockedVault.unlock` but `key-missing` */
async function open(
  relay: Relay,
  passphrase: string,
  answer: SecurityKeyAnswer | null,
  onHashing: () => void,
) {
  try {
    return await UnlockedVault.unlock(await tools(onHashing), relay, passphrase, answer)
  } catch (error) {
    if (error instanceof DeskError && error.code === 'key-missing') return error.code
    throw error
  }
}

async function enter(opened: UnlockedVault): Promise<Opened> {
  entrance = opened
  if (!opened.joined) return { vault: opened.vaultState, enrolment: await opened.enrolment() }
  openSession(opened)
  return { vault: opened.vaultState, enrolment: null }
}

/** @returns whether the key list names the member by now @throws DeskError */
async function join(waiting: UnlockedVault): Promise<boolean> {
  if (!(await waiting.join())) return false
  openSession(waiting)
  return true
}

function openSession(opened: UnlockedVault): void {
  session = new Session(opened, surroundings, (file) => tell({ kind: 'file', file }))
  void session.keepPace(showView)
}

async function count(desk: Desk, year: number | null) {
  await desk.whole()
  return overviewOf(desk, year, Date.now())
}

/** @throws DeskError as the methods of `Desk` */
function changeAccess(desk: Desk, request: AccessRequest): Promise<void> {
  const { caseId } = request
  switch (request.kind) {
    case 'declare':
      return desk.declare(caseId, request.conflict, request.text, request.anyway)
    case 'grant':
      return desk.grant(caseId, request.member, request.as, request.text)
    case 'release':
      return desk.release(caseId, request.member, request.why, request.text, request.anyway)
    case 'confirm-release':
      return desk.confirmRelease(caseId, request.member, request.text)
    case 'reinstate':
      return desk.reinstate(caseId, request.member, request.text)
    case 'agree':
      return desk.agree(caseId)
    case 'hold':
      return desk.setHold(caseId, request.on, request.text)
    case 'refuse-purge':
      return desk.refusePurge(caseId, request.text)
    case 'purge':
      return desk.purge(caseId, request.text, request.anyway)
    case 'ask-identity':
      return desk.askIdentity(caseId, request.text, request.reason, request.purpose)
    case 'answer-identity': {
      const { given, text, beyond } = request
      return desk.answerIdentity(caseId, request.request, given, text, beyond)
    }
    case 'ask-first':
      return desk.askFirst(caseId, request.request, request.text)
    default:
      return request satisfies never
  }
}
