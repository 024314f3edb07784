import { SegmentedControl, useComputedColorScheme } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import loaderCss from '../../../widget/src/loader/loader.css?inline';
import type { Preview as PreviewAnswer, SiteDetail } from '../api/sites';
import { errorText } from '../ui/problemText';
import type { Draft } from './draft';
import classes from './Preview.module.css';
import { usePreview } from './usePreview';

/**
 * The widget as a draft makes it, on a page that stands for the shop: the panel is the real one, made by the server from
 * the draft and told by us what a shop's page would tell it, except that it is open: so it asks for no line and no
 * visitor. The button wears the loader's own style sheet.
 */
export function Preview({ site, draft }: { site: SiteDetail; draft: Draft }) {
  const { t } = useTranslation();
  const [chosen, setScheme] = useState<'light' | 'dark'>();
  const [device, setDevice] = useState<'desktop' | 'phone'>('desktop');
  const [open, setOpen] = useState(true);
  const own = useComputedColorScheme('light');
  const { scheme: wanted } = draft.settings.look;
  const scheme = chosen ?? (wanted === 'auto' ? own : wanted);
  const { data, error } = usePreview(site.id, draft, scheme);
  return (
    <section aria-label={t('sites.preview.title')} className={classes.preview}>
      <div className={classes.head}>
        <SegmentedControl
          size="xs"
          aria-label={t('sites.look.scheme')}
          value={scheme}
          onChange={(value) => setScheme(value as 'light' | 'dark')}
          data={(['light', 'dark'] as const).map((value) => ({ value, label: t(`sites.preview.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('sites.preview.title')}
          value={device}
          onChange={(value) => setDevice(value as 'desktop' | 'phone')}
          data={(['desktop', 'phone'] as const).map((value) => ({
            value,
            label: t(`sites.preview.${value}`),
          }))}
        />
      </div>
      <div className={classes.shop} data-scheme={scheme} data-device={device}>
        <div className={classes.page} aria-hidden>
          <i />
          <i />
          <i />
          <i />
          <i />
        </div>
        {data && (
          <>
            <Button button={data.button} open={open} onClick={() => setOpen(!open)} />
            {open && (
              <Panel
                document={data.panel}
                title={t('sites.preview.panel', { name: draft.name })}
                look={draft.settings.look}
                phone={device === 'phone'}
                onClose={() => setOpen(false)}
              />
            )}
          </>
        )}
      </div>
      <p className={classes.hint} data-failed={error !== null} role="status">
        {error ? t('sites.preview.broken', { why: errorText(t, error) }) : t('sites.preview.hint')}
      </p>
    </section>
  );
}

function Button({
  button: { style, pill },
  open,
  onClick,
}: {
  button: PreviewAnswer['button'];
  open: boolean;
  onClick: () => void;
}) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const click = useRef(onClick);
  click.current = onClick;
  const name = t(open ? 'sites.preview.close' : 'sites.preview.open');
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(loaderCss);
    shadow.adoptedStyleSheets = [sheet];
    const drawn = document.createElement('button');
    drawn.type = 'button';
    drawn.onclick = () => click.current();
    shadow.replaceChildren(drawn);
    element.style.cssText = style;
    drawn.setAttribute('aria-label', name);
    if (pill) drawn.append('Chat');
  }, [style, pill, name]);
  return <div ref={host} />;
}

interface PanelProps {
  document: string;
  title: string;
  look: Draft['settings']['look'];
  phone: boolean;
  onClose: () => void;
}

/** Plays the shop's page to the panel: see `messages.ts` of the widget. */
function Panel({ document: html, title, look, phone, onClose }: PanelProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const hear = ({ source, origin, data }: MessageEvent<{ ask?: true; close?: true }>) => {
      const panel = frame.current?.contentWindow;
      if (!panel || source !== panel || origin !== window.location.origin) return;
      if (data.ask) {
        const state = { token: '', shown: false, live: '', kept: {}, url: '', title: '' };
        panel.postMessage(state, window.location.origin);
      }
      if (data.close) close.current();
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  const edge = phone
    ? {}
    : {
        insetBlockEnd: look.blockPixels + 68,
        [look.side === 'end' ? 'insetInlineEnd' : 'insetInlineStart']: look.inlinePixels,
      };
  return (
    <iframe
      ref={frame}
      className={classes.panel}
      data-phone={phone}
      style={edge}
      title={title}
      srcDoc={html}
    />
  );
}
