const words = (list: string) => list.trim().split(/\s+/)

/** Endings of names that open into something that runs, unpacks or fetches, whatever the bytes are. */
const DANGEROUS = {
  program: words(`
    exe com scr pif cpl msi msp msix appx dll sys ocx drv elf so dylib app run bin apk ipa deb
    rpm appimage jar appinstaller msu diagcab xbap vsto class gadget xpi crx pkg snap flatpak
    flatpakref wasm dex
  `),
  script: words(`
    js mjs cjs jse vbs vbe vb wsf wsh wsc ws sct hta bat cmd ps1 psm1 psd1 ps1xml sh bash zsh
    csh ksh fish py pyw pyc pl pm rb php phar lua tcl ahk command reg inf scf msc jnlp
    applescript scpt workflow action chm hlp settingcontent-ms xll rdp application appref-ms mst
    pac osd terminal mobileconfig
  `),
  page: words('htm html xhtml xht shtml mht mhtml xsl xslt webarchive svgz'),
  shortcut: words(`
    lnk url website desktop webloc library-ms search-ms theme pif inetloc fileloc
  `),
  disk: words('iso img dmg vhd vhdx vmdk vdi qcow2 udf toast wim'),
  macros: words(`
    docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm mdb accdb accde mde one iqy slk pub
  `),
  drawing: words('svg'),
  archive: words(`
    zip zipx 7z rar gz tgz bz2 tbz2 xz txz tar zst lz lzma cab arj ace lzh z cpio ar epub br lz4
  `),
}

export type EndingDanger = keyof typeof DANGEROUS

const BY_ENDING: ReadonlyMap<string, EndingDanger> = new Map(
  (Object.keys(DANGEROUS) as EndingDanger[])
    .reverse()
    .flatMap((danger) => DANGEROUS[danger].map((ending) => [ending, danger] as const)),
)

/** The ending of a file name, lower case, without its dot; empty if there is none. */
export function endingOf(name: string): string {
  // Windows leaves out dots and blanks at the end, so `run.exe. ` is `run.exe`.
  const trimmed = withoutHidden(name).replace(/[.\s]+$/, '')
  const at = trimmed.lastIndexOf('.')
  return at < 0 ? '' : trimmed.slice(at + 1).toLowerCase()
}

/** The danger of a file by the ending of its name; null if there is none. */
export function dangerOfEnding(name: string): EndingDanger | null {
  return BY_ENDING.get(endingOf(name)) ?? null
}

/** Characters that turn the order of letters round, or that nobody sees: a name is not what it looks like. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu

function withoutHidden(name: string): string {
  return name.replace(HIDDEN, '')
}

/** Endings of what people send: before another ending they pretend to be what it is not. */
const HARMLESS = words(`
  jpg jpeg png gif webp heic tif tiff bmp pdf txt doc docx xls xlsx ppt pptx odt ods odp rtf
  csv mp3 m4a wav mp4 mov avi ogg
`)

/** Why a name looks like another one than it is; null if it does not. */
export function disguiseOf(name: string): 'hidden' | 'double' | 'spaces' | null {
  if (withoutHidden(name) !== name) return 'hidden'
  if (/\s{4,}/.test(name)) return 'spaces'
  const parts = name.toLowerCase().split('.')
  const before = parts.at(-2)?.trim() ?? ''
  const isDouble = parts.length > 2 && HARMLESS.includes(before) && endingOf(name) !== before
  return isDouble && dangerOfEnding(name) !== null ? 'double' : null
}

/** A name as it may be shown: characters that nobody sees, or that turn letters round, are written out. */
export function shownName(name: string): string {
  const escaped = name.replace(HIDDEN, (symbol) => {
    const code = (symbol.codePointAt(0) ?? 0).toString(16).toUpperCase()
    return `[U+${code.padStart(4, '0')}]`
  })
  if (escaped.trim() === '') return '""'
  // an archive may give a name of 65,535 letters
  return escaped.length > SHOWN
    ? `${escaped.slice(0, SHOWN - 60)} … ${escaped.slice(-60)}`
    : escaped
}

/** Letters of a name that are shown at most, with its ending. */
const SHOWN = 400

/**
 * The name under which a file is saved: no path, nothing hidden, nothing that a system gives another meaning;
 * with `.file` after it if it is dangerous, so that no double click opens it.
 */
export function savedName(name: string, isDangerous: boolean): string {
  const last = withoutHidden(name).split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(/[<>:"|?*%~$`';&!^#]/g, '_').replace(/\s+/g, ' ')
  const cut = shorten(plain.replace(/^[.\s-]+|[.\s]+$/g, ''))
  const safe = cut === '' || RESERVED.test(cut) ? `file ${cut}`.trim() : cut
  return isDangerous ? `${safe}.file` : safe
}

/** Devices of Windows, with or without an ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

const LONGEST = 120

/** Cut in its middle, so that the ending stays. */
function shorten(name: string): string {
  const letters = [...name]
  if (letters.length <= LONGEST) return name
  return [...letters.slice(0, LONGEST - 20), '_', ...letters.slice(-19)].join('')
}
