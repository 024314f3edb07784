/** Every time zone that the browser knows; some leave out the one without daylight saving. */
export const ZONES: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
