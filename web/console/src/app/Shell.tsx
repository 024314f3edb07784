import { Outlet, useRouteContext } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Desk } from '../desk/desk';
import { Commands } from '../desk/keys/Commands';
import { Notices } from '../desk/notice/Notices';
import { DeskContext } from '../desk/useDesk';
import { Rail } from '../desk/views/Rail';
import { browserHints } from './browserHints';
import { SessionGuard } from './SessionGuard';
import classes from './Shell.module.css';

/** What stays while pages change: the desk and its line to the server, the rail, the keys. */
export function Shell() {
  const { account } = useRouteContext({ from: '/inside' });
  return <SignedIn key={account.id} account={account} />;
}

function SignedIn({ account }: { account: Desk['me'] }) {
  const [desk] = useState(
    () =>
      new Desk(account, {
        server: window.location.origin,
        hints: browserHints,
        keeper: window.sessionStorage,
      }),
  );
  useEffect(() => {
    desk.start();
    return () => desk.stop();
  }, [desk]);
  return (
    <DeskContext value={desk}>
      <div className={classes.shell}>
        <Rail />
        <Outlet />
      </div>
      <Commands />
      <Notices />
      <SessionGuard />
    </DeskContext>
  );
}
