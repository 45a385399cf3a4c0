import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { xmpPacket } from './exif.ts'
import { smallJpeg } from './jpeg.ts'
import { assembledPng, markedChunks, picture } from './png.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

const HEAD = `xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
  xmlns:sketch="http://www.bohemiancoding.com/sketch/ns" xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xhtml="http://www.w3.org/1999/xhtml"
  viewBox="0 0 60 40" width="60" height="40"`

/** One element or aside for each place in which a drawing can hide something. */
export function markedElements(marks: Marks, withPictures = true): string[] {
  const at = (place: string) => marks.at(place)
  return [
    `<!-- ${at('Comment')} -->`,
    `<?xpacket ${at('Instruction')}?>`,
    `<title>${at('Title')}</title><desc>${at('Desc')}</desc>`,
    `<metadata id="${at('MetadataId')}"><rdf:RDF><cc:Work><dc:creator><cc:Agent><dc:title>${at('Creator')}</dc:title></cc:Agent></dc:creator>
      <dc:title>${at('WorkTitle')}</dc:title><dc:date>2026-11-03</dc:date></cc:Work></rdf:RDF></metadata>`,
    `<metadata>${xmpPacket(marks).replaceAll(/<\?.*?\?>/g, '')}</metadata>`,
    `<sodipodi:namedview inkscape:document-units="${at('NamedView')}"><inkscape:grid id="${at('Grid')}"/></sodipodi:namedview>`,
    `<script>alert("${at('Script')}")</script>`,
    `<g id="${at('Id')}" inkscape:label="${at('Layer')}" sketch:type="${at('Sketch')}" data-name="${at('Data')}"
      aria-label="${at('Aria')}" onclick="${at('Click')}" i:layer="${at('Adobe')}"><rect x="${at('NoNumber')}" width="3" height="3"/></g>`,
    `<i:pgf id="${at('PgfId')}"><![CDATA[${Buffer.from(at('Pgf')).toString('base64')}]]></i:pgf>`,
    `<image href="https://example.org/${at('Fetched')}.png" width="3" height="3"/>`,
    `<a xlink:href="https://example.org/${at('Link')}"><circle cx="5" cy="5" r="2"/></a>`,
    `<style>/* ${at('CssComment')} */ @import url("https://example.org/${at('Import')}.css");
      .${at('Class')} { fill: #123; -inkscape-label: '${at('InkscapeCss')}'; --note: ${at('CssVariable')} }
      #${at('CssId')}, g[id="${at('Selector')}"] { fill: url(https://example.org/${at('CssUrl')}) }</style>
      <rect class="${marks.all[Object.keys(marks.all).find((name) => name.endsWith('Class'))!]}" x="20" y="20" width="8" height="8"/>`,
    `<rect style="fill:#a30;-inkscape-font-specification:'${at('StyleInkscape')}';mask:url(file:///home/${at('StyleUrl')})" x="40" y="4" width="6" height="6"/>`,
    `<foreignObject x="0" y="30" width="9" height="9"><xhtml:p title="${at('HtmlTitle')}">p<xhtml:script>${at('HtmlScript')}</xhtml:script></xhtml:p></foreignObject>`,
    `<g>${at('TextOutsideOfText')}</g>`,
    ...(withPictures ? pictures(marks) : []),
  ]
}

/** Pictures inside the drawing, with everything that pictures can hide. */
function pictures(marks: Marks): string[] {
  return [
    `<image width="8" height="6" xlink:href="data:image/jpeg;base64,${base64(smallJpeg(marks.within('Jpeg')))}"/>`,
    `<image x="9" width="8" height="6" href="data:image/png;base64,
      ${base64(assembledPng(...picture().head, ...markedChunks(marks.within('Png')), ...picture().data))}"/>`,
  ]
}

/** The visible drawing: colours that refer to each other by names, words, and a reused part. */
export function drawing(marks: Marks): string {
  const [gradient, arrow, style] = ['Gradient', 'Arrow', 'Style'].map((place) => marks.at(place))
  return `<defs><linearGradient id="${gradient}"><stop offset="0" stop-color="#c00"/>
    <stop offset="1" style="stop-color:#00c"/></linearGradient>
    <marker id="${arrow}" markerWidth="4" markerHeight="4" refX="2" refY="2"><path d="M0,0 L4,2 L0,4 z"/></marker></defs>
    <style>.${style} { stroke: #070; stroke-width: 2 }</style>
    <rect x="2" y="2" width="30" height="14" fill="url(#${gradient})"/>
    <path class="${style}" d="M2 20 L30 30 h4" fill="none" marker-end="url('#${arrow}')"/>
    <use xlink:href="#${marks.at('Part')}" x="12"/><g id="${marks.all[`${prefixOf(marks)}Part`]}"><circle cx="40" cy="30" r="4"/></g>
    <text x="4" y="38" font-size="5">Words &amp; <tspan font-weight="bold">figures</tspan> that are shown</text>`
}

function prefixOf(marks: Marks): string {
  return Object.keys(marks.all)
    .find((name) => name.endsWith('Gradient'))!
    .replace(/Gradient$/, '')
}

export function svg(...inner: readonly string[]): string {
  return `<svg ${HEAD}>\n${inner.join('\n')}\n</svg>`
}

function everything(): Sample {
  const marks = new Marks('svgA')
  const before = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Generator: ${marks.at('Generator')} -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_extra "http://ns.adobe.com/Extensibility/1.0/"><!ENTITY words "${marks.at('Entity')}">
]>`
  const whole = svg(drawing(marks), ...markedElements(marks)).replace(
    '<svg ',
    `<svg xmlns:x="&ns_extra;" x:viewOrigin="${marks.at('Illustrator')}" sodipodi:docname="${marks.at('DocName')}.svg" id="${marks.at('RootId')}"
  inkscape:export-filename="/home/${marks.at('ExportFilename')}.png" inkscape:version="${marks.at('Version')}" `,
  )
  const bytes = Buffer.from(`${before}\n${whole}\n<!-- ${marks.at('After')} -->\n`)
  const shown = ['Words', 'figures', 'that are shown']
  return {
    name: 'drawing-with-everything.svg',
    format: 'svg',
    bytes: new Uint8Array(bytes),
    markers: marks.all,
    shown,
  }
}

function wide(): Sample {
  const marks = new Marks('svgB')
  const text = svg(drawing(marks), ...markedElements(marks, false))
  const bytes = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
  return {
    name: 'wide-letters.svg',
    format: 'svg',
    bytes,
    markers: marks.all,
    shown: ['Words', 'figures'],
  }
}

function prefixed(): Sample {
  const marks = new Marks('svgC')
  const text = `<s:svg xmlns:s="http://www.w3.org/2000/svg" width="9" height="9"><!--${marks.at('Comment')}-->
    <s:rect id="${marks.at('Id')}" width="4" height="9"/><rect label="${marks.at('OutsideOfSvg')}" width="9" height="9"/></s:svg>`
  const bytes = new Uint8Array(Buffer.from(text))
  return { name: 'prefixed.svg', format: 'svg', bytes, markers: marks.all, shown: [] }
}

export function samples(): Sample[] {
  return [everything(), wide(), prefixed()]
}
