/** How long the link waits for what; tests shorten it. All in milliseconds but where said. */
export interface Timing {
  /** From opening a transport to its welcome. */
  readonly welcomeWithin: number;
  /** From sending something that is answered to any sign of life. */
  readonly answerWithin: number;
  /** Silence after which the line counts as lost, in heartbeats of the server. */
  readonly lostAfterHeartbeats: number;
  /** The longest first pause before connecting again. */
  readonly firstCeiling: number;
  /** The longest pause before connecting again. */
  readonly lastCeiling: number;
  /** A line that lived this long starts again from the first ceiling when it is cut. */
  readonly stableAfter: number;
  /** How long a poll lasts on a line that is known to carry WebSocket, before that is tried again. */
  readonly detour: number;
}

export const TIMING: Timing = {
  // Name, TCP, TLS, upgrade and hello are at most seven round trips; 800 ms each by satellite or on a modem.
  welcomeWithin: 6_000,
  // The server refuses what it cannot write long before this; only a dead line is silent for so long.
  answerWithin: 15_000,
  // The protocol's own figure: see `welcome`.
  lostAfterHeartbeats: 2.5,
  // A changed cell or a proxy's restart is over in less.
  firstCeiling: 500,
  // The 15,000 visitors one server holds come back within it at 750 hellos a second.
  lastCeiling: 20_000,
  // Half of the last ceiling: a server that accepts and dies at once is not met at the first ceiling for ever.
  stableAfter: 10_000,
  // One needless hello a minute at most, for the cheaper transport.
  detour: 60_000,
};

/** Full jitter: anywhere between nothing and the ceiling, which doubles with each failure in a row. */
export function backOff(timing: Timing, failures: number, random: () => number): number {
  return random() * Math.min(timing.lastCeiling, timing.firstCeiling * 2 ** failures);
}
