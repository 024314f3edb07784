import type { Site } from '../api/answers';

export const PLATFORMS = ['html', 'shopify', 'woo', 'adobe', 'tags', 'app'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** What is to be copied on a platform that wants the lines in a form of its own. */
export function codeFor(platform: Platform, site: Site, server: string): string | undefined {
  switch (platform) {
    case 'woo':
      return `add_action( 'wp_footer', function () { ?>\n${site.snippet}\n<?php } );`;
    case 'adobe':
      return whitelist(server);
    case 'app':
      return `${server}/chat/${site.key}`;
    case 'html':
    case 'shopify':
    case 'tags':
      return undefined;
  }
}

/**
 * etc/csp_whitelist.xml of a module: what the widget needs of a page that enforces its policy. A page's live line is a
 * socket, and to some browsers that is another host.
 */
function whitelist(server: string): string {
  const policies = ['script-src', 'frame-src', 'connect-src', 'img-src'].map((id) => {
    const socket = `<value id="shopbell-socket" type="host">${server.replace('http', 'ws')}</value>`;
    return `    <policy id="${id}">
      <values><value id="shopbell" type="host">${server}</value>${id === 'connect-src' ? socket : ''}</values>
    </policy>`;
  });
  return `<?xml version="1.0"?>
<csp_whitelist xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:noNamespaceSchemaLocation="urn:magento:module:Magento_Csp:etc/csp_whitelist.xsd">
  <policies>
${policies.join('\n')}
  </policies>
</csp_whitelist>`;
}
