const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether pages of these shops cannot have the chat from there: another machine's, or one that https does not mix with. */
export function isOutOfReach(server: string, shops: readonly string[]): boolean {
  const chat = new URL(server);
  return shops.some((shop) => {
    const { hostname, protocol } = new URL(shop);
    if (LOOPBACK.test(hostname)) return false;
    return LOOPBACK.test(chat.hostname) || (chat.protocol === 'http:' && protocol === 'https:');
  });
}
