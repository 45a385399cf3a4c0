/** What is wrong with an envelope, or with two of them together. */
export const envelopes = {
  warnings: {
    'unread-by':
      'An envelope names {name} among those who can read it, and {name} cannot: whoever made it saw to that. {name} may have got another text under the same report, or none. Unless the report is about {name} or leaves {name} out, compare what you have with {name} by telephone or in person before you trust it. Tell the head of reception.',
    'old-key':
      'An envelope is sealed to a key of {name} that a newer key list has replaced, so {name} can perhaps not read it. It can be harmless: it was sealed just before that list came. {name} may also have got another text, or none. Unless the report is about {name} or leaves {name} out, compare what you have with {name} by telephone or in person before you trust it.',
    beyond:
      'An envelope is sealed so that somebody whom it does not name can perhaps read it. Whoever made it did not use an ordinary page. Tell the head of reception.',
    'not-as-named':
      'An envelope names somebody as its reader who is not in the key list of its week. Whoever made it did not use an ordinary page. Compare with your colleagues who got it, and tell the head of reception.',
    'no-list':
      'It has not been checked whether all who are named can read an envelope: the key list that it names is not to be had. Whoever made it named one that never was, or the server keeps it from this desk. Compare what stands in it with your colleagues before you trust it.',
    'no-keys':
      'It has not been checked whether all who are named can read an envelope: the server does not hand over the keys of its week. Compare what stands in it with your colleagues, and tell whoever runs the server.',
    'not-checked':
      'Not checked: an envelope was opened here more than five weeks after it was sealed, and whether all who are named can read it is not known any more. Compare with your colleagues if it matters.',
    'two-reports':
      'Two first reports came under one receipt code. Those who got only one of them see another report than you do. It can be harmless: somebody changed the text after it did not seem to arrive. Compare what you have with all who read the case, and tell the head of reception.',
    'two-texts':
      'One letter came twice, with two different texts. Those who got only one of them see another letter than you do. Compare what you have with all who read the case.',
    'same-reference':
      'Another case has the same reference. Whoever knows a reference can use it in a report of their own. Make sure which of the two somebody means before you answer by it.',
    forwarded:
      'An envelope does not name you, and your key opens it all the same: somebody passed it on, or whoever made it did so on purpose.',
    'old-list': 'An envelope was sealed to an older key list than the newest.',
    'missing-drop': 'The log names an envelope that the server does not have.',
    'foreign-drop': 'The log names an envelope that belongs to another receipt.',
  },
}
