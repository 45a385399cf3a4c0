import { type Child, type Handler, h, type Markup } from '../../shared/dom.ts'
import type { Texts } from '../../texts/shape.ts'
import { fill, sizeText } from '../../texts/wording.ts'
import { errorOf, PRIVATE, textField } from '../fields.ts'
import { actions, button, listOf, more, paragraph } from '../parts.ts'
import type { App, FieldError } from '../state.ts'
import {
  ADD_ID,
  type Adding,
  addFiles,
  filesLimit,
  filesOf,
  lookSentence,
  lookThrough,
  MOST_FILES,
  removeFile,
} from './choose.ts'
import type { ChosenFile } from './chosen-file.ts'
import { foundLines, sentName, shownName, sortOf, typeOf } from './wording.ts'

/** The section where files are added, each with its findings. */
export function renderFiles(adding: Adding): Child[] {
  const { app, owner } = adding
  const { t, language } = app
  const files = filesOf(app, owner)
  const size = sizeText(language, filesLimit(app))
  return [
    h(
      'section',
      { id: 'files', class: 'files', on: dropping(adding) },
      h('h2', {}, t.files.heading),
      paragraph(t.files.lead),
      errorOf(app, ADD_ID),
      files.length === 0
        ? null
        : h('ol', { class: 'files-list' }, ...files.map((file) => row(adding, file))),
      h(
        'div',
        { class: 'actions row' },
        ...picker(adding, ADD_ID, t.files.add, { multiple: true }),
        ...picker(adding, 'files-camera', t.files.camera, {
          accept: 'image/*',
          capture: 'environment',
        }),
      ),
      h('p', { class: 'hint touch' }, t.files.cameraHint),
      paragraph(t.files.drop, 'hint no-touch'),
      paragraph(fill(t.files.limits, { n: MOST_FILES, size }), 'hint'),
      cannot(app),
    ),
  ]
}

/** Traces that no cleaning removes, stated before anybody relies on it. */
function cannot({ t }: App): Markup {
  const items = [
    t.files.cannotShown,
    t.files.cannotWho,
    t.files.cannotStyle,
    t.files.cannotDots,
    t.files.cannotNoise,
    t.files.cannotSize,
  ]
  return more(t.files.cannot, listOf(items))
}

/** A button with our words for the browser's own field, whose words are in the browser's language. */
function picker(
  { app, owner, cleaning }: Adding,
  id: string,
  text: string,
  kind: Readonly<Record<string, string | boolean>>,
): Child[] {
  const inputId = `${id}-input`
  const change: Handler = ({ target }) => {
    const input = target as HTMLInputElement
    const chosen = [...(input.files ?? [])]
    // the same file may be chosen again, and the field keeps nothing of it
    input.value = ''
    addFiles(app, owner, chosen, cleaning)
  }
  const open = () => document.getElementById(inputId)?.click()
  const input = { ...PRIVATE, ...kind, id: inputId, type: 'file', hidden: true, on: { change } }
  return [withError(app, id, button(text, open, { id })), h('input', input)]
}

function dropping({ app, owner, cleaning }: Adding): Readonly<Record<string, Handler>> {
  const mark = (event: Event, over: boolean) => {
    if (!bringsFiles(event)) return
    event.preventDefault()
    const zone = event.currentTarget as HTMLElement
    zone.classList.toggle('over', over)
  }
  return {
    dragover: (event) => mark(event, true),
    dragleave: (event) => mark(event, false),
    drop: (event) => {
      mark(event, false)
      addFiles(app, owner, filesIn((event as DragEvent).dataTransfer), cleaning)
    },
  }
}

/** Have a screen reader say the element's error, besides its other descriptions. */
function withError({ state }: App, id: string, element: Markup): Markup {
  if (!state.errors.some(({ field }) => field === id)) return element
  const { attributes } = element
  const ids = [attributes['aria-describedby'] ?? [], `${id}-error`].flat().join(' ')
  return { ...element, attributes: { ...attributes, 'aria-describedby': ids } }
}

/** Whether files are dragged, and not text within the page. */
export function bringsFiles(event: Event): boolean {
  return (event as DragEvent).dataTransfer?.types.includes('Files') === true
}

/** Files that were dropped or pasted; folders are left out. */
export function filesIn(data: DataTransfer | null): File[] {
  return [...(data?.items ?? [])]
    .filter((item) => item.kind === 'file' && item.webkitGetAsEntry()?.isDirectory !== true)
    .flatMap((item) => item.getAsFile() ?? [])
}

/** id of a part of one file's row */
const idOf = (what: string, { number }: ChosenFile) => `file-${number}-${what}`

function row(adding: Adding, file: ChosenFile): Markup {
  const { app, owner } = adding
  const { t, language } = app
  const name = shownName(t, file)
  const remove = () => removeFile(app, owner, file)
  const id = idOf('remove', file)
  const label = fill(t.files.removeWhat, { name })
  return h(
    'li',
    { class: 'file' },
    h(
      'div',
      { class: 'file-head' },
      h(
        'h3',
        { id: idOf('title', file), tabindex: -1 },
        h('bdi', {}, name),
        ` (${sizeText(language, file.size)})`,
      ),
      withError(app, id, button(t.files.remove, remove, { id, look: 'quiet', label })),
    ),
    errorOf(app, id),
    ...looked(adding, file),
  )
}

