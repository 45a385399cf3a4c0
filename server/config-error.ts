/** A setting that cannot be used; the message names variable, value and remedy. */
export class ConfigError extends Error {}

/** The environment as it came; an empty variable is one that is not set. */
export type Environment = Readonly<Record<string, string | undefined>>
