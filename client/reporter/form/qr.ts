import { h, type Markup } from '../../shared/dom.ts'
import type { QrPoints } from '../worker/protocol.ts'

/** Pixels per point: the whole code fits the narrowest screen. */
const SCALE = 6

/**
 * A QR code. It is dark on white in every theme: phones do not read it otherwise.
 *
 * @param label description for those who do not see it
 */
export function qrDrawing(rows: QrPoints, label: string): Markup {
  const side = rows.length
  const path = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  const size = side * SCALE
  return h(
    'svg',
    {
      class: 'qr',
      role: 'img',
      'aria-label': label,
      viewBox: `0 0 ${side} ${side}`,
      width: size,
      height: size,
      'shape-rendering': 'crispEdges',
    },
    h('path', { fill: '#fff', d: `M0 0h${side}v${side}h-${side}z` }),
    h('path', { fill: '#000', d: path.join('') }),
  )
}
