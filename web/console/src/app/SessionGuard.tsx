import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { forgetSession } from '../api/session';
import { useDesk } from '../desk/useDesk';
import { useStore } from '../ui/store';

/** Leads to the sign-in page when the server ended the session; drafts and unsent lines stay in the browser. */
export function SessionGuard() {
  const desk = useDesk();
  const { state, problem } = useStore(desk.line);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const ended = state === 'stopped' && problem?.action === 'signIn';
  useEffect(() => {
    if (!ended) return;
    forgetSession(queries);
    const from = window.location.pathname.replace(/^\/console/, '') || '/';
    void navigate({ to: '/sign-in', search: { why: 'ended', from }, replace: true });
  }, [ended, queries, navigate]);
  return null;
}
