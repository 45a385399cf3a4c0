import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Format } from '../../../client/shared/clean/outcome.ts'
import { removeFolder, tempFolder } from '../run/temp.ts'
import { FILM_VALUES, HEIC_TAGS, MP4_TAGS, WEBM_TAGS } from './film/exiftool-film.ts'

/** Tags that `exiftool` gives for every file: its place, and its detected type. */
const ALWAYS = [
  'System',
  'ExifTool:ExifToolVersion',
  'File:FileType',
  'File:FileTypeExtension',
  'File:MIMEType',
]

/** Tags that `exiftool` computes from the others; they stand nowhere in the file. */
const COMPUTED = ['Composite:ImageSize', 'Composite:Megapixels']

/** A colour profile without its names: `PROFILE_VALUES` lists tags of it that must be empty. */
const PROFILE = [
  ...['ICC-header', 'ICC_Profile:MediaWhitePoint', 'ICC_Profile:MediaBlackPoint'],
  ...[
    'ICC_Profile:RedMatrixColumn',
    'ICC_Profile:GreenMatrixColumn',
    'ICC_Profile:BlueMatrixColumn',
  ],
  ...['ICC_Profile:RedTRC', 'ICC_Profile:GreenTRC', 'ICC_Profile:BlueTRC', 'ICC_Profile:GrayTRC'],
  ...['ICC_Profile:ChromaticAdaptation', 'ICC_Profile:Luminance'],
  ...['A2B0', 'A2B1', 'A2B2', 'B2A0', 'B2A1', 'B2A2'].map((tag) => `ICC_Profile:${tag}`),
]

/** Tags of the storage of a TIFF page; `exiftool` takes its JPEG strips for a preview. */
const PAGE = [
  ...['ImageWidth', 'ImageHeight', 'BitsPerSample', 'Compression', 'PhotometricInterpretation'],
  ...['StripOffsets', 'StripByteCounts', 'RowsPerStrip', 'TileWidth', 'TileLength', 'TileOffsets'],
  ...['TileByteCounts', 'SamplesPerPixel', 'PlanarConfiguration', 'XResolution', 'YResolution'],
  ...['ResolutionUnit', 'Orientation', 'JPEGTables', 'Predictor', 'ExtraSamples', 'SampleFormat'],
  ...['SubfileType', 'FillOrder'],
  ...['PreviewImage', 'PreviewImageStart', 'PreviewImageLength'],
]

const MOST_PAGES = 100

/** Values that these tags must have if a profile has them at all. */
const PROFILE_VALUES: Readonly<Record<string, string>> = {
  'ICC-header:ProfileDateTime': '0000:00:00 00:00:00',
  'ICC-header:ProfileCMMType': '',
  'ICC-header:PrimaryPlatform': 'Unknown ()',
  'ICC-header:DeviceManufacturer': '',
  'ICC-header:DeviceModel': '',
  'ICC-header:ProfileCreator': '',
  'ICC-header:ProfileID': '0',
  'ICC_Profile:ProfileDescription': '-',
  'ICC_Profile:ProfileCopyright': '-',
  'PNG:ProfileName': 'ICC',
  'Vorbis:Vendor': '',
  'MPEG:Encoder': 'LAME',
  'ZIP:ZipModifyDate': '1980:01:01 00:00:00',
  ...FILM_VALUES,
}

/** Tags of each file in an archive, the times of which are in `PROFILE_VALUES`. */
const PARTS = [
  ...['RequiredVersion', 'BitFlag', 'Compression', 'CRC', 'CompressedSize', 'UncompressedSize'],
  ...['ModifyDate', 'FileName'],
].map((tag) => `ZIP:Zip${tag}`)

const FLAC = [
  ...['BlockSizeMin', 'BlockSizeMax', 'FrameSizeMin', 'FrameSizeMax', 'SampleRate', 'Channels'],
  ...['BitsPerSample', 'TotalSamples', 'MD5Signature'],
].map((tag) => `FLAC:${tag}`)

