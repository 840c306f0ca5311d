import type { ExampleTab } from './example-tabs.js';

const SETTINGS = {
  'editor.cursorShape': 'line',
  'editor.fontSize': 14,
  'editor.reuseHeaders': true,
  'editor.theme': 'light',
  'general.betaUpdates': false,
  'prettier.printWidth': 100,
  'request.credentials': 'same-origin',
  // The schema changes with a new version of the service only; polling it would be most of the traffic.
  'schema.polling.enable': false,
  'tracing.hideTracingResponse': true,
};

/** The module that starts the page's program, with this service as endpoint and the examples as tabs. */
export function initScript(tabs: readonly ExampleTab[]): string {
  return `import { startOptions } from './stored-tabs.js';

const tabs = ${JSON.stringify(tabs)};
const settings = ${JSON.stringify(SETTINGS)};
const options = startOptions({ tabs, settings });
addEventListener('DOMContentLoaded', () => GraphQLPlayground.init(document.getElementById('root'), options));
`;
}
