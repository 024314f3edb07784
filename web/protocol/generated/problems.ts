// Generated from server/protocol; never edited. `./shopbell docs` writes it anew.
import type { ProblemAction } from './protocol.ts';

/** The codes of all problems. A newer server may know more. */
export type ProblemCode =
  | 'malformedFrame'
  | 'frameTooLarge'
  | 'versionTooOld'
  | 'invalid'
  | 'notSignedIn'
  | 'wrongCredentials'
  | 'sessionEnded'
  | 'forbidden'
  | 'blocked'
  | 'originRefused'
  | 'identityRefused'
  | 'notFound'
  | 'clientIdReused'
  | 'conversationClosed'
  | 'conversationErased'
  | 'anotherIsOpen'
  | 'taken'
  | 'staleSettings'
  | 'staleRequest'
  | 'fileTooLarge'
  | 'fileKindRefused'
  | 'fileUnreadable'
  | 'uploadOffset'
  | 'visitorDeclined'
  | 'visitorChatting'
  | 'visitorGone'
  | 'visitorBlocked'
  | 'invitedEnough'
  | 'staleEpoch'
  | 'tooMany'
  | 'slowReader'
  | 'lineSilent'
  | 'pollUnknown'
  | 'overloaded'
  | 'diskFull'
  | 'storageUnavailable'
  | 'shuttingDown'
  | 'internal';

/** What is known of a problem. */
export interface Problem {
  /** What the client does about it. */
  readonly action: ProblemAction;
  /** The WebSocket close code, 0 if the problem never closes a connection. */
  readonly closeCode: number;
  /** What went wrong, for a person, in English. */
  readonly title: string;
}

