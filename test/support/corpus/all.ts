import { samples as flac } from './film/flac.ts'
import { samples as mp3 } from './film/mp3.ts'
import { samples as mp4 } from './film/mp4.ts'
import { samples as ogg } from './film/ogg.ts'
import { samples as wav } from './film/wav.ts'
import { samples as webm } from './film/webm.ts'
import { samples as odf } from './office/odf.ts'
import { samples as ooxml } from './office/ooxml.ts'
import { samples as pdf } from './pdf/pdf.ts'
import { samples as gif } from './picture/gif.ts'
import { samples as heic } from './picture/heic.ts'
import { samples as jpeg } from './picture/jpeg.ts'
import { samples as png } from './picture/png.ts'
import { samples as svg } from './picture/svg.ts'
import { samples as tiff } from './picture/tiff.ts'
import { samples as webp } from './picture/webp.ts'
import type { Sample } from './sample.ts'

/** The whole corpus. */
export function allSamples(): Sample[] {
  return [
    ...[jpeg, png, gif, webp, tiff, svg, heic],
    ...[pdf, ooxml, odf],
    ...[mp3, wav, ogg, flac, mp4, webm],
  ].flatMap((one) => one())
}
