import { ActionIcon, Button, Kbd, Popover, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import type { VisitorSort } from '@shopbell/protocol';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../desk/useDesk';
import classes from './FilterBar.module.css';
import { Filters } from './Filters';
import { filtersIn, SORTS, type VisitorSearch } from './search';

export type Change = (changes: Partial<Record<keyof VisitorSearch, unknown>>) => void;

/** Whoever types asks the server once they pause. */
const PAUSE_MILLIS = 250;

/** Searches, filters and sorts the list. */
export function FilterBar({ search, change }: { search: VisitorSearch; change: Change }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [text, setText] = useState(search.text ?? '');
  const ask = useDebouncedCallback(
    (value: string) => change({ text: value.trim() || undefined }),
    PAUSE_MILLIS,
  );
  useEffect(() => {
    if (search.text === undefined) setText('');
  }, [search.text]);
  const filters = filtersIn(search);
  const type = (value: string) => {
    setText(value);
    ask(value);
  };
  return (
    <search className={classes.bar}>
      <TextInput
        className={classes.search}
        data-visitor-search
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        maxLength={100}
        aria-label={t('visitors.search')}
        placeholder={t('visitors.search')}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        rightSection={
          text === '' ? (
            <Kbd size="xs">{t('visitors.searchKey')}</Kbd>
          ) : (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('visitors.clear')}
              onClick={() => type('')}
            >
              <IconX size={16} stroke={1.75} />
            </ActionIcon>
          )
        }
      />
      <Popover position="bottom-end" width={340} withinPortal trapFocus shadow="md">
        <Popover.Target>
          <Button
            variant={filters > 0 ? 'light' : 'default'}
            leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.75} aria-hidden />}
          >
            {t('visitors.filters')}
            {filters > 0 && <span className={classes.count}>{filters}</span>}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={classes.filters}>
          <Filters search={search} change={change} />
        </Popover.Dropdown>
      </Popover>
      <Select
        className={classes.sort}
        aria-label={t('visitors.sort.label')}
        value={search.sort ?? 'timeOnSite'}
        onChange={(sort) => change({ sort: sort as VisitorSort })}
        allowDeselect={false}
        data={SORTS.map((sort) => ({ value: sort, label: t(`visitors.sort.${sort}`) }))}
      />
      {desk.me.role !== 'agent' && (
        <Link to="/blocks" className={classes.blocks}>
          {t('visitors.block.list')}
        </Link>
      )}
    </search>
  );
}