export const problems: Readonly<Record<ProblemCode, Problem>> = {
  /** The frame or body is not what the protocol says. */
  malformedFrame: { action: 'stop', closeCode: 4400, title: 'The message is not well formed.' },
  /** The frame or body is larger than allowed. */
  frameTooLarge: { action: 'stop', closeCode: 4413, title: 'The message is too large.' },
  /** The client speaks a version that is no longer served. */
  versionTooOld: { action: 'reload', closeCode: 4426, title: 'This version of the client is no longer served.' },
  /** A field holds something that is not allowed there; the detail names it. */
  invalid: { action: 'mend', closeCode: 0, title: 'Something in the request is not allowed.' },
  /** No valid session or token came with the request. */
  notSignedIn: { action: 'signIn', closeCode: 4401, title: 'You are not signed in.' },
  /** E-mail or password is wrong; which one is not said. */
  wrongCredentials: { action: 'mend', closeCode: 0, title: 'E-mail or password is wrong.' },
  /** The session ended or was revoked while the connection lasted. */
  sessionEnded: { action: 'signIn', closeCode: 4402, title: 'Your session has ended.' },
  /** The caller is known and may not do this. */
  forbidden: { action: 'stop', closeCode: 4403, title: 'You may not do this.' },
  /** The shop does not want to hear from this visitor, address or country. */
  blocked: { action: 'stop', closeCode: 4405, title: 'The shop does not take messages from here.' },
  /** The page that asks does not belong to a site of this server. */
  originRefused: { action: 'stop', closeCode: 4404, title: 'This page may not connect to this server.' },
  /**
   * What the shop's page says of who the visitor is does not hold; the detail says why, to whoever
   * integrates it.
   */
  identityRefused: { action: 'mend', closeCode: 0, title: 'This proof of who the visitor is does not hold.' },
  /** There is no such thing, or the caller may not know of it. */
  notFound: { action: 'mend', closeCode: 0, title: 'There is nothing here by that name.' },
  /** The client used the id of an earlier line for another line. */
  clientIdReused: { action: 'mend', closeCode: 0, title: 'This id already stands for another line.' },
  /** The conversation was closed; it must be opened again first. */
  conversationClosed: { action: 'mend', closeCode: 0, title: 'This conversation is closed.' },
  /** All that was said in the conversation was deleted; it cannot go on. */
  conversationErased: { action: 'mend', closeCode: 0, title: 'This conversation was deleted.' },
  /** The customer has another open conversation on this site. */
  anotherIsOpen: { action: 'mend', closeCode: 0, title: 'This customer has another open conversation.' },
  /** The name (an e-mail address, a site's key) is taken. */
  taken: { action: 'mend', closeCode: 0, title: 'This is in use already.' },
  /** Somebody else changed the settings after the caller had read them; nothing was overwritten. */
  staleSettings: { action: 'mend', closeCode: 0, title: 'Somebody else changed these settings in the meantime.' },
  /**
   * Somebody else took, gave back or finished the request after the caller had seen it; nothing was
   * changed.
   */
  staleRequest: { action: 'mend', closeCode: 0, title: 'Somebody else was at this request in the meantime.' },
  /** The file is larger than may be sent here; the detail says how large it may be. */
  fileTooLarge: { action: 'mend', closeCode: 0, title: 'The file is too large.' },
  /** What the file holds is not among the kinds that may be sent here, whatever its name says. */
  fileKindRefused: { action: 'mend', closeCode: 0, title: 'This kind of file cannot be sent here.' },
  /** The file is cut off, damaged, or more than can be looked into. */
  fileUnreadable: { action: 'mend', closeCode: 0, title: 'The file cannot be read.' },
  /**
   * The piece does not begin where the upload stands; the detail says where that is. Ask for its state, and
   * go on from there.
   */
  uploadOffset: { action: 'resume', closeCode: 0, title: 'The upload goes on at another place.' },
  /** The visitor declined an invitation, and is left alone until a cool-off ends. */
  visitorDeclined: { action: 'mend', closeCode: 0, title: 'This visitor declined an invitation.' },
  /** The visitor talks with the shop already. */
  visitorChatting: { action: 'mend', closeCode: 0, title: 'This visitor is in a chat already.' },
  /** The visitor has no page of the shop open any more. */
  visitorGone: { action: 'mend', closeCode: 0, title: 'This visitor has left the shop.' },
  /** The visitor is blocked. */
  visitorBlocked: { action: 'mend', closeCode: 0, title: 'This visitor is blocked.' },
  /** The visitor has an invitation, or had one a moment ago, or as many as a day allows. */
  invitedEnough: { action: 'mend', closeCode: 0, title: 'This visitor was invited enough for now.' },
  /** The client's cursor belongs to another history of the database. */
  staleEpoch: { action: 'reload', closeCode: 0, title: 'The server was restored; please read again from the beginning.' },
  /** Too many requests in too short a time. */
  tooMany: { action: 'retryLater', closeCode: 4429, title: 'Too many requests; please wait a moment.' },
  /** The connection did not take its frames fast enough. */
  slowReader: { action: 'resume', closeCode: 4408, title: 'The connection could not keep up.' },
  /** No sign of life came from the client. */
  lineSilent: { action: 'resume', closeCode: 4410, title: 'The connection fell silent.' },
  /** The long-poll session is not known here (any more). */
  pollUnknown: { action: 'resume', closeCode: 4411, title: 'This connection is no longer known.' },
  /** Too much is waiting to be written. The line was not accepted. */
  overloaded: { action: 'retryLater', closeCode: 0, title: 'The server is very busy; please try again shortly.' },
  /** Files cannot be stored just now; what came of an upload so far is kept. */
  diskFull: { action: 'retryLater', closeCode: 0, title: 'The server has no room for files just now.' },
  /**
   * The database did not answer. Whether the line was accepted is unknown: repeat it with the same client
   * id.
   */
  storageUnavailable: { action: 'retryLater', closeCode: 0, title: 'The server cannot reach its database just now.' },
  /** The server is being stopped or restarted. */
  shuttingDown: { action: 'resume', closeCode: 4503, title: 'The server is restarting.' },
  /** A defect of ours; the log has it. */
  internal: { action: 'resume', closeCode: 4500, title: 'Something went wrong on our side.' },
};

/** The problem behind a WebSocket close code, without its words. */
export const closeCodes: Readonly<Record<number, readonly [ProblemCode, ProblemAction]>> = {
  4400: ['malformedFrame', 'stop'],
  4401: ['notSignedIn', 'signIn'],
  4402: ['sessionEnded', 'signIn'],
  4403: ['forbidden', 'stop'],
  4404: ['originRefused', 'stop'],
  4405: ['blocked', 'stop'],
  4408: ['slowReader', 'resume'],
  4410: ['lineSilent', 'resume'],
  4411: ['pollUnknown', 'resume'],
  4413: ['frameTooLarge', 'stop'],
  4426: ['versionTooOld', 'reload'],
  4429: ['tooMany', 'retryLater'],
  4500: ['internal', 'resume'],
  4503: ['shuttingDown', 'resume'],
};
