import { samples as flac } from './flac.ts'
import { samples as gif } from './gif.ts'
import { samples as heic } from './heic.ts'
import { samples as jpeg } from './jpeg.ts'
import { samples as mp3 } from './mp3.ts'
import { samples as mp4 } from './mp4.ts'
import { samples as odf } from './odf.ts'
import { samples as ogg } from './ogg.ts'
import { samples as ooxml } from './ooxml.ts'
import { samples as pdf } from './pdf.ts'
import { samples as png } from './png.ts'
import type { Sample } from './sample.ts'
import { samples as svg } from './svg.ts'
import { samples as tiff } from './tiff.ts'
import { samples as wav } from './wav.ts'
import { samples as webm } from './webm.ts'
import { samples as webp } from './webp.ts'

/** The whole corpus. */
export function allSamples(): Sample[] {
  return [
    ...[jpeg, png, gif, webp, tiff, svg, heic],
    ...[pdf, ooxml, odf],
    ...[mp3, wav, ogg, flac, mp4, webm],
  ].flatMap((one) => one())
}
