import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClientFrame, ServerFrame } from '@shopbell/protocol';
import { problems } from '@shopbell/protocol/problems';
import { type WebSocket, WebSocketServer } from 'ws';
import { ModelSession, type ModelShop, problem } from './model-shop.ts';

interface Poll {
  readonly session: ModelSession;
  readonly frames: ServerFrame[];
  acknowledged: number;
  batches: number;
  wake: () => void;
}

/** The model shop behind both doors of the protocol, on real sockets of the loopback interface. */
export class ModelServer {
  /** Answers the upgrade to WebSocket with an error, as some proxies do. */
  socketBlocked = false;
  readonly #polls = new Map<string, Poll>();
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #http = createServer((request, response) => {
    this.#poll(request, response).catch(() => response.destroy());
  });

  constructor(private readonly shop: ModelShop) {
    this.#http.on('upgrade', (request, socket, head) => {
      if (this.socketBlocked) socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      else this.#sockets.handleUpgrade(request, socket, head, (accepted) => this.#socket(accepted));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#http.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** Cuts every connection without a word. */
  cut(): void {
    this.#polls.clear();
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#http.closeAllConnections();
  }

  closeSockets(code: number): void {
    for (const socket of this.#sockets.clients) socket.close(code);
  }

  close(): void {
    this.cut();
    this.#http.close();
  }

  #socket(socket: WebSocket): void {
    const session = new ModelSession(
      this.shop,
      (frame) => socket.send(JSON.stringify(frame)),
      ({ code }) => socket.close(Object.entries(problems).find(([name]) => name === code)?.[1].closeCode),
    );
    socket.on('message', (data) => session.receive(JSON.parse(String(data)) as ClientFrame));
    socket.on('close', () => session.gone());
  }

  async #poll(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://model');
    const [, , id = ''] = url.pathname.split('/');
    const body = await read(request);
    if (id === 'shopper') {
      answer(response, 200, { poll: this.#openPoll(body as ClientFrame) });
      return;
    }
    const poll = this.#polls.get(id);
    if (!poll) answer(response, 410, problem('pollUnknown', 'resume'));
    else if (request.method === 'POST') {
      const batch = Number(url.searchParams.get('seq'));
      if (batch === poll.batches + 1) {
        poll.batches = batch;
        for (const frame of body as ClientFrame[]) poll.session.receive(frame);
      }
      answer(response, 204);
    } else {
      await this.#wait(poll, Number(url.searchParams.get('after')));
      answer(response, 200, { first: poll.acknowledged + 1, frames: poll.frames });
    }
  }

  #openPoll(hello: ClientFrame): string {
    const id = crypto.randomUUID();
    const frames: ServerFrame[] = [];
    const session = new ModelSession(
      this.shop,
      (frame) => {
        frames.push(frame);
        poll.wake();
      },
      () => {},
    );
    const poll: Poll = { session, frames, acknowledged: 0, batches: 0, wake: () => {} };
    this.#polls.set(id, poll);
    session.receive(hello);
    return id;
  }

  async #wait(poll: Poll, after: number): Promise<void> {
    poll.frames.splice(0, after - poll.acknowledged);
    poll.acknowledged = after;
    if (poll.frames.length) return;
    await new Promise<void>((done) => {
      poll.wake = done;
      setTimeout(done, 200);
    });
  }
}

async function read(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text ? JSON.parse(text) : undefined;
}

function answer(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
