import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Server } from './server.ts';

/** Before all files: opens the sample shop once and stops it in order, so that each file starts from a copy of it. */
export default async function prepare(): Promise<() => void> {
  const server = await Server.start({ command: 'demo' });
  await server.stop();
  if (existsSync(join(server.data, 'database/postmaster.pid')))
    throw new Error('The sample shop did not stop.');
  process.env.SHOPBELL_PREPARED = server.data;
  return () => server.remove();
}
