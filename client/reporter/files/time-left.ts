import type { Language } from '../../../crypto/entries/names.ts'
import type { Texts } from '../../texts/shape.ts'
import { fill, LOCALES } from '../../texts/wording.ts'
import type { Progress } from '../worker/protocol.ts'

const HOUR = 3600

/** Progress in words: "43 % is sent, about 3 minutes left". No time is promised if it is not known. */
export function progressText(t: Texts, language: Language, progress: Progress): string {
  const percent = fill(t.upload.percent, { percent: percentText(language, progress.share) })
  if (progress.isTrying) return `${percent}. ${t.upload.lost}`
  return `${percent}, ${leftText(t, language, progress.secondsLeft)}`
}

/** @param share 0 to 1; rounded down, so that it never says that all is sent before it is */
export function percentText(language: Language, share: number): string {
  const format = new Intl.NumberFormat([...LOCALES[language]], { style: 'percent' })
  return format.format(Math.floor(share * 100) / 100)
}

function leftText(t: Texts, language: Language, seconds: number | null): string {
  if (seconds === null) return t.upload.leftUnknown
  if (seconds > HOUR) return t.upload.leftLong
  if (seconds < 60) return t.upload.leftShort
  // not every browser knows nynorsk, whose minutes are the same
  const format = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'nb', {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
  })
  return fill(t.upload.left, { time: format.format(Math.ceil(seconds / 60)) })
}
