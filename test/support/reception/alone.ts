/** The sentence that a reception must type to make the sample's list with one custodian, who has no recovery sheets. */
export const SAMPLE_ALONE = [
  '--alone',
  'If custodian loses the vault, nobody reads the names of reporters.',
] as const
