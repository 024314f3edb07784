import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconUserCircle, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { openRequestsQuery } from '../api/requests';
import { openKeys } from '../desk/keys/keysHelp';
import { useDesk } from '../desk/useDesk';
import { placesOf } from '../desk/views/places';
import { Avatar } from '../ui/Avatar';
import { count } from '../ui/format';
import { useStore } from '../ui/store';
import classes from './AccountMenu.module.css';
import { SCHEMES, schemeOf } from './SchemeChoice';
import { useLeave } from './useLeave';

const icon = { size: 16, stroke: 1.75 };
/** Who one is, and what belongs to that. */
export function AccountMenu({ folded }: { folded: boolean }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { me } = desk;
  const available = useStore(desk.available);
  const leave = useLeave();
  const open = useQuery(openRequestsQuery).data ?? 0;
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="top-start" width={240} shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton
          className={classes.button}
          data-folded={folded}
          aria-label={t('account.menu', { name: me.name })}
        >
          <Avatar author={me} size={folded ? 32 : 24} presence={available} />
          {!folded && <span className={classes.name}>{me.name}</span>}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <span className={classes.name}>{me.name}</span>
          <span className={classes.hint}>
            {t('account.hint', { email: me.email, role: t(`common.role.${me.role}`) })}
          </span>
        </div>
        <Menu.Divider />
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(schemeOf(value))}>
          {SCHEMES.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick={false}>
              {t(`account.scheme_${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle {...icon} />}>
          {t('keys.account')}
        </Menu.Item>
        {me.role === 'administrator' && (
          <Menu.Item component={Link} to="/team" leftSection={<IconUsers {...icon} />}>
            {t('keys.team')}
          </Menu.Item>
        )}
        {placesOf(me.role).map(({ to, text, icon: Icon }) => (
          <Menu.Item
            key={to}
            component={Link}
            to={to}
            leftSection={<Icon {...icon} />}
            rightSection={to === '/requests' && open > 0 && count(open)}
          >
            {t(`desk.places.${text}`)}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconKeyboard {...icon} />} onClick={openKeys}>
          {t('keys.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout {...icon} />} onClick={leave}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
