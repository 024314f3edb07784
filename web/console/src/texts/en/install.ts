export const install = {
  title: 'Chat button',
  hint: 'Two lines on every page of the shop, and it can be reached.',
  shop: 'Shop',
  lines: 'Lines for {{name}}',
  allowed: 'They work on {{origins}}.',
  allowedElse: 'A shop elsewhere is added to the addresses in its settings first.',
  settings: 'Settings of {{name}}',
  outOfReach:
    'The browsers of shoppers cannot have the chat from {{server}}. Give Shopbell an https address, set it as http.publicUrl (on the command line: --set http.publicUrl=https://chat.your-shop.example), and open this page there: the lines then name it.',
  linkNote: 'The link is for shoppers without JavaScript; with it, the button takes its place.',
  none: 'No shop yet',
  noneHint: 'An administrator adds one under Shops; then its lines stand here.',
  toDesk: 'To the desk',
  state: {
    waiting: 'Waiting for the first page view',
    waitingHint:
      'Put the lines on the shop, then open any of its pages: this turns green within seconds. A browser that asks not to be tracked is not counted; opening the chat there counts in any case, also where the shop does not follow visits.',
    seen: 'The chat button is on the shop',
    seenHint: 'Last page view {{when}}: {{url}}',
  },
  where: 'Where they go',
  platform: {
    html: 'Plain HTML',
    shopify: 'Shopify',
    woo: 'WooCommerce',
    adobe: 'Adobe Commerce',
    tags: 'Tag manager',
    app: 'App (WebView)',
  },
  notes: {
    html: [
      'Put the lines before </body> on every page, best in the template that all pages share.',
      'Where the shop sends a Content-Security-Policy, allow {{server}} in script-src, frame-src, connect-src and img-src; its socket {{socket}} in connect-src too.',
    ],
    shopify: [
      'In the admin, open Online Store, then Themes; at the theme, choose Edit code from the menu with the three dots.',
      'In layout/theme.liquid, put the lines before </body>, and save. Another theme needs them again.',
      'Shopify’s checkout runs no code of a theme, so there is no button there. Its own address and the shop’s domain both belong to the addresses in the settings here.',
    ],
    woo: [
      'Put this into the functions.php of a child theme, or into a plug-in for code snippets; an update of the theme then keeps it.',
      'WordPress prints it before </body> on every page, the cart and the checkout of WooCommerce among them. Empty the page cache afterwards.',
    ],
    adobe: [
      'In the admin, open Content, then Design, then Configuration, and edit the store view. Under Footer, put the lines into Miscellaneous HTML. Save, and flush the cache.',
      'From 2.4.7 on, payment pages enforce their Content-Security-Policy. Allow the server in a csp_whitelist.xml of a module of your own:',
    ],
    tags: [
      'In Google Tag Manager, make a tag of the type Custom HTML with the lines, and the trigger All Pages; then submit the version.',
      'The button comes after the tag manager then, and not at all where consent rules hold the tag back. Put the lines into the page itself if you can.',
    ],
    app: [
      'Load this address in a WebView; it is the chat as a page of its own.',
      'On Android, switch JavaScript and DOM storage on (setJavaScriptEnabled, setDomStorageEnabled), and answer onShowFileChooser so that pictures can be sent. On iOS, a WKWebView with the default data store needs nothing.',
      'The WebView keeps who the shopper is; deleting its data forgets it.',
    ],
  },
  code: 'Code for {{platform}}',
};
