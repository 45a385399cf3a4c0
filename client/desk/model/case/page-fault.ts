/**
 * A fault of the board page that reporters get. not-shown: something that was posted is not there;
 * contradicted: beside it stands what another member put up.
 */
export type PageFault = 'not-shown' | 'contradicted'
