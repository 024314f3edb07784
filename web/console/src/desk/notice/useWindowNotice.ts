import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../ui/store';
import { pageTitle } from '../../ui/useTitle';

/** Shows in the window's title and icon how many unread conversations wait. */
export function useWindowNotice(unread: number): void {
  const { t } = useTranslation();
  const page = useStore(pageTitle);
  useEffect(() => {
    const title = page === '' ? t('common.product') : `${page} · ${t('common.product')}`;
    document.title = unread > 0 ? t('desk.notice.titleUnread', { count: unread, title }) : title;
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    icon?.setAttribute(
      'href',
      `${import.meta.env.BASE_URL}${unread > 0 ? 'favicon-unread.svg' : 'favicon.svg'}`,
    );
  }, [page, unread, t]);
}
