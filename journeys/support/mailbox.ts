import { createServer, type Server, type Socket } from 'node:net';

export interface Letter {
  readonly from: string;
  readonly to: string[];
  readonly subject: string;
  /** The plain words. */
  readonly text: string;
  readonly raw: string;
}

/** A mail server that keeps what it gets: as much of SMTP (RFC 5321) as a sender without TLS needs. */
export class Mailbox {
  readonly letters: Letter[] = [];
  /** Addresses that there are none of: those that end in `.invalid` (RFC 2606). */
  readonly refused: string[] = [];
  /** Whether it takes nothing just now; how often it said so. */
  busy = false;
  turnedAway = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor() {
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    await new Promise<void>((done) => mailbox.#server.listen(0, '127.0.0.1', done));
    return mailbox;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The mailbox is closed.');
    return address.port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((done) => this.#server.close(done));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    socket.on('error', () => {});
    socket.setEncoding('latin1');
    const answer = (line: string) => socket.write(`${line}\r\n`);
    let received = '';
    let from = '';
    let to: string[] = [];
    let isLetter = false;
    if (this.busy) {
      this.turnedAway++;
      socket.end('421 too busy\r\n');
      return;
    }
    answer('220 mailbox ESMTP');
    socket.on('data', (chunk: string) => {
      received += chunk;
      for (;;) {
        const end = received.indexOf(isLetter ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = received.slice(0, end);
        received = received.slice(end + (isLetter ? 5 : 2));
        if (isLetter) {
          this.letters.push(letter(from, to, part));
          isLetter = false;
          to = [];
          answer('250 kept');
          continue;
        }
        const [verb = ''] = part.toUpperCase().split(/[ :]/);
        if (verb === 'EHLO') answer('250-mailbox\r\n250 8BITMIME');
        else if (verb === 'MAIL') from = addressIn(part);
        else if (verb === 'RCPT') {
          const address = addressIn(part);
          const isKnown = !address.endsWith('.invalid');
          (isKnown ? to : this.refused).push(address);
          if (!isKnown) {
            answer('550 no such mailbox');
            continue;
          }
        } else if (verb === 'DATA') isLetter = true;
        if (verb === 'DATA') answer('354 go on');
        else if (verb === 'QUIT') socket.end('221 bye\r\n');
        else if (verb !== 'EHLO') answer('250 ok');
      }
    });
  }
}

const addressIn = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? '';

function letter(from: string, to: string[], stuffed: string): Letter {
  const raw = stuffed.replace(/^\.\./gm, '.');
  const subject = header(raw, 'Subject').replace(
    /=\?utf-8\?(.)\?([^?]*)\?=\s*/gi,
    (_, how: string, words: string) =>
      decoded(words.replaceAll('_', how.toUpperCase() === 'Q' ? ' ' : '_'), how.toUpperCase() === 'B'),
  );
  const boundary = /boundary="?([^";\r\n]+)/i.exec(raw)?.[1];
  const parts = boundary ? raw.split(`--${boundary}`) : [raw];
  const plain = parts.find((part) => /^content-type:\s*text\/plain/im.test(part)) ?? '';
  const body = plain.slice(plain.indexOf('\r\n\r\n') + 4);
  return {
    from,
    to,
    subject,
    text: decoded(body, /base64/i.test(header(plain, 'Content-Transfer-Encoding'))),
    raw,
  };
}

/** A header's value, its folds undone. */
function header(part: string, name: string): string {
  const [head = ''] = part.trimStart().split('\r\n\r\n');
  return new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head.replace(/\r\n[ \t]+/g, ' '))?.[1] ?? '';
}

function decoded(words: string, isBase64: boolean): string {
  if (isBase64) return Buffer.from(words, 'base64').toString();
  const bytes = words
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
