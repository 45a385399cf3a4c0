/** The part of pdfkit that is used; it brings no types. */
declare module 'pdfkit' {
  export interface TextOptions {
    readonly width?: number
    readonly align?: 'left' | 'center'
    readonly lineGap?: number
    readonly characterSpacing?: number
  }

  export interface StructContent {
    readonly refs: readonly unknown[]
  }

  export interface StructElement {
    add(child: StructElement | StructContent): StructElement
    end(): void
  }

  export interface StructOptions {
    readonly alt?: string
    readonly bbox?: readonly number[]
  }

  export interface DocumentOptions {
    readonly size: readonly [number, number]
    readonly margin: number
    readonly pdfVersion: '1.7'
    readonly tagged: boolean
    readonly lang: string
    readonly displayTitle: boolean
    readonly info: {
      readonly Title: string
      readonly Author: string
      readonly CreationDate: Date
    }
  }

  export class PDFDocument {
    constructor(options: DocumentOptions)
    readonly y: number
    font(name: string): this
    fontSize(points: number): this
    fillColor(colour: string): this
    strokeColor(colour: string): this
    lineWidth(points: number): this
    dash(points: number): this
    undash(): this
    text(text: string, x: number, y: number, options?: TextOptions): this
    widthOfString(text: string, options?: TextOptions): number
    heightOfString(text: string, options?: TextOptions): number
    rect(x: number, y: number, width: number, height: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    fill(): this
    stroke(): this
    markContent(tag: 'Artifact'): this
    markStructureContent(tag: string): StructContent
    endMarkedContent(): this
    struct(type: string, options?: StructOptions, children?: StructContent): StructElement
    addStructure(element: StructElement): this
    pipe(stream: NodeJS.WritableStream): void
    on(event: 'data', listener: (chunk: Uint8Array) => void): this
    on(event: 'end', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
    end(): void
  }
}
