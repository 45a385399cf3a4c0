/** Names of colours (CSS Color 4). */
const COLOURS = `aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue
  blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan
  darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen
  darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey
  darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite
  forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink
  indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral
  lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen
  lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta
  maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue
  mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin
  navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen
  paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red
  rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue
  slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white
  whitesmoke yellow yellowgreen transparent currentcolor context-fill context-stroke canvas canvastext
  windowtext window`

/** Words that values of properties and attributes may have (SVG 2 and its modules of CSS). */
const KEYWORDS = `none auto inherit initial unset revert normal all default true false
  userspaceonuse objectboundingbox strokewidth pad reflect repeat stretch spacing spacingandglyphs
  align exact left right start middle end center centre justify top bottom baseline sub super text-top
  text-bottom before-edge after-edge text-before-edge text-after-edge central mathematical hanging
  ideographic alphabetic use-script no-change reset-size auto-start-reverse
  xminymin xmidymin xmaxymin xminymid xmidymid xmaxymid xminymax xmidymax xmaxymax meet slice defer
  butt round square miter miter-clip arcs bevel crop evenodd nonzero inline block inline-block
  inline-table flex inline-flex grid table table-row table-cell list-item contents run-in compact
  visible hidden collapse scroll clip visiblepainted visiblefill visiblestroke painted bounding-box
  fill stroke markers marker-start marker-mid marker-end alpha luminance srgb linearrgb
  optimizespeed optimizequality optimizelegibility geometricprecision crispedges pixelated smooth
  bold bolder lighter italic oblique small-caps all-small-caps petite-caps unicase titling-caps
  xx-small x-small small medium large x-large xx-large larger smaller ultra-condensed extra-condensed
  condensed semi-condensed semi-expanded expanded extra-expanded ultra-expanded wider narrower
  caption icon menu message-box small-caption status-bar underline overline line-through blink dotted
  dashed solid double wavy groove ridge inset outset thin thick capitalize uppercase lowercase
  full-width ltr rtl embed bidi-override isolate isolate-override plaintext lr lr-tb rl rl-tb tb tb-rl
  horizontal-tb vertical-rl vertical-lr mixed upright sideways nowrap pre pre-wrap pre-line
  break-spaces break-word break-all keep-all anywhere ellipsis
  multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference
  exclusion hue saturation color luminosity over in out atop xor lighter arithmetic
  matrix saturate huerotate luminancetoalpha identity table discrete linear gamma dilate erode
  fractalnoise turbulence stitch nostitch duplicate wrap r g b a
  new accumulate background sourcegraphic translate translatex translatey scale scalex scaley rotate
  skewx skewy matrix3d translate3d rotate3d view-box fill-box stroke-box border-box content-box
  padding-box margin-box non-scaling-stroke non-scaling-size non-rotation fixed-position
  rgb rgba hsl hsla hwb lab lch oklab oklch url calc min max clamp icc-color
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity sepia
  rect circle ellipse polygon inset path static relative absolute fixed sticky
  ease ease-in ease-out ease-in-out step-start step-end steps cubic-bezier jump-start jump-end
  infinite reverse alternate alternate-reverse forwards backwards both running paused from to
  paced spline sum replace always never whennotactive remove freeze css xml indefinite
  row column row-reverse column-reverse wrap-reverse flex-start flex-end space-between space-around
  space-evenly safe unsafe first last disc decimal lower-alpha upper-alpha lower-roman upper-roman
  inside outside separate preserve magnify disable important pointer move text wait help crosshair
  default grab zoom-in zoom-out not-allowed weight style antialiased subpixel-antialiased
  tabular-nums lining-nums oldstyle-nums proportional-nums ordinal slashed-zero historical-forms
  common-ligatures no-common-ligatures contextual no-contextual discretionary-ligatures`

/** Words in the conditions of style sheets, and states of elements. */
const CONDITIONS = `media supports and not only or print screen speech prefers-color-scheme
  prefers-reduced-motion prefers-contrast dark light reduce no-preference more less min-width max-width
  min-height max-height width height orientation portrait landscape resolution min-resolution
  hover focus active visited link first-child last-child nth-child only-child nth-of-type first-of-type
  last-of-type not is where root empty odd even n before after first-letter first-line target`

const WORDS: ReadonlySet<string> = new Set(`${COLOURS} ${KEYWORDS}`.split(/\s+/))
const CONDITION_WORDS: ReadonlySet<string> = new Set(CONDITIONS.split(/\s+/))

const NUMBER =
  /(?<![\w#-])[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:%|(?:px|em|ex|ch|pt|pc|cm|mm|in|q|rem|vw|vh|vmin|vmax|deg|grad|rad|turn|s|ms|x|dpi|dpcm|dppx|fr|n)(?![\w-]))?/gi
const COLOUR = /#[\da-f]{3,8}(?![\w-])/gi
/** Names in the form of our own new names. */
const RENAMED = /[#.]?(?<![\w-])[nckr]\d+(?![\w-])/g
const WORD = /[\p{L}_-][\p{L}\p{N}_-]*/gu

/** Whether a value consists only of numbers, colours, names that we gave, and words of CSS. */
export function isPlainValue(value: string): boolean {
  return areKnown(value, (word) => WORDS.has(word))
}

/** The same for a condition or selector; `names` are those of elements. */
export function isPlainPrelude(prelude: string, names: ReadonlySet<string>): boolean {
  return areKnown(
    prelude,
    (word, written) => WORDS.has(word) || CONDITION_WORDS.has(word) || names.has(written),
  )
}

function areKnown(value: string, isKnown: (word: string, written: string) => boolean): boolean {
  const rest = value.replaceAll(RENAMED, ' ').replaceAll(COLOUR, ' ').replaceAll(NUMBER, ' ')
  if (/[^\p{L}\p{N}_\s.,()%#;:+*/!<>=~@|&-]/u.test(rest)) return false
  const words = rest.match(WORD) ?? []
  if (/\p{N}/u.test(rest.replaceAll(WORD, ' '))) return false
  return words.every((word) => /^-+$/.test(word) || isKnown(word.toLowerCase(), word))
}
