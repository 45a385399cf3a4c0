import { getAsset } from 'node:sea'
import type { ReadBuilt } from '../../../client/shared/local-host/page.ts'

/** Names of what a program has inside beside its code. */
export const ASSET = {
  version: 'version',
  licences: 'licences',
  texts: 'texts',
  // pages that are built: the names of their files begin so
  desk: 'desk/',
  editor: 'editor/',
  form: 'form/',
  reporter: 'reporter/',
} as const

/** @throws Error if the program has no such thing inside */
export function assetBytes(name: string): Uint8Array {
  return new Uint8Array(getAsset(name))
}

export function assetText(name: string): string {
  return new TextDecoder().decode(assetBytes(name))
}

/** Reads the files of the built desk. */
export const readDesk: ReadBuilt = async (file) => assetBytes(`${ASSET.desk}${file}`)
