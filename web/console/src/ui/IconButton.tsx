import { ActionIcon } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';

interface IconButtonProps {
  icon: TablerIcon;
  /** What it does, in words. */
  label: string;
  disabled?: boolean;
  className?: string | undefined;
  onClick: () => void;
}

/** A quiet button that is a sign alone, beside a field or at the end of a line. */
export function IconButton({
  icon: Icon,
  label,
  disabled = false,
  className = '',
  onClick,
}: IconButtonProps) {
  return (
    <ActionIcon
      className={className}
      variant="subtle"
      color="gray"
      size={36}
      disabled={disabled}
      aria-label={label}
      onClick={onClick}
    >
      <Icon size={18} stroke={1.75} />
    </ActionIcon>
  );
}