/** The result of looking through the file, and the choices that follow from it. */
function looked(adding: Adding, file: ChosenFile): Child[] {
  const { app } = adding
  const { t } = app
  const { look } = file
  switch (look.kind) {
    case 'looking':
      return [h('p', { class: 'busy' }, t.files.looking)]
    case 'clean':
      return [
        ...findings(app, file),
        sortOf(typeOf(file)) === 'picture' ? paragraph(t.files.mind, 'hint') : null,
        file.asIs ? paragraph(t.files.originalChosen, 'strong') : null,
        choicesOf(adding, file, asChosen(adding, file, t.files.original, t.files.originalHint)),
      ]
    case 'unknown':
    case 'trouble':
      return [
        paragraph(`${lookSentence(app, file)}.`, 'strong'),
        ...(canBeSent(file)
          ? [
              paragraph(t.files.unknownText),
              asChosen(adding, file, t.files.asIs, t.files.asIsHint),
              choicesOf(adding, file),
            ]
          : []),
        canBeTriedAgain(file) ? again(adding, file) : null,
      ]
    default:
      return look satisfies never
  }
}

/** The id keeps these choices open when others appear above them, as those files are looked through. */
function choicesOf(adding: Adding, file: ChosenFile, ...others: Child[]): Markup {
  return h(
    'details',
    { id: idOf('choices', file) },
    h('summary', { id: idOf('choices-button', file) }, adding.app.t.files.more),
    h('div', { class: 'inside' }, nameField(adding, file), ...others),
  )
}

function whereFound({ t }: App, { asIs }: ChosenFile): string {
  return asIs ? t.files.inOriginal : t.files.removed
}

function findings(app: App, file: ChosenFile): Child[] {
  const { t, language } = app
  const { look } = file
  if (look.kind !== 'clean') return []
  const { found, stays, endingFits } = look
  const lines = foundLines(t, language, found).map(({ label, values }) =>
    h('li', {}, label, ...(values.length === 0 ? [] : [': ', h('bdi', {}, values.join('; '))])),
  )
  return [
    paragraph(found.length > 0 ? whereFound(app, file) : lookSentence(app, file)),
    found.length === 0 ? null : h('ul', { class: 'found' }, ...lines),
    stays.length === 0 ? null : paragraph(t.files.remains),
    stays.length === 0
      ? null
      : listOf(
          stays.map((one) => t.stays[one]),
          'found',
        ),
    endingFits ? null : paragraph(t.files.wrongEnding, 'hint'),
  ]
}

function nameField({ app }: Adding, file: ChosenFile): Markup {
  const { t } = app
  const neutral = sentName(t, { ...file, name: '' })
  return textField(app, {
    id: idOf('name', file),
    label: t.files.name,
    hint: fill(t.files.nameHint, { name: neutral }),
    value: file.name,
    rows: 1,
    onInput: (value) => {
      file.name = value
    },
  })
}

/** The choice to send a file as it was chosen: one that was not cleaned does not go without it. */
function asChosen({ app }: Adding, file: ChosenFile, label: string, hint: string): Markup {
  const id = idOf('as-is', file)
  const change: Handler = ({ target }) => {
    file.asIs = (target as HTMLInputElement).checked
    app.redraw()
  }
  const described = { 'aria-describedby': `${id}-about` }
  const box = { ...PRIVATE, ...described, id, type: 'checkbox', checked: file.asIs, on: { change } }
  return h(
    'div',
    {},
    errorOf(app, id),
    h(
      'div',
      { class: 'choice' },
      withError(app, id, h('input', box)),
      h('label', { for: id }, label),
      h('p', { id: `${id}-about`, class: 'hint' }, hint),
    ),
  )
}

/** Whether the file can be sent as it is: it must at least be readable. */
function canBeSent({ look }: ChosenFile): boolean {
  return look.kind !== 'trouble' || look.code !== 'unreadable'
}

const AGAIN = ['stuck', 'unreadable', 'offline']

function canBeTriedAgain({ look }: ChosenFile): boolean {
  return look.kind === 'trouble' && AGAIN.includes(look.code)
}

function again({ app, owner, cleaning }: Adding, file: ChosenFile): Markup {
  const { t } = app
  const label = fill(t.files.againWhat, { name: shownName(t, file) })
  const start = () => {
    const looking = lookThrough(app, owner, file, cleaning)
    app.redraw()
    // the button is gone, and the text that replaces it goes too
    document.getElementById(idOf('title', file))?.focus()
    return looking
  }
  return actions(button(t.files.again, () => void start(), { id: idOf('again', file), label }))
}

/**
 * Errors that prevent sending: every file has to be looked through, and the reporter has to choose to send
 * one that was not cleaned.
 *
 * @param isLast false on earlier steps, which need not wait for files that are still being looked through
 */
export function fileFieldErrors(app: App, owner: string, isLast = true): FieldError[] {
  return filesOf(app, owner).flatMap((file): FieldError[] => {
    const { look } = file
    const error = (what: string, text: (t: Texts) => string): FieldError => ({
      field: idOf(what, file),
      sentence: (t) => fill(text(t), { name: shownName(t, file) }),
    })
    if (look.kind === 'looking') return isLast ? [error('remove', (t) => t.files.wait)] : []
    if (!canBeSent(file)) return [error('remove', (t) => t.files.unreadable)]
    return look.kind === 'clean' || file.asIs ? [] : [error('as-is', (t) => t.files.choose)]
  })
}
