import { createTheme, type MantineColorsTuple } from '@mantine/core';

const grey: MantineColorsTuple = [
  '#f7f7f8',
  '#f0f0f2',
  '#e6e6e9',
  '#d8d8dc',
  '#c3c3c9',
  '#93939c',
  '#63636c',
  '#494951',
  '#2f2f35',
  '#1b1b1f',
];

const dark: MantineColorsTuple = [
  '#e6e6ea',
  '#c8c8cf',
  '#a2a2ac',
  '#7c7c87',
  '#3d3d45',
  '#303037',
  '#232328',
  '#18181b',
  '#121215',
  '#0c0c0e',
];

const accent: MantineColorsTuple = [
  '#eef1fd',
  '#dde3fb',
  '#bac6f6',
  '#94a7f1',
  '#7189ec',
  '#5370e4',
  '#3d5bd9',
  '#3049b8',
  '#283d97',
  '#1f2f74',
];

/** Looks that every screen shares. Colours with a meaning are variables of `app/globals.css`, one pair per scheme. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Liberation Mono', Menlo, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  colors: { gray: grey, dark, accent },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  black: '#1b1b1f',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '1rem', lineHeight: '1.5' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  components: {
    Button: {
      defaultProps: { size: 'sm', fw: 500 },
      // As high as every other control.
      vars: (_theme: unknown, { size }: { readonly size?: string }) => ({
        root:
          size === 'sm'
            ? { '--button-height': '32px', '--button-padding-x': '12px', '--button-fz': '14px' }
            : {},
      }),
    },
    // What a field asks for stands under it, so that labels and inputs of a row stay level.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, multiline: true, maw: 320 } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', withinPortal: true } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md' } },
    // A dialog's header is no banner of the page.
    Modal: {
      defaultProps: { centered: true, radius: 'lg', attributes: { header: { role: 'presentation' } } },
    },
    Drawer: { defaultProps: { radius: 0, attributes: { header: { role: 'presentation' } } } },
  },
});
