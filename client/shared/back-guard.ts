/**
 * One entry of the history above the page's own, at the same address, so that the browser's "back"
 * stays in the page.
 *
 * The browser keeps for each entry whether it scrolls by itself. This tells which of the two entries is shown, also
 * after a reload, and nothing else is written. The guard is pushed once and then moved on and off: browsers skip
 * entries that a page pushes while nobody touches it.
 */
const isUp = () => history.scrollRestoration === 'manual'

let wanted = false
/** A move that we asked for and that has not ended. */
let moving: 'up' | 'down' | null = null
/** The step that the browser's "back" takes once the guard is up again; null if it was not pressed. */
let pressed: (() => void) | null = null
let onBack = () => {}
/** Asks for the guard until it is up. */
let again: ReturnType<typeof setInterval> | undefined
let leaving: (() => void) | null = null

/** How long we wait for the browser to take the guard away, in milliseconds. */
const PATIENCE = 500
/** How long until we ask for the guard again, in milliseconds: a second "back" can cancel the first try. */
const AGAIN = 150

/** @param want whether "back" is to stay in the page */
export function guardBack(want: boolean): void {
  wanted = want
  if (moving === null && wanted && !isUp()) {
    history.pushState(null, '')
    history.scrollRestoration = 'manual'
  }
  settle()
}

/** @param stepBack called if the browser's "back" was pressed while that is to stay in the page */
export function listenForBack(stepBack: () => void): void {
  onBack = stepBack
  addEventListener('popstate', moved)
  // A page that the browser kept does not hear how a move ended.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) stop()
  })
}

/** Take the guard away, then leave by `go`, even if the browser does not take it away. */
export function leaveUnguarded(go: () => void): void {
  const timer = setTimeout(() => leaving?.(), PATIENCE)
  leaving = () => {
    clearTimeout(timer)
    stop()
    go()
  }
  guardBack(false)
}

function settle(): void {
  if (moving !== null) return
  if (isUp() === wanted) leaving?.()
  else move(wanted ? 'up' : 'down')
}

function move(way: 'up' | 'down'): void {
  moving = way
  addEventListener('popstate', moved)
  if (way === 'down') history.back()
  else {
    history.forward()
    again = setInterval(() => history.forward(), AGAIN)
  }
}

function moved(): void {
  if (moving === null) {
    // Nothing is drawn before the guard is up: a second "back" meanwhile would leave.
    if (wanted && !isUp()) pressed = onBack
  } else if (moving === 'down' || isUp()) {
    const step = wanted ? pressed : null
    stop()
    // the entry below remembers another place
    scrollTo(0, 0)
    step?.()
  }
  settle()
}

function stop(): void {
  clearInterval(again)
  moving = null
  pressed = null
}
