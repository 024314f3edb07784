import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { previewQuery } from '../api/sites';
import type { Draft } from './draft';

/** What is typed within this time becomes one question to the server. */
const SETTLED_MILLIS = 300;

/** What the widget would be like with a draft; the last one that could be made while the draft cannot be. */
export function usePreview(site: string, { name, settings }: Draft, scheme?: 'light' | 'dark') {
  const [{ language, ...asked }] = useDebouncedValue(
    { name, settings, language: settings.languages.fallback },
    SETTLED_MILLIS,
  );
  const shown = scheme ? { ...asked.settings, look: { ...asked.settings.look, scheme } } : asked.settings;
  const { data, error } = useQuery({
    ...previewQuery(site, asked.name, shown, language),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  return { data: data ?? last, error };
}