const ADOBE = ['DCTEncodeVersion', 'APP14Flags0', 'APP14Flags1', 'ColorTransform'].map(
  (tag) => `Adobe:${tag}`,
)

/** Primaries of a PNG picture, which say how its colours look. */
const PRIMARIES = ['WhitePoint', 'Red', 'Green', 'Blue'].flatMap((one) => [
  `PNG:${one}X`,
  `PNG:${one}Y`,
])

/**
 * Tags that may be left in a clean file, as `Group:Tag` or as a whole `Group`, in the names of `exiftool -a -G1
 * -s`. They tell how pictures, pages and sound are stored, and nothing about who made them.
 */
export const ALLOWED: Partial<Record<Format, readonly string[]>> = {
  mp3: [
    ...['MPEG:MPEGAudioVersion', 'MPEG:AudioLayer', 'MPEG:AudioBitrate', 'MPEG:SampleRate'],
    ...['MPEG:ChannelMode', 'MPEG:MSStereo', 'MPEG:IntensityStereo', 'MPEG:CopyrightFlag'],
    ...['MPEG:OriginalMedia', 'MPEG:Emphasis', 'MPEG:VBRFrames', 'MPEG:VBRBytes'],
    ...['Composite:Duration', 'Composite:AudioBitrate'],
  ],
  wav: [
    ...['RIFF:Encoding', 'RIFF:NumChannels', 'RIFF:SampleRate', 'RIFF:AvgBytesPerSec'],
    ...['RIFF:BitsPerSample', 'RIFF:NumberOfSamples', 'RIFF:DataSize64', 'RIFF:RIFFSize64'],
    ...['RIFF:NumberOfSamples64', 'Composite:Duration'],
  ],
  ogg: [
    ...['Opus:OpusVersion', 'Opus:AudioChannels', 'Opus:SampleRate', 'Opus:OutputGain'],
    ...['Vorbis:VorbisVersion', 'Vorbis:AudioChannels', 'Vorbis:SampleRate'],
    ...['Vorbis:NominalBitrate', 'Vorbis:MinimumBitrate', 'Vorbis:MaximumBitrate'],
    ...['Composite:Duration', ...FLAC],
  ],
  heic: [...HEIC_TAGS, ...PROFILE],
  mp4: MP4_TAGS,
  mov: MP4_TAGS,
  m4a: MP4_TAGS,
  webm: WEBM_TAGS,
  flac: [...FLAC, 'FLAC:SeekTable', 'Composite:Duration'],
  pdf: [
    ...['PDF:PDFVersion', 'PDF:Linearized', 'PDF:Language', 'PDF:TaggedPDF', 'PDF:PageCount'],
    ...['PDF:HasXFA', 'PDF:PageLayout', 'PDF:PageMode'],
    // pictures, and their tags if they are JPEG
    ...['PDF:EmbeddedImage', 'PDF:EmbeddedImageWidth', 'PDF:EmbeddedImageHeight'],
    ...['PDF:EmbeddedImageColorSpace', 'PDF:EmbeddedImageFilter', 'File:ExifByteOrder'],
    ...['File:ImageWidth', 'File:ImageHeight', 'File:EncodingProcess', 'File:BitsPerSample'],
    ...['File:ColorComponents', 'File:YCbCrSubSampling', 'IFD0:Orientation', 'JFIF'],
    ...[...ADOBE, ...PROFILE],
  ],
  jpeg: [
    ...['File:ImageWidth', 'File:ImageHeight', 'File:EncodingProcess', 'File:BitsPerSample'],
    ...['File:ColorComponents', 'File:YCbCrSubSampling', 'File:ExifByteOrder', 'JFIF'],
    ...['IFD0:Orientation', ...ADOBE, ...PROFILE],
  ],
  png: [
    ...['PNG:ImageWidth', 'PNG:ImageHeight', 'PNG:BitDepth', 'PNG:ColorType', 'PNG:Compression'],
    ...['PNG:Filter', 'PNG:Interlace', 'PNG:Gamma', 'PNG:SignificantBits', 'PNG:BackgroundColor'],
    ...['PNG:SRGBRendering', 'PNG:Palette', 'PNG:Transparency', 'PNG:PaletteHistogram', 'PNG-pHYs'],
    ...['PNG:AnimationFrames', 'PNG:AnimationPlays', 'File:ExifByteOrder', 'IFD0:Orientation'],
    ...[...PRIMARIES, ...PROFILE],
  ],
  webp: [
    ...['RIFF:VP8Version', 'RIFF:ImageWidth', 'RIFF:ImageHeight', 'RIFF:HorizontalScale'],
    ...['RIFF:VerticalScale', 'RIFF:AlphaIsUsed', 'RIFF:WebP_Flags', 'RIFF:AlphaPreprocessing'],
    ...['RIFF:AlphaFiltering', 'RIFF:AlphaCompression', 'RIFF:BackgroundColor'],
    ...['RIFF:AnimationLoopCount', 'RIFF:FrameCount', 'RIFF:Duration'],
    ...['File:ExifByteOrder', 'IFD0:Orientation', ...PROFILE],
  ],
  tiff: [
    ...['File:ExifByteOrder', 'File:PageCount'],
    ...PROFILE,
    ...Array.from({ length: MOST_PAGES }, (_, page) =>
      PAGE.map((tag) => `IFD${page}:${tag}`),
    ).flat(),
  ],
  ...{ docx: PARTS, xlsx: PARTS, pptx: PARTS, odt: PARTS, ods: PARTS, odp: PARTS },
  // it takes every element and attribute that draws for a tag: the markers show whether any text is left in them
  svg: ['SVG', 'SVG-xlink'],
  gif: [
    ...['GIF:GIFVersion', 'GIF:ImageWidth', 'GIF:ImageHeight', 'GIF:HasColorMap'],
    ...['GIF:ColorResolutionDepth', 'GIF:BitsPerPixel', 'GIF:BackgroundColor'],
    ...['GIF:AnimationIterations', 'GIF:FrameCount', 'GIF:Duration', 'GIF:TransparentColor'],
  ],
}

