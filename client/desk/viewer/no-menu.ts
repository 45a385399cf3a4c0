/** What is saved by the browser's own menu stands in no log: the desk has a button for it. */
addEventListener('contextmenu', (event) => event.preventDefault())
