import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { caseName } from '../../format/work-labels.ts'
import { supersededIn } from '../../model/case/handling.ts'
import { type CaseRow, mergedRows } from '../../model/case/merged-list.ts'
import { minutesAnswers } from '../../model/case/minutes.ts'
import {
  inRuns,
  needsSomebody,
  partOf,
  STORY_PARTS,
  type StoryPart,
} from '../../model/case/story.ts'
import { Boundary } from '../shell/boundary.tsx'
import { goTo } from '../shell/focus.ts'
import { focusLine, rowId } from '../shell/place.ts'
import { useWords } from '../shell/words.ts'
import type { GroupProps, WorkProps } from '../work/props.ts'
import { Item } from './timeline.tsx'

/** The parts of the story that a person wants to see; one choice for all cases. */
export interface StoryChoice {
  readonly parts: ReadonlySet<StoryPart>
  readonly choose: (parts: ReadonlySet<StoryPart>) => void
}

export const WHOLE: ReadonlySet<StoryPart> = new Set(STORY_PARTS)

/** At first, the whole story. */
export function useStoryChoice(): StoryChoice {
  const [parts, choose] = useState(WHOLE)
  return { parts, choose }
}

interface StoryProps extends GroupProps {
  readonly story: StoryChoice
  /** Message ids in hex of letters, and keys of rows, that were new when they were first shown here. */
  readonly fresh: ReadonlySet<string>
}

interface ToolsProps extends StoryProps {
  /** The list of changes of colleagues. */
  readonly children: ComponentChildren
}

/** Buttons that show or hide parts of the story, and the ways to its end, to the files and to the casework. */
export function StoryTools({ group, story, fresh, children }: ToolsProps) {
  const { desk } = useWords()
  const rows = mergedRows(group)
  const countOf = (part: StoryPart) => rows.filter(({ item }) => partOf(item) === part).length
  const shown = shownRows(rows, story).length
  return (
    <div class="story-tools">
      <fieldset class="switches">
        <legend class="only-heard">{desk.story.show}</legend>
        {STORY_PARTS.map((part) => (
          <button
            key={part}
            type="button"
            id={`story-${part}`}
            class="switch"
            aria-pressed={story.parts.has(part)}
            onClick={() => story.choose(toggled(story.parts, part))}
          >
            <span>{desk.story[part]}</span> <span class="count">{countOf(part)}</span>
          </button>
        ))}
      </fieldset>
      <p id="story-count" class="hint" role="status">
        {shown === rows.length ? '' : fill(desk.story.shown, { shown, all: rows.length })}
      </p>
      {children}
      <div class="story-ways">
        <Way id="to-newest" label={desk.story.newest} go={goToNewest} />
        <Way id="to-casework" label={desk.sheet.title} go={() => goTo('casework-title')} />
      </div>
      <HiddenRows {...{ rows, story, fresh }} />
    </div>
  )
}

export function shownRows<Row extends CaseRow>(
  rows: readonly Row[],
  { parts }: Pick<StoryChoice, 'parts'>,
): readonly Row[] {
  return rows.filter(({ item }) => parts.has(partOf(item)))
}

function toggled(parts: ReadonlySet<StoryPart>, part: StoryPart): ReadonlySet<StoryPart> {
  const next = new Set(parts)
  if (!next.delete(part)) next.add(part)
  return next
}

interface HiddenProps extends Pick<StoryProps, 'story' | 'fresh'> {
  readonly rows: readonly CaseRow[]
}

/** A notice of hidden rows that nobody has read, or that somebody has to approve. */
function HiddenRows({ rows, story, fresh }: HiddenProps) {
  const { desk, counted } = useWords()
  const hidden = rows.filter(
    ({ item }) => !story.parts.has(partOf(item)) && needsSomebody(item, fresh),
  )
  if (hidden.length === 0) return null
  return (
    <p id="story-hidden" class="notice">
      {counted(desk.story.hidden, hidden.length)}{' '}
      <button
        type="button"
        onClick={() => {
          story.choose(new Set([...story.parts, ...hidden.map(({ item }) => partOf(item))]))
          goTo('case-story')
        }}
      >
        {desk.story.unhide}
      </button>
    </p>
  )
}

interface WayProps {
  readonly id: string
  readonly label: string
  readonly go: () => void
}

function Way({ id, label, go }: WayProps) {
  return (
    <button type="button" id={id} class="quiet small" onClick={go}>
      {label} <span aria-hidden="true">↓</span>
    </button>
  )
}

function goToNewest(): void {
  const newest = document.querySelector<HTMLElement>('.timeline > ol > li:last-child')
  if (newest !== null) focusLine(newest)
}

type TimelineProps = StoryProps & Pick<WorkProps, 'view'>

/** The story of a case, oldest first, as far as somebody wants to see it. */
export function Timeline({ group, view, fresh, story }: TimelineProps) {
  const { desk } = useWords()
  const rows = mergedRows(group)
  const items = rows.map(({ item }) => item)
  const answers = minutesAnswers(items)
  const known = { fresh, answers, superseded: supersededIn(items) }
  const answered = new Set([...answers.values()].flatMap(({ letters }) => letters))
  const shown = shownRows(rows, story).filter(
    ({ item }) => item.kind !== 'drop' || !answered.has(item),
  )
  const rowOf = ({ of: one, item }: CaseRow, before: CaseRow | undefined) => (
    <li key={item.key} id={rowId(item.key)} data-led={one !== group[0]}>
      {group.length === 1 ? null : (
        <p class={before?.of === one ? 'only-heard' : 'of-case'}>
          {fill(desk.merging.row, { name: caseName(one, desk) })}
        </p>
      )}
      {fresh.has(item.key) ? <p class="badge changed">{desk.changes.fresh}</p> : null}
      <Boundary of={one.reference}>
        <Item {...{ one, view, item }} {...known} />
      </Boundary>
    </li>
  )
  return (
    <div class="timeline">
      {shown.length === 0 ? <p class="empty">{desk.story.none}</p> : null}
      <ol>
        {inRuns(shown).map((run, i, runs) => {
          const before = runs[i - 1]?.at(-1)
          const [first, ...others] = run
          if (first === undefined) return null
          if (others.length === 0) return rowOf(first, before)
          return (
            <Run key={first.item.key} rows={run}>
              {run.map((row, at) => rowOf(row, run[at - 1] ?? before))}
            </Run>
          )
        })}
      </ol>
    </div>
  )
}

interface RunProps {
  readonly rows: readonly CaseRow[]
  readonly children: ComponentChildren
}

/** Like lines of the log, folded into one that opens. */
function Run({ rows, children }: RunProps) {
  const { desk, day, name, counted } = useWords()
  const [first, last] = [rows[0]?.item, rows.at(-1)?.item]
  if (first?.kind !== 'entry' || last === undefined || 'language' in first.entry) return null
  if (first.entry.kind === 'acknowledged') return null
  const who = first.own ? desk.items.you : name(first.author)
  const days = [...new Set([day(first.day), day(last.day)])].join(' – ')
  return (
    <li>
      <details class="run">
        <summary>
          <span>
            <strong>{desk.work[first.entry.kind]}</strong> {counted(desk.story.lines, rows.length)}{' '}
            <span class="who">{who}</span>
          </span>
          <time>{days}</time>
        </summary>
        <ol>{children}</ol>
      </details>
    </li>
  )
}
