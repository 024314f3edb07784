import { Button, MultiSelect, NumberInput, SegmentedControl, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sitesQuery } from '../api/team';
import type { Change } from './FilterBar';
import classes from './FilterBar.module.css';
import { KINDS, STANDINGS, STATES, type VisitorSearch } from './search';

/** Everything that the list can be filtered by. Each choice holds at once. */
export function Filters({ search, change }: { search: VisitorSearch; change: Change }) {
  const { t } = useTranslation();
  const sites = useQuery(sitesQuery).data ?? [];
  const list = (name: keyof VisitorSearch) => (values: string[]) =>
    change({ [name]: values.length > 0 ? values : undefined });
  return (
    <>
      {sites.length > 1 && (
        <MultiSelect
          label={t('visitors.filter.sites')}
          data={sites.map((site) => ({ value: site.id, label: site.name }))}
          value={[...(search.sites ?? [])]}
          onChange={list('sites')}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <MultiSelect
        label={t('visitors.filter.kinds')}
        data={KINDS.map((kind) => ({ value: kind, label: t(`visitors.kind.${kind}`) }))}
        value={[...(search.kinds ?? [])]}
        onChange={list('kinds')}
        comboboxProps={{ withinPortal: false }}
      />
      <TextInput
        label={t('visitors.filter.product')}
        value={search.product ?? ''}
        maxLength={100}
        onChange={(event) => change({ product: event.currentTarget.value || undefined })}
      />
      <NumberInput
        label={t('visitors.filter.cartFrom')}
        value={search.cartFrom ?? ''}
        min={0}
        onChange={(value) => change({ cartFrom: typeof value === 'number' ? value : undefined })}
      />
      <TextInput
        label={t('visitors.filter.source')}
        placeholder={t('visitors.filter.sourceHint')}
        value={search.source ?? ''}
        maxLength={100}
        onChange={(event) => change({ source: event.currentTarget.value || undefined })}
      />
      <TagsInput
        label={t('visitors.filter.countries')}
        placeholder={search.countries ? '' : t('visitors.filter.countriesHint')}
        value={[...(search.countries ?? [])]}
        onChange={(values) => list('countries')(values.map((value) => value.toUpperCase()))}
      />
      <TagsInput
        label={t('visitors.filter.languages')}
        placeholder={search.languages ? '' : t('visitors.filter.languagesHint')}
        value={[...(search.languages ?? [])]}
        onChange={list('languages')}
      />
      <MultiSelect
        label={t('visitors.filter.states')}
        data={STATES.map((state) => ({ value: state, label: t(`visitors.state.${state}`) }))}
        value={[...(search.states ?? [])]}
        onChange={list('states')}
        comboboxProps={{ withinPortal: false }}
      />
      <MultiSelect
        label={t('visitors.filter.standings')}
        data={STANDINGS.map((standing) => ({
          value: standing,
          label: t(`visitors.standing.${standing}`),
        }))}
        value={[...(search.standings ?? [])]}
        onChange={list('standings')}
        comboboxProps={{ withinPortal: false }}
      />
      <YesOrNo
        name={t('visitors.filter.chatting')}
        value={search.chatting}
        onChange={(chatting) => change({ chatting })}
      />
      <YesOrNo
        name={t('visitors.filter.returning')}
        value={search.returning}
        onChange={(returning) => change({ returning })}
      />
      <Button
        variant="default"
        onClick={() =>
          change({
            sites: undefined,
            kinds: undefined,
            states: undefined,
            countries: undefined,
            languages: undefined,
            standings: undefined,
            product: undefined,
            source: undefined,
            cartFrom: undefined,
            chatting: undefined,
            returning: undefined,
          })
        }
      >
        {t('visitors.clearAll')}
      </Button>
    </>
  );
}

function YesOrNo({
  name,
  value,
  onChange,
}: {
  name: string;
  value: boolean | undefined;
  onChange: (value: boolean | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={classes.choice}>
      <span id={`choice-${name}`}>{name}</span>
      <SegmentedControl
        size="xs"
        aria-labelledby={`choice-${name}`}
        value={value === undefined ? 'any' : value ? 'yes' : 'no'}
        onChange={(chosen) => onChange(chosen === 'any' ? undefined : chosen === 'yes')}
        data={[
          { value: 'any', label: t('visitors.any') },
          { value: 'yes', label: t('visitors.yes') },
          { value: 'no', label: t('visitors.no') },
        ]}
      />
    </div>
  );
}
