import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atEnd } from './ending.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const JAR = join(ROOT, 'server/app/target/quarkus-app/quarkus-run.jar');
const OPTIONS = join(ROOT, 'server/app/jvm.options');
const JAVA = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';

/**
 * Below the ports that a kernel gives to outgoing connections, and below those of the servers' databases: nobody takes
 * one between a stop and a restart. The workers have a range each, since one may look before the other has begun.
 */
const PORTS = 4_000;
const FIRST_PORT = 11_000 + PORTS * (Number(process.env.VITEST_POOL_ID ?? 1) % 2);
/** Longer than the server's own drain and the orderly stop of its database together. */
const STOPS_WITHIN_MS = 60_000;
const STARTS_WITHIN_MS = 120_000;

/** The password of the sample accounts; see `DemoShop`. */
export const DEMO_PASSWORD = 'tarnwell-demo';

export interface ServerOptions {
  readonly command: 'demo' | 'serve';
  /** How browsers reach it, where that is not its own port. */
  readonly publicUrl?: string;
  readonly port?: number;
  /** How many sample shoppers come into the sample shop at the start. */
  readonly shoppers?: number;
  /** Beside what every journey sets. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** The product as a merchant runs it: the built jar with a database of its own in a directory of its own. */
export class Server {
  readonly port: number;
  readonly storePort: number;
  /** How browsers reach it. */
  readonly origin: string;
  readonly store: string;
  readonly directory = mkdtempSync(join(tmpdir(), 'shopbell-journey-'));
  /** Everything it has printed. */
  output = '';

  readonly #options: ServerOptions;
  readonly #managementPort: number;
  #process: ChildProcess | undefined;
  #exited: Promise<void> = Promise.resolve();
  readonly #forget: () => void;

  private constructor(options: ServerOptions, [port, management, store]: [number, number, number]) {
    this.#options = options;
    this.port = options.port ?? port;
    this.#managementPort = management;
    this.storePort = store;
    this.origin = options.publicUrl ?? `http://127.0.0.1:${this.port}`;
    this.store = `http://localhost:${store}`;
    this.#forget = atEnd(() => this.remove());
  }

  static async start(options: ServerOptions): Promise<Server> {
    const server = new Server(options, [await freePort(), await freePort(), await freePort()]);
    try {
      if (options.command === 'demo') server.#fillFromPrepared();
      await server.start();
    } catch (reason) {
      await server.end();
      throw reason;
    }
    return server;
  }

  /** The data directory. */
  get data(): string {
    return join(this.directory, 'data');
  }

  /** Making a database and a shop takes ten seconds, a copy of one a tenth of a second. Programs are not copied. */
  #fillFromPrepared(): void {
    const prepared = process.env.SHOPBELL_PREPARED;
    if (!prepared) return;
    mkdirSync(this.data);
    for (const name of readdirSync(prepared)) {
      if (name.startsWith('postgres-')) symlinkSync(join(prepared, name), join(this.data, name));
      else if (spawnSync('cp', ['-a', join(prepared, name), this.data]).status !== 0)
        throw new Error(`${name} of the prepared shop was not copied`);
    }
  }

  /** Starts it, or starts it again on the same directory. */
  async start(): Promise<void> {
    const { command, publicUrl, shoppers } = this.#options;
    const settings: Record<string, string | number> = {
      'app.managementPort': this.#managementPort,
      // A suite signs in and opens chats more often than a person.
      'access.freeAttempts': 1_000,
      'access.freeAttemptsAddress': 1_000,
      'visitor.registrationsPerAddress': 100_000,
      ...(publicUrl ? { 'http.publicUrl': publicUrl } : {}),
      // Pages that were built after the jar was packed.
      ...(process.env.SHOPBELL_WEB ? { 'site.webDirectory': process.env.SHOPBELL_WEB } : {}),
      ...this.#options.settings,
    };
    const child = spawn(
      JAVA,
      [
        `@${OPTIONS}`,
        // It lives for a minute: what the second compiler would make of it comes too late to be worth its time.
        '-XX:TieredStopAtLevel=1',
        '-XX:+UseSerialGC',
        '-jar',
        JAR,
        command,
        ...['--data', this.data, '--port', `${this.port}`],
        ...(command === 'demo' ? ['--store-port', `${this.storePort}`] : []),
        ...(shoppers === undefined ? [] : ['--shoppers', `${shoppers}`]),
        ...Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`]),
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#process = child;
    this.#exited = new Promise((resolve) => child.once('exit', () => resolve()));
    const from = this.output.length;
    const ready = command === 'demo' ? 'Ctrl-C stops everything' : 'Shopbell is ready';
    await new Promise<void>((resolve, reject) => {
      const tooLate = setTimeout(
        () => reject(new Error(`The server did not start:\n${this.output}`)),
        STARTS_WITHIN_MS,
      );
      const read = (chunk: Buffer) => {
        this.output += chunk.toString();
        if (!this.output.slice(from).includes(ready)) return;
        clearTimeout(tooLate);
        resolve();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => {
        clearTimeout(tooLate);
        reject(new Error(`The server ended with ${code}:\n${this.output}`));
      });
    });
  }

  /** Ends the server without a warning. Its database is another process and stays, an orphan. */
  async kill(): Promise<void> {
    this.#process?.kill('SIGKILL');
    await this.#exited;
  }

  /** Asks it to end in order, and kills it where it does not. */
  async stop(): Promise<void> {
    this.#process?.kill('SIGTERM');
    const late = setTimeout(() => this.#process?.kill('SIGKILL'), STOPS_WITHIN_MS);
    await this.#exited;
    clearTimeout(late);
  }

  /** Stops it and its database for good, however they are, and removes what they kept. */
  async end(): Promise<void> {
    await this.stop();
    this.remove();
  }

  /** Likewise, at once. */
  remove(): void {
    this.#forget();
    this.#process?.kill('SIGKILL');
    const database = this.#databasePid();
    if (database !== undefined) stopAtOnce(database);
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }

  /** The database's process, which outlives a killed server. */
  #databasePid(): number | undefined {
    try {
      const [pid] = readFileSync(join(this.data, 'database/postmaster.pid'), 'utf8').split('\n');
      return Number(pid);
    } catch {
      return undefined;
    }
  }
}

/** Those of this file's servers: two of them on one port would share its connections. */
const given = new Set<number>();

export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS);
    if (given.has(port)) continue;
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (!free) continue;
    given.add(port);
    return port;
  }
}

/** PostgreSQL's own word for ending without delay. */
function stopAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // It is gone already.
  }
}
