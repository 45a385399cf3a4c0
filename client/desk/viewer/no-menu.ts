/** A file saved by the browser's own menu stands in no log. The desk has a button for saving. */
addEventListener('contextmenu', (event) => event.preventDefault())
