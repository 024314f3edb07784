/** What people are told about a problem, by its code. Others are told in the server's own words. */
export const problem = {
  unreachable: 'The server cannot be reached. Check the connection and try again.',
  wrongCredentials: 'E-mail or password is wrong.',
  tooMany: 'Too many attempts. Wait a moment, then try again.',
  notSignedIn: 'You are not signed in.',
  sessionEnded: 'Your session has ended.',
  forbidden: 'You may not do this.',
  notFound: 'This link is not valid any more. It may have been used already.',
  taken: 'This e-mail address is in use already.',
  conversationClosed: 'The conversation is closed. Open it again to answer.',
  anotherIsOpen: 'This shopper has a newer open conversation.',
  visitorDeclined:
    'They declined an invitation and are left alone for a while. Nobody can invite them until then.',
  visitorChatting: 'They are in a chat already.',
  visitorGone: 'They have left the shop.',
  visitorBlocked: 'They are blocked.',
  invitedEnough: 'They were invited a moment ago, or often enough for today.',
  storageUnavailable: 'The server cannot reach its database just now. Nothing was lost; try again.',
  overloaded: 'The server is very busy. Try again in a moment.',
  fileEmpty: 'This file is empty.',
  fileTooLarge: 'This file is too large for this shop.',
  fileKindRefused:
    'This kind of file cannot be sent here: pictures, PDF, text, CSV and office documents can.',
  fileUnreadable: 'This file is damaged, or cannot be read.',
  diskFull: 'The server has no room for files just now. What was sent so far is kept.',
  staleSettings: 'Somebody else changed this in the meantime. What you typed is still here.',
  internal: 'Something went wrong on the server. Try again.',
};
