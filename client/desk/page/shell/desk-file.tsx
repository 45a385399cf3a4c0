import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { decodeJson } from '../../../../crypto/primitives/json.ts'
import { type DeskFile, deskFileSchema } from '../../../texts/desk-file.ts'
import { DeskError } from '../../model/error.ts'
import { hostRelay } from '../../wire/host-client.ts'

const DeskFileContext = createContext<DeskFile | null>(null)

/** The organisation's content for its desks; null if the host has none, or if it is not whole. */
export function useDeskFile(): DeskFile | null {
  return useContext(DeskFileContext)
}

interface DeskFileProps {
  readonly token: string
  readonly children: ComponentChildren
}

export function DeskFileProvider({ token, children }: DeskFileProps) {
  const [file, setFile] = useState<DeskFile | null>(null)
  useEffect(() => {
    let isWanted = true
    void readDeskFile(token).then((read) => {
      if (isWanted) setFile(read)
    })
    return () => {
      isWanted = false
    }
  }, [token])
  return <DeskFileContext.Provider value={file}>{children}</DeskFileContext.Provider>
}

async function readDeskFile(token: string): Promise<DeskFile | null> {
  try {
    const bytes = await hostRelay(token).readHanded('texts')
    return bytes && decodeJson(deskFileSchema, bytes)
  } catch (error) {
    if (error instanceof DeskError || error instanceof CryptoError) return null
    throw error
  }
}
