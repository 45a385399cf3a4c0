import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../../../../crypto/entries/content.ts'
import { parseCode, REFERENCE_LENGTH } from '../../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { CATALOGUES } from '../../../texts/catalogue.ts'
import { fill } from '../../../texts/wording.ts'
import type { RegistrationView } from '../../model/case/new-report.ts'
import { submitBy } from '../shell/attempt.tsx'
import { useWords } from '../shell/words.ts'

export interface SlipProps {
  readonly registration: RegistrationView
  /** Language of the reporter, in which the slip is written. */
  readonly language: Language
  /** Send the same again. */
  readonly send: () => void
  /** Called when the reporter has the code. @param reference of the case */
  readonly handOver: (reference: string) => void
}

/** The code, shown once: on the screen and on the slip that the reporter takes along. */
export function Slip({ registration, language, send, handOver }: SlipProps) {
  const { desk } = useWords()
  const { code, state, failure } = registration
  const top = useRef<HTMLElement>(null)
  const [address, setAddress] = useState('')
  const [withWay, setWithWay] = useState(true)
  useEffect(() => top.current?.focus(), [])
  return (
    <section class="slip-page" ref={top} tabIndex={-1} aria-labelledby="register-title">
      <div id="slip-state" role="status" data-state={state}>
        {state === 'sending' ? (
          <p class="notice">{code === null ? desk.slip.making : desk.slip.sending}</p>
        ) : state === 'delivered' ? (
          <p class="notice good">
            <strong>{desk.slip.delivered}.</strong> {desk.slip.deliveredText}
          </p>
        ) : (
          <p class="notice bad">
            <strong>{desk.slip.unsure}.</strong> {desk.slip.unsureText}
            {failure === 'server' ? ` ${desk.registerErrors.server}` : ''}
          </p>
        )}
      </div>
      {state === 'unsure' ? (
        <button type="button" id="register-again" class="primary" onClick={send}>
          {desk.register.retry}
        </button>
      ) : null}
      {code === null ? null : (
        <>
          <p>{desk.slip.once}</p>
          <Paper {...{ code, language }} address={withWay ? address.trim() : null} />
          <p class="notice">{desk.slip.seen}</p>
          <PaperChoices {...{ address, setAddress, withWay, setWithWay }} />
          {state === 'delivered' ? <Handing {...{ code, handOver }} /> : null}
        </>
      )}
    </section>
  )
}

interface PaperProps {
  readonly code: readonly string[]
  readonly language: Language
  /** Null if the slip is to say only the code. */
  readonly address: string | null
}

/** All that is printed, in the words and the language of the reporter's page. */
function Paper({ code, language, address }: PaperProps) {
  const t = CATALOGUES[language]
  return (
    <div id="slip" lang={language}>
      <p class="slip-title">{t.page.title}</p>
      <ol id="code" class="code" aria-label={t.receipt.label}>
        {code.map((group) => (
          <li key={group}>
            <span aria-hidden="true">{group}</span>
            <span class="only-heard">{[...group].join(' ')}</span>
          </li>
        ))}
      </ol>
      {address === null ? null : (
        <ol class="slip-way">
          {address === '' ? null : <li class="slip-address">{address}</li>}
          <li>
            <strong>{t.landing.code}</strong>
          </li>
          <li>{t.code.hint}</li>
        </ol>
      )}
    </div>
  )
}

interface PaperChoicesProps {
  readonly address: string
  readonly setAddress: (address: string) => void
  readonly withWay: boolean
  readonly setWithWay: (withWay: boolean) => void
}

function PaperChoices({ address, setAddress, withWay, setWithWay }: PaperChoicesProps) {
  const { desk } = useWords()
  return (
    <div class="slip-choices">
      <label class="check">
        <input
          type="checkbox"
          id="slip-way"
          checked={withWay}
          aria-describedby="slip-way-hint"
          onChange={() => setWithWay(!withWay)}
        />
        {desk.slip.withWay}
      </label>
      <p id="slip-way-hint" class="hint">
        {desk.slip.bare}
      </p>
      {withWay ? (
        <>
          <label for="slip-address">{desk.slip.address}</label>
          <p id="slip-address-hint" class="hint">
            {desk.slip.addressHint}
          </p>
          <input
            id="slip-address"
            type="url"
            inputMode="url"
            autocomplete="off"
            aria-describedby="slip-address-hint"
            value={address}
            onInput={(event) => setAddress(event.currentTarget.value)}
          />
          {address.trim() === '' ? <p class="notice">{desk.slip.noAddress}</p> : null}
        </>
      ) : null}
      <div class="row">
        <button type="button" id="print-slip" onClick={() => print()}>
          {desk.slip.print}
        </button>
      </div>
    </div>
  )
}

interface HandingProps {
  readonly code: readonly string[]
  readonly handOver: (reference: string) => void
}

/** The code is forgotten once a group of it was read from the slip. */
function Handing({ code, handOver }: HandingProps) {
  const { desk } = useWords()
  const [at] = useState(() => (systemRandom(1)[0] ?? 0) % code.length)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const n = at + 1
  const check = () => {
    // The check folds letters as for a whole code: the code with the typed group must be the same code.
    const parsed = parseCode(code.map((group, i) => (i === at ? typed : group)).join(''))
    const whole = code.join('')
    if (parsed.kind === 'code' && parsed.code === whole) {
      return handOver(whole.slice(0, REFERENCE_LENGTH))
    }
    setWrong(true)
    document.getElementById('slip-group')?.focus()
  }
  return (
    <form class="slip-handing" noValidate onSubmit={submitBy(check)}>
      <h3>{desk.slip.confirm}</h3>
      <label for="slip-group">{fill(desk.slip.group, { n })}</label>
      <p id="slip-group-hint" class="hint">
        {desk.slip.groupHint}
      </p>
      <input
        id="slip-group"
        class="code-field"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-invalid={wrong}
        aria-describedby="slip-group-hint slip-group-problem"
        value={typed}
        onInput={(event) => {
          setWrong(false)
          setTyped(event.currentTarget.value)
        }}
      />
      <p id="slip-group-problem" class="problem" role="alert">
        {wrong ? fill(desk.slip.wrong, { n }) : ''}
      </p>
      <div class="row">
        <button type="submit" id="hand-over" class="primary">
          {desk.slip.handOver}
        </button>
      </div>
    </form>
  )
}
