import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Mantine asks for ten shades; ours are one accent, whose value the scheme in tokens.css decides. */
const accent = Array.from({ length: 10 }, () => 'var(--accent)') as unknown as MantineColorsTuple;

const oneRadius = 'var(--radius)';

export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.35' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.35' },
      h2: { fontSize: '16px' },
      h3: { fontSize: '14px' },
    },
  },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: oneRadius, sm: oneRadius, md: oneRadius, lg: oneRadius, xl: oneRadius },
  defaultRadius: 'md',
  shadows: {
    xs: 'var(--shadow-raised)',
    sm: 'var(--shadow-raised)',
    md: 'var(--shadow-floating)',
    lg: 'var(--shadow-floating)',
    xl: 'var(--shadow-floating)',
  },
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    // Mantine's own red is too bright for white words on it.
    if (input.color === 'red' && input.variant === 'filled')
      return { ...colors, background: 'var(--overdue)', hover: 'var(--overdue)', color: 'var(--surface)' };
    const ours = input.color === undefined || input.color === 'accent';
    // In the dark our accent is bright: what stands on it must be dark, where Mantine would have white.
    return ours && input.variant === 'filled' ? { ...colors, color: 'var(--on-accent)' } : colors;
  },
  components: {
    Modal: { styles: { title: { fontSize: '16px', fontWeight: 600 } } },
    InputWrapper: { styles: { label: { marginBlockEnd: '4px' }, description: { marginBlockEnd: '4px' } } },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
});

/** Tells Mantine's own variables about our tokens, which are the same names in both schemes. */
export const variables: CSSVariablesResolver = () => {
  const ours = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-quiet)',
    '--mantine-color-placeholder': 'var(--text-quiet)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-error': 'var(--overdue)',
    // The borders of fields: three to one against what is around them. Those in the dark are in tokens.css.
    '--mantine-color-gray-4': 'var(--line-strong)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-primary-color-light': 'var(--accent-tint)',
    '--mantine-primary-color-light-hover': 'var(--accent-line)',
    '--mantine-primary-color-light-color': 'var(--accent)',
    '--mantine-color-accent-filled': 'var(--accent)',
    '--mantine-color-accent-filled-hover': 'var(--accent-strong)',
    '--mantine-color-accent-light': 'var(--accent-tint)',
    '--mantine-color-accent-light-hover': 'var(--accent-line)',
    '--mantine-color-accent-light-color': 'var(--accent)',
  };
  // What Mantine draws in its own greys in the dark, from lines to what lies lowest.
  const dark = {
    ...ours,
    '--mantine-color-dark-filled': 'var(--hover)',
    '--mantine-color-dark-4': 'var(--line)',
    '--mantine-color-dark-5': 'var(--hover)',
    '--mantine-color-dark-6': 'var(--surface)',
    '--mantine-color-dark-7': 'var(--hover)',
    '--mantine-color-dark-8': 'var(--sunken)',
    '--mantine-color-disabled': 'var(--hover)',
  };
  return { variables: {}, light: ours, dark };
};
