/** Whether this is a keyboard with a Command key. */
export const IS_APPLE = /mac|iphone|ipad/i.test(navigator.platform);

/** The key that modifies, as it is printed on the keyboard. */
export const MOD = IS_APPLE ? '⌘' : 'Ctrl';
