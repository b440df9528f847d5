/** Wrong usage: said in one line, with exit status 2. */
export class UsageError extends Error {}
