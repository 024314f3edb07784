import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readClientFrame, readServerFrame } from '../generated/guards.ts';

const root = decodeURIComponent(new URL('../../../protocol-examples/', import.meta.url).pathname);
const versions = readdirSync(root).filter((name) => /^v\d+$/.test(name));

/** Runs a test for every file of a folder, with what the reader of its side makes of it. */
function golden(folder: string, body: (json: string, frame: unknown) => void): void {
  for (const version of versions) {
    for (const [side, read] of Object.entries({ client: readClientFrame, server: readServerFrame })) {
      const files = join(root, version, folder, side);
      for (const file of existsSync(files) ? readdirSync(files) : []) {
        const json = readFileSync(join(files, file), 'utf8');
        test(join(version, folder, side, file), () => body(json, read(json)));
      }
    }
  }
}

describe('frame_is_read_and_written_again_the_same', () => {
  golden('', (json, frame) => {
    expect(frame).toBeDefined();
    expect(JSON.parse(JSON.stringify(frame))).toEqual(JSON.parse(json));
  });
});

describe('unknown_members_are_ignored', () => {
  golden('with-unknown-members', (_, frame) => expect(frame).toBeDefined());
});

describe('malformed_frame_is_refused', () => {
  golden('malformed', (_, frame) => expect(frame).toBeUndefined());
});

test('there_are_golden_frames_of_every_version', () => {
  expect(versions).toContain('v1');
});
