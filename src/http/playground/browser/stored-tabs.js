// Keeps what a visitor has typed.
//
// GraphQL Playground stores its tabs and settings in the browser, but tabs that are passed to it take the place of
// all that was stored. The examples are therefore passed on the first visit only, and where the address asks for them.

/** The program's own item. */
const STATE = 'graphql-playground';

/** Tells that the stored tabs came from here: another service may have used the same host and port before. */
const EXAMPLES_GIVEN = 'papergraph-examples';

/** What the program is started with: the examples, or nothing beside what it has stored. */
export function startOptions({ tabs, settings }) {
  const endpoint = new URL('graphql', document.baseURI).href;
  const asked = new URLSearchParams(location.search).has('examples');
  // The program would take tabs from the address as well, and an address that was followed would cost all edits.
  history.replaceState(null, '', location.pathname);
  const stored = asked ? undefined : readState(endpoint);
  if (stored) return { endpoint, settings: { ...settings, ...JSON.parse(stored.settingsString) } };
  remember(endpoint);
  return { endpoint, settings, tabs: tabs.map((tab) => ({ endpoint, ...tab })) };
}

/** What was stored on an earlier visit of this service, or undefined. */
function readState(endpoint) {
  try {
    const state = JSON.parse(localStorage.getItem(STATE));
    const given = localStorage.getItem(EXAMPLES_GIVEN) === endpoint;
    return given && state.workspaces[endpoint].sessions.sessions ? state : undefined;
  } catch {
    return undefined;
  }
}

function remember(endpoint) {
  try {
    localStorage.setItem(EXAMPLES_GIVEN, endpoint);
  } catch {
    // The browser stores nothing: each visit is the first.
  }
}

const setItem = Storage.prototype.setItem;

// The program stores answers too, but never reads them again. A few long ones fill the browser's five million
// characters; from then on no edit would be stored.
Storage.prototype.setItem = function (key, value) {
  setItem.call(this, key, key === STATE ? withoutAnswers(value) : value);
};

function withoutAnswers(value) {
  const state = JSON.parse(value);
  for (const { sessions } of Object.values(state.workspaces)) {
    for (const tab of Object.values(sessions.sessions)) tab.responses = [];
  }
  return JSON.stringify(state);
}
