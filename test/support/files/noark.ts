import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempFolder } from '../run/temp.ts'

const SCHEMA = fileURLToPath(new URL('noark-5.0.xsd', import.meta.url))

/** Faults that libxml2 finds in an `arkivstruktur.xml`; none if it fits `noark-5.0.xsd`. */
export function noarkFaults(xml: Uint8Array | string): readonly string[] {
  const path = join(tempFolder('noark'), 'arkivstruktur.xml')
  writeFileSync(path, xml)
  const { status, stderr } = spawnSync(
    'xmllint',
    ['--nonet', '--noout', '--schema', SCHEMA, path],
    { encoding: 'utf8' },
  )
  const lines = stderr.split('\n').map((line) => line.replace(path, ''))
  return status === 0 ? [] : lines.filter(Boolean)
}

/** The text of an XML document as libxml2 reads it, as a JSON string would have it. */
export function textOf(xml: string): string {
  const path = join(tempFolder('xml'), 'text.xml')
  writeFileSync(path, xml)
  const { status, stdout, stderr } = spawnSync(
    'xmllint',
    ['--nonet', '--xpath', 'string(/*)', path],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  // xmllint ends its output with a line feed of its own
  return stdout.replace(/\n$/, '')
}

/** The texts of all elements of a name, in their order. */
export function valuesOf(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(
    ([, text = '']) => text,
  )
}
