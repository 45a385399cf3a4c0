import { zlibSync } from 'fflate'
import { crc32 } from '../../../client/shared/clean/packed/crc32.ts'
import { concat, u32be } from '../../../crypto/primitives/bytes.ts'

const encode = (text: string) => new TextEncoder().encode(text)

/** A mark three times as wide as it is high, dark on nothing. */
export const SVG_LOGO = encode(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path fill="#123" d="M0 0h20v20H0z"/><circle cx="40" cy="10" r="10"/></svg>',
)

/** All ways by which a drawing could run something or fetch something. */
export const HOSTILE_LOGO = encode(
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10" onload="alert(1)">
<script>alert(2)</script><style>@import "https://evil.example/a.css";rect{fill:url(https://evil.example/b)}</style>
<image href="https://evil.example/c.png" width="9" height="9"/><use xlink:href="https://evil.example/d.svg#x"/>
<a href="https://evil.example/e"><rect width="20" height="10" onclick="alert(3)"/></a>
<foreignObject><iframe src="https://evil.example/f"/></foreignObject></svg>`,
)

/**
 * A grey PNG picture with a text in it that names its maker.
 *
 * @param data its packed points, if they are not all black
 */
export function pngLogo(width: number, height: number, data?: Uint8Array): Uint8Array {
  const header = concat(u32be(width), u32be(height), Uint8Array.of(8, 0, 0, 0, 0))
  const rows = new Uint8Array(height * (width + 1))
  return concat(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('tEXt', encode('Author\0Kari Nordmann')),
    chunk('IDAT', data ?? zlibSync(rows)),
    chunk('IEND', new Uint8Array(0)),
  )
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = concat(encode(type), data)
  return concat(u32be(data.length), body, u32be(crc32(body)))
}
