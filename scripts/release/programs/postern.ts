import { registerFonts } from './fonts.ts'

/** Commands of the program `postern` that draw PDF files. */
const DRAWING = ['ceremony', 'print']

if (DRAWING.includes(process.argv[2] ?? '')) registerFonts()
void import('../../postern.ts')
