/** Elements that draw something, or that others draw with (SVG 1.1 and 2). */
export const ELEMENTS: ReadonlySet<string> = new Set(
  `svg g defs symbol use switch a view path rect circle ellipse line polyline polygon text tspan
  textPath tref image linearGradient radialGradient stop pattern clipPath mask marker filter style
  foreignObject feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
  feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
  feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
  feSpecularLighting feSpotLight feTile feTurbulence animate animateMotion animateTransform mpath
  set`.split(/\s+/),
)

/** Elements of XHTML inside of `foreignObject` that only show text. */
export const HTML_ELEMENTS: ReadonlySet<string> = new Set(
  `body div span p br b i u s em strong small sub sup pre code table thead tbody tr td th ul ol li
  h1 h2 h3 h4 h5 h6 font center hr`.split(/\s+/),
)

/** Elements whose text is shown. */
export const WITH_TEXT: ReadonlySet<string> = new Set(['text', 'tspan', 'textPath', 'tref', 'a'])

/** Properties of CSS that say how something looks; most of them are attributes too. */
export const PROPERTIES: ReadonlySet<string> = new Set(
  `alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
  color-interpolation-filters color-rendering cursor direction display dominant-baseline
  enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
  font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style
  font-variant font-variant-alternates font-variant-caps font-variant-east-asian
  font-variant-ligatures font-variant-numeric font-variant-position font-variation-settings
  font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size
  isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid
  marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-inside
  shape-margin shape-padding shape-rendering shape-subtract solid-color solid-opacity stop-color
  stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
  stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration
  text-decoration-color text-decoration-line text-decoration-style text-indent text-orientation
  text-overflow text-rendering text-transform transform transform-box transform-origin
  unicode-bidi vector-effect visibility white-space word-spacing writing-mode x y cx cy r rx ry d
  width height background background-color border border-collapse border-color border-radius
  border-style border-width border-top border-right border-bottom border-left box-sizing
  align-items justify-content flex flex-direction flex-wrap gap margin margin-top margin-right
  margin-bottom margin-left max-width max-height min-width min-height padding padding-top
  padding-right padding-bottom padding-left position top right bottom left vertical-align
  word-break word-wrap overflow-wrap list-style list-style-type text-shadow box-shadow
  animation animation-name animation-duration animation-timing-function animation-delay
  animation-iteration-count animation-direction animation-fill-mode transition src`.split(/\s+/),
)

/** Properties and attributes whose words are names, of fonts and of what fonts can do. */
export const FREE: ReadonlySet<string> = new Set([
  ...['font-family', 'font', 'font-feature-settings', 'font-variation-settings', 'face'],
])

/** Attributes of numbers, lengths, points and paths: nothing in them is a word. */
export const MEASURES: ReadonlySet<string> = new Set(
  `x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points width height offset viewBox refX refY
  markerWidth markerHeight pathLength startOffset textLength stdDeviation k1 k2 k3 k4 radius scale
  baseFrequency numOctaves seed surfaceScale specularConstant specularExponent diffuseConstant
  kernelMatrix order kernelUnitLength bias divisor targetX targetY azimuth elevation
  limitingConeAngle pointsAtX pointsAtY pointsAtZ z tableValues slope intercept amplitude exponent
  keyTimes keySplines keyPoints stroke-width stroke-opacity stroke-miterlimit fill-opacity opacity
  stop-opacity`.split(/\s+/),
)

/** Other attributes of the elements above. */
export const ATTRIBUTES: ReadonlySet<string> = new Set(
  `transform gradientTransform patternTransform gradientUnits spreadMethod patternUnits
  patternContentUnits clipPathUnits maskUnits maskContentUnits markerUnits orient filterUnits
  primitiveUnits preserveAspectRatio lengthAdjust method spacing side rotate values type mode
  operator xChannelSelector yChannelSelector stitchTiles edgeMode preserveAlpha zoomAndPan
  attributeName attributeType dur repeatCount repeatDur from to by calcMode additive accumulate
  path origin min max restart xml:space media
  colspan rowspan align valign size face bgcolor`.split(/\s+/),
)

/** Attributes that name the result of a filter, and words that are no such name. */
export const RESULTS: ReadonlySet<string> = new Set(['in', 'in2', 'result'])
export const INPUTS: ReadonlySet<string> = new Set(
  'SourceGraphic SourceAlpha BackgroundImage BackgroundAlpha FillPaint StrokePaint'.split(' '),
)

/** Numbers and units, and "auto" and "none". */
export const MEASURE =
  /^(?:[\s\d.,;+\-%()]|(?:auto|none|inherit|px|em|ex|pt|pc|cm|mm|in|rem|vw|vh|deg|e)(?![A-Za-z]))*$/i
/** Numbers and the letters of commands. */
export const PATH = /^[\s\d.,+\-eEMmZzLlHhVvCcSsQqTtAa;]*$/
