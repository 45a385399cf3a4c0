/** The part of pdfkit that the desk and the printed pages use; pdfkit brings no types. */
declare module 'pdfkit' {
  export interface TextOptions {
    readonly width?: number
    readonly align?: 'left' | 'center' | 'right'
    readonly lineGap?: number
    readonly continued?: boolean
    readonly lineBreak?: boolean
  }

  export interface StructContent {
    readonly refs: readonly unknown[]
  }

  export interface StructElement {
    add(child: StructElement | StructContent): StructElement
    end(): void
  }

  export interface StructOptions {
    readonly lang?: string
    readonly scope?: 'Row' | 'Column'
    readonly alt?: string
    readonly bbox?: readonly number[]
  }

  export interface Page {
    readonly width: number
    readonly height: number
    readonly margins: { top: number; bottom: number; left: number; right: number }
    readonly dictionary: { readonly data: { UserUnit?: number } }
  }

  export type DocumentOptions = {
    readonly pdfVersion: '1.7'
    readonly tagged: true
    readonly lang: string
    readonly displayTitle: true
    readonly info: {
      readonly Title: string
      readonly Author: string
      readonly CreationDate: Date
    }
  } & (
    | { readonly size: readonly [number, number]; readonly margin: number }
    | {
        readonly size: 'A4'
        readonly margins: Page['margins']
        readonly subset: 'PDF/A-2a'
        readonly bufferPages: true
        readonly font: Uint8Array
      }
  )

  export class PDFDocument {
    constructor(options: DocumentOptions)
    readonly page: Page
    x: number
    y: number
    registerFont(name: string, bytes: Uint8Array): this
    font(name: string): this
    fontSize(points: number): this
    fillColor(colour: string): this
    strokeColor(colour: string): this
    lineWidth(points: number): this
    dash(points: number): this
    undash(): this
    text(text: string, options?: TextOptions): this
    text(text: string, x: number, y: number, options?: TextOptions): this
    widthOfString(text: string): number
    heightOfString(text: string, options?: TextOptions): number
    rect(x: number, y: number, width: number, height: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    fill(): this
    stroke(): this
    addPage(): this
    bufferedPageRange(): { readonly start: number; readonly count: number }
    switchToPage(page: number): this
    markContent(tag: 'Artifact', options?: { readonly type: string }): this
    markStructureContent(tag: string): StructContent
    endMarkedContent(): this
    struct(
      type: string,
      options?: StructOptions,
      content?: StructContent | (() => void),
    ): StructElement
    addStructure(element: StructElement): this
    on(event: 'data', listener: (chunk: Uint8Array) => void): this
    on(event: 'end', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
    end(): void
  }

  /** A font that every reader of PDF files has: only its measures. */
  export interface StandardFont {
    readonly name: string
  }
  /** Only in the build for browsers, which reads no files: fonts by name have to be given first. */
  export function registerStdFonts(...fonts: readonly StandardFont[]): void
}

declare module 'pdfkit/standard-fonts/*' {
  const font: import('pdfkit').StandardFont
  // biome-ignore lint/style/noDefaultExport: the package exports its fonts so
  export default font
}
