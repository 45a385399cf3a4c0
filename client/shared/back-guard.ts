/**
 * One entry of the history above the page's own, at the same address, so that the browser's "back"
 * stays in the page.
 *
 * The browser keeps for each entry whether it scrolls by itself. That says which of the two entries is
 * shown, also after a reload, and nothing else is written. The guard is pushed once and then moved on
 * and off: browsers skip entries that a page pushes while nobody touches it.
 */
const isUp = () => history.scrollRestoration === 'manual'

let wanted = false
/** A move that we asked for has not ended. */
let moving = false
let leaving: (() => void) | null = null

/** How long we wait for the browser to take the guard away, in milliseconds. */
const PATIENCE = 500

/** @param want whether "back" is to stay in the page */
export function guardBack(want: boolean): void {
  wanted = want
  if (!moving) settle()
}

/** @param stepBack called if the browser's "back" was pressed while that is to stay in the page */
export function listenForBack(stepBack: () => void): void {
  addEventListener('popstate', () => {
    if (moving || !wanted || isUp()) return
    // what this calls may say again what is wanted
    moving = true
    stepBack()
    if (wanted) move(() => history.forward())
    else moving = false
  })
}

/** Take the guard away, then leave by `go`, even if the browser does not take it away. */
export function leaveUnguarded(go: () => void): void {
  const timer = setTimeout(go, PATIENCE)
  leaving = () => {
    clearTimeout(timer)
    go()
  }
  guardBack(false)
}

function settle(): void {
  if (isUp() === wanted) {
    leaving?.()
  } else if (wanted) {
    history.pushState(null, '')
    history.scrollRestoration = 'manual'
  } else {
    move(() => history.back())
  }
}

function move(go: () => void): void {
  moving = true
  const ended = () => {
    moving = false
    // the entry below remembers another place
    scrollTo(0, 0)
    settle()
  }
  addEventListener('popstate', ended, { once: true })
  go()
}
