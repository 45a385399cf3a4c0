/** Files of a case: what came with the letters, and what the reception sent. */
export const files = {
  files: {
    title: 'Files of the case',
    lead: 'A file is fetched when you ask for it, and checked bit by bit. It is in memory until you close it, and on the disk only if you save it. The log shows who opened it, looked at it and saved it.',
    row: '{number}. {name}',
    with: 'Came with “{title}”, {day}',
    sent: 'Sent by {name}, {day}',
    declared: 'said to be {type}',
    seen: '{group}, {as}',
    fetch: 'Fetch',
    fetchNamed: 'Fetch {name}',
    large: 'The file is large. The browser may put parts of it on the disk while it is fetched.',
    fetching: 'Fetching: {done} of {size}',
    stop: 'Stop',
    view: 'Look at it here',
    save: 'Save',
    close: 'Close the file',
    checked: 'Fetched and checked.',
    sum: 'SHA-256',
    twoSums: 'The log has two different SHA-256 for this file. Tell the head of reception.',
    dangerous: 'This file is not opened here:',
    saveAnyway: 'Save it nevertheless ...',
    saveWarning:
      'Open it only on a machine without network that is used for nothing else. It is saved as “{name}”, so that no double click opens it.',
    saveNow: 'Save as {name}',
    saved: 'Saved as {name}. It stands in the log.',
    advice:
      'The sandbox keeps the file from network, disk and keys. Against a fault in the reader of pictures, sound or PDF it does not always help: save what you are unsure of, and open it on a machine without network.',
    inside: {
      one: 'The archive says that it holds {n} file:',
      other: 'The archive says that it holds {n} files:',
    },
    more: 'and more',
    viewer: 'View of {name}',
    loading: 'Showing ...',
    failed:
      'The file could not be shown. It may be damaged: save it, and open it on a machine without network.',
    slow: 'The file took too long, and the view was ended. Save it, and open it on a machine without network.',
    clear: 'Show clearly',
    blur: 'Blur',
    blurred: 'Blurred until you ask to see it.',
    start: 'Only the beginning of the text is shown.',
    page: 'Page {page} of {pages}',
    before: 'Previous page',
    after: 'Next page',
    hide: 'Hide the view',
    line: '{what} file {number}, {name}',
  },
  fileActions: {
    opened: 'Opened',
    viewed: 'Looked at',
    saved: 'Saved',
  },
  fileGroups: {
    picture: 'Picture',
    pdf: 'PDF',
    text: 'Text',
    sound: 'Sound',
    film: 'Film',
    document: 'Document',
    mail: 'E-mail',
    unknown: 'Unknown',
    program: 'Program',
    script: 'Script',
    page: 'Web page',
    drawing: 'SVG drawing',
    shortcut: 'Shortcut',
    disk: 'Disk',
    macros: 'Document with macros',
    archive: 'Archive',
  },
  fileDangers: {
    program: 'It is a program, or is named like one.',
    script: 'It is a script, or is named like one: to open it may run it.',
    page: 'It is a web page, or is named like one: it may run scripts and fetch from the network.',
    drawing: 'It is a drawing that may have a script in it.',
    shortcut: 'It is a shortcut, which opens something else.',
    disk: 'It is a disk, which the machine mounts when it is opened.',
    macros: 'It has, or may have, macros: programs in a document.',
    archive: 'It is an archive: nobody knows what is in it before it is unpacked.',
    hidden:
      'The name has invisible characters, or ones that turn the order round. They are written out.',
    double: 'The name pretends that the file is what it is not.',
    spaces: 'The name has many blanks, so that its ending may get lost.',
  },
  fileObstacles: {
    'no-viewer':
      'This kind is not shown here. Save it, and open it best on a machine without network.',
    'too-large':
      'It is too large to be shown here. Save it, and open it best on a machine without network.',
    broken: 'It is not whole, and is not shown here.',
  },
}

export const fileErrors = {
  'file-missing':
    'The server does not have the whole file. It may be on its way still, or deleted because nobody renewed it. Try again later.',
  'file-changed':
    'The file is not the one that was sent: something was exchanged. Nothing of it is shown.',
}
