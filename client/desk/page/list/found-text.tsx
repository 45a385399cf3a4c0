import type { DeskTexts } from '../../../texts/desk/texts.ts'
import type { SearchPlace, Snippet } from '../../rpc/search-result.ts'
import { useWords } from '../shell/words.ts'

/** The place in a case where something was found, and the text there; the matches are marked. */
export function FoundText({ found }: { readonly found: Snippet }) {
  const { desk } = useWords()
  const { place, text, ranges } = found
  const ends = [...ranges.map(([, end]) => end), text.length]
  return (
    <>
      <span class="found-place">{placeName(place, desk)}:</span>{' '}
      {text === '' ? (
        desk.search.hidden
      ) : (
        <>
          {text.slice(0, ranges[0]?.[0])}
          {ranges.map(([start, end], i) => (
            <>
              <mark key={start}>{text.slice(start, end)}</mark>
              {text.slice(end, ranges[i + 1]?.[0] ?? ends.at(-1))}
            </>
          ))}
        </>
      )}
    </>
  )
}

function placeName(place: SearchPlace, desk: DeskTexts): string {
  switch (place) {
    case 'reference':
    case 'file':
      return desk.search[place]
    case 'identity-given':
      return desk.search.given
    case 'acknowledged':
    case 'status':
      return desk.search.status
    case 'report':
    case 'follow-up':
    case 'identity':
    case 'withdrawal':
    case 'meeting-request':
    case 'question':
    case 'message':
    case 'notice':
    case 'minutes':
    case 'note':
      return desk.items[place]
    default:
      return desk.work[place]
  }
}
