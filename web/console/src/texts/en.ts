import { account } from './en/account';
import { common } from './en/common';
import { desk } from './en/desk';
import { door } from './en/door';
import { files } from './en/files';
import { identity } from './en/identity';
import { install } from './en/install';
import { keys } from './en/keys';
import { problem } from './en/problem';
import { sites } from './en/sites';
import { team } from './en/team';
import { thread } from './en/thread';
import { visitors } from './en/visitors';

/** Every text of the console in English, by key. Plural forms end in `_one` and `_other`. */
export const en = {
  common,
  door,
  desk,
  thread,
  files,
  keys,
  identity,
  account,
  team,
  problem,
  visitors,
  sites,
  install,
} as const;
