import type { Author } from '@shopbell/protocol';
import { IconUser } from '@tabler/icons-react';
import classes from './Avatar.module.css';
import { hueOf, initialsOf } from './person';

interface AvatarProps {
  author: Pick<Author, 'id' | 'name'>;
  size?: 24 | 32 | 40;
  /** A dot at the corner: whether a member of staff takes conversations. */
  presence?: boolean | undefined;
}

/** Initials on a colour that is always the same for the same person. Decoration: the name stands beside it. */
export function Avatar({ author, size = 32, presence }: AvatarProps) {
  const initials = initialsOf(author.name ?? '');
  const style = { '--hue': hueOf(author.id), '--size': `${size}px` } as React.CSSProperties;
  return (
    <span className={classes.avatar} style={style} data-presence={presence} aria-hidden>
      {initials || <IconUser size={size / 2} stroke={1.75} />}
    </span>
  );
}
