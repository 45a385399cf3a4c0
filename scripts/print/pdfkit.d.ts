/** The part of pdfkit that is used; it brings no types. */
declare module 'pdfkit' {
  interface TextOptions {
    readonly width: number
    readonly align?: 'left' | 'center'
    readonly lineGap: number
  }

  interface StructContent {
    readonly refs: readonly unknown[]
  }

  export interface StructElement {
    add(child: StructElement | StructContent): StructElement
    end(): void
  }

  export class PDFDocument {
    constructor(options: {
      readonly size: readonly [number, number]
      readonly margin: number
      readonly pdfVersion: '1.7'
      readonly tagged: boolean
      readonly lang: string
      readonly displayTitle: boolean
      readonly info: Readonly<Record<'Title' | 'Author', string>> & { readonly CreationDate: Date }
    })
    font(name: string): this
    fontSize(points: number): this
    fillColor(colour: string): this
    strokeColor(colour: string): this
    lineWidth(points: number): this
    dash(points: number): this
    undash(): this
    text(text: string, x: number, y: number, options: TextOptions): this
    widthOfString(text: string): number
    heightOfString(text: string, options: TextOptions): number
    rect(x: number, y: number, width: number, height: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    fill(): this
    stroke(): this
    markContent(tag: 'Artifact'): this
    markStructureContent(tag: string): StructContent
    endMarkedContent(): this
    struct(
      type: string,
      options?: { readonly alt?: string; readonly bbox?: readonly number[] },
      children?: StructContent,
    ): StructElement
    addStructure(element: StructElement): this
    on(event: 'data', listener: (chunk: Uint8Array) => void): this
    on(event: 'end', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
    end(): void
  }
}
