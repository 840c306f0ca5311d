// Closes GraphQL Playground's boxes of hints.
//
// The program wraps each list of hints into a box with a description, and takes the box away on `DOMNodeRemoved`.
// Browsers have given up that event (Chromium in version 127): the list goes, the box stays and covers the editor.

const boxes = new MutationObserver((changes) => {
  for (const { target } of changes) if (!target.querySelector('.CodeMirror-hints')) target.remove();
});

new MutationObserver((changes) => {
  for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
    if (node.className === 'CodeMirror-hints-wrapper') boxes.observe(node, { childList: true });
  }
}).observe(document.body, { childList: true });

/** Milliseconds: a click on a hint takes the focus for a moment and gives it back. */
const FOCUS_RETURNS = 150;

// The editor of variables is told to keep its hints when it loses the focus.
addEventListener('focusout', ({ target }) => {
  const editor = target.closest('.CodeMirror')?.CodeMirror;
  if (editor) setTimeout(() => editor.hasFocus() || editor.closeHint(), FOCUS_RETURNS);
});
