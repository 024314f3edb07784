/**
 * Where the box stands: above the button and whatever the shop has fixed to the bottom of the screen. On a phone it
 * stands aside where something of the page would be under it that one can press, until the page is scrolled on.
 */

export interface Place {
  /** Whether the box is out of sight, because there is something to do on the page or no room. */
  readonly aside: boolean;
  end(): void;
}

/** A phone, also one that lies on its side; the same bound as in invitation.css. */
const PHONE = '(max-width:480px),(max-height:480px) and (pointer:coarse)';
const GAP = 12;
/** Above what takes more than this of the height there is no room. */
const MOST_TAKEN = 1 / 2;
/** The keyboard of a phone takes at least so much of the height. */
const KEYBOARD = 1 / 4;
const FIELDS =
  'input:not([type=button], [type=submit], [type=checkbox], [type=radio]), textarea, select, [contenteditable]';

/** What a finger is meant for; a shop's way to pay may stand in a frame. Links: see {@link looksPressed}. */
const CONTROLS =
  'button, input, select, textarea, summary, label, iframe, a[href], [role=button], [role=tab], [role=switch]';
/** A link that is a button is at most so high; a card that is a link as a whole is higher. */
const HIGHEST_BUTTON = 88;

/** Links in the text and whole cards go by; one with a ground or an edge of its own is a button to who sees it. */
function looksPressed(control: Element, { height }: DOMRect): boolean {
  if (!control.matches('a:not([role])')) return true;
  const { backgroundColor, backgroundImage, borderBottomWidth, boxShadow } = getComputedStyle(control);
  const isBare =
    /^(transparent|rgba\(.*, 0\))$/.test(backgroundColor) &&
    backgroundImage === 'none' &&
    boxShadow === 'none' &&
    borderBottomWidth === '0px';
  return !isBare && height <= HIGHEST_BUTTON;
}

/** Whether the box would lie over something that a finger is meant for. */
function covers(box: HTMLElement, widget: Element): boolean {
  const over = box.getBoundingClientRect();
  return [...document.querySelectorAll(CONTROLS)].some((control) => {
    const at = control.getBoundingClientRect();
    const left = Math.max(over.left, at.left);
    const right = Math.min(over.right, at.right);
    const top = Math.max(over.top, at.top);
    const bottom = Math.min(over.bottom, at.bottom);
    // Closed drawers and hidden parts have their places too.
    return (
      left < right &&
      top < bottom &&
      control !== widget &&
      looksPressed(control, at) &&
      document.elementsFromPoint((left + right) / 2, (top + bottom) / 2).includes(control)
    );
  });
}

/** What stands still at this point while the page scrolls, the widget aside. */
function fixedAt(x: number, y: number, widget: Element): Element | undefined {
  for (const found of document.elementsFromPoint(x, y)) {
    for (let at: Element | null = found; at && at !== document.body; at = at.parentElement) {
      if (at === widget) break;
      if (/fixed|sticky/.test(getComputedStyle(at).position)) return at;
    }
  }
  return undefined;
}

/** How high the shop's own bars stand at the bottom of the screen, one above another. */
export function takenBelow(widget: Element): number {
  const { innerHeight, innerWidth } = window;
  let floor = innerHeight;
  for (let bars = 0; bars < 3; bars++) {
    const tops = [0.1, 0.5, 0.9]
      .map((part) => fixedAt(innerWidth * part, floor - 2, widget)?.getBoundingClientRect())
      // A header or a side bar reaches to the bottom too, but is no bar there.
      .filter((bar) => bar !== undefined && bar.height < innerHeight * MOST_TAKEN && bar.bottom > floor - 4)
      .map((bar) => bar?.top ?? floor);
    if (!tops.length) break;
    floor = Math.min(floor, ...tops);
  }
  return innerHeight - floor;
}

export function place(box: HTMLElement, button: HTMLElement): Place {
  const widget = (button.getRootNode() as ShadowRoot).host;
  const phone = matchMedia(PHONE);
  let aside = false;
  let typing = false;
  let due = 0;

  const set = () => {
    due = 0;
    const taken = takenBelow(widget);
    const launcher = button.hidden ? 0 : innerHeight - button.getBoundingClientRect().top;
    const keyboard = visualViewport ? visualViewport.height * visualViewport.scale : innerHeight;
    const isTyping = typing && document.activeElement?.matches(FIELDS);
    aside =
      isTyping ||
      keyboard < innerHeight * (1 - KEYBOARD) ||
      (phone.matches && taken > innerHeight * MOST_TAKEN);
    box.style.bottom = `${Math.max(taken, launcher) + GAP}px`;
    // Out of sight it still has its place, to be looked at.
    box.hidden = false;
    aside ||= phone.matches && covers(box, widget);
    box.hidden = aside;
  };
  const soon = () => {
    due ||= requestAnimationFrame(set);
  };
  const typed = () => {
    typing = true;
    soon();
  };
  const left = () => {
    typing = false;
    soon();
  };
  const entered = () => phone.matches && typed();
  const listeners: [EventTarget | null, string, () => void][] = [
    [window, 'resize', soon],
    [window, 'scroll', soon],
    [visualViewport, 'resize', soon],
    [document, 'input', typed],
    [document, 'focusin', entered],
    [document, 'focusout', left],
  ];
  for (const [target, name, heard] of listeners) target?.addEventListener(name, heard, { passive: true });
  // A bar of the shop may come by itself.
  const watching = setInterval(soon, 1_000);
  set();
  return {
    get aside() {
      return aside;
    },
    end() {
      clearInterval(watching);
      cancelAnimationFrame(due);
      for (const [target, name, heard] of listeners) target?.removeEventListener(name, heard);
    },
  };
}
