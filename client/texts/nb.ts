import { files } from './nb/files.ts'
import { pages } from './nb/pages.ts'
import { receipt } from './nb/receipt.ts'
import { back } from './nb/return.ts'
import { shell } from './nb/shell.ts'
import { writing } from './nb/writing.ts'

/** Bokmål: the catalogue whose keys the others share. `{name}` is filled in where it is shown. */
export const nb = { ...shell, ...pages, ...writing, ...receipt, ...back, ...files }
