import type { Author } from '@shopbell/protocol';
import { IconUser } from '@tabler/icons-react';
import { usePhoto } from '../desk/usePhoto';
import classes from './Avatar.module.css';
import { hueOf, initialsOf } from './person';

interface AvatarProps {
  author: Pick<Author, 'id' | 'name'>;
  size?: 24 | 32 | 40 | 72;
  /** A dot at the corner: whether a member of staff takes conversations. */
  presence?: boolean | undefined;
}

/**
 * The photo of a member of staff who has one, else initials on a colour that is always the same for the same person.
 * Decoration: the name stands beside it.
 */
export function Avatar({ author, size = 32, presence }: AvatarProps) {
  const photo = usePhoto(author.id);
  const initials = initialsOf(author.name ?? '');
  const style = { '--hue': hueOf(author.id), '--size': `${size}px` } as React.CSSProperties;
  return (
    <span className={classes.avatar} style={style} data-presence={presence} aria-hidden>
      {photo ? <img src={photo} alt="" /> : initials || <IconUser size={size / 2} stroke={1.75} />}
    </span>
  );
}
