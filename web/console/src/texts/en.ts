import { account } from './en/account';
import { common } from './en/common';
import { desk } from './en/desk';
import { door } from './en/door';
import { files } from './en/files';
import { hours } from './en/hours';
import { identity } from './en/identity';
import { install } from './en/install';
import { invitations } from './en/invitations';
import { keys } from './en/keys';
import { problem } from './en/problem';
import { requests } from './en/requests';
import { sites } from './en/sites';
import { team } from './en/team';
import { thread } from './en/thread';
import { visitors } from './en/visitors';

/** Every text of the console in English, by key. Plural forms end in `_one` and `_other`. */
export const en = {
  account,
  common,
  desk,
  door,
  files,
  hours,
  identity,
  install,
  invitations,
  keys,
  problem,
  requests,
  sites,
  team,
  thread,
  visitors,
} as const;