/**
 * Tags that `exiftool` still finds in `bytes` beside the allowed ones, as `Group:Tag = value`. Its warnings count
 * too: a clean file is a whole one.
 *
 * @param ending of the file's name, without the dot
 */
export function exiftoolLeft(bytes: Uint8Array, format: Format, ending: string): string[] {
  const allowed = new Set([...ALWAYS, ...COMPUTED, ...(ALLOWED[format] ?? [])])
  return exiftoolTags(bytes, ending)
    .filter(({ group, tag, value }) => {
      const wanted = PROFILE_VALUES[`${group}:${tag}`]
      if (wanted !== undefined) return value !== wanted
      return !allowed.has(group) && !allowed.has(`${group}:${tag}`)
    })
    .map(({ group, tag, value }) => `${group}:${tag} = ${value}`)
}

interface Tag {
  readonly group: string
  readonly tag: string
  readonly value: string
}

/** All tags, known or not, including repeated ones and those of files inside. */
export function exiftoolTags(bytes: Uint8Array, ending: string): Tag[] {
  const folder = tempFolder('exiftool')
  try {
    const path = join(folder, `file.${ending}`)
    writeFileSync(path, bytes)
    const { stdout, error } = spawnSync(
      'exiftool',
      ['-a', '-G1', '-s', '-u', '-U', '-ee', '-charset', 'utf8', path],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    )
    if (error !== undefined) throw error
    return stdout.split('\n').flatMap((line) => {
      const [, group, tag, value] = /^\[([^\]]*)\]\s+(\S+)\s*: ?(.*)$/.exec(line) ?? []
      return group === undefined || tag === undefined ? [] : [{ group, tag, value: value ?? '' }]
    })
  } finally {
    removeFolder(folder)
  }
}
