/**
 * The page, without inline script or style, so that a strict Content-Security-Policy holds. All addresses are relative:
 * the page works at `/` and `/graphql`, and behind a proxy that puts a path in front of both.
 */
export function playgroundPage(assets: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Papergraph: GraphQL Playground</title>
    <link rel="icon" type="image/png" href="${assets}/favicon.png">
    <link rel="stylesheet" href="${assets}/index.css">
    <link rel="stylesheet" href="playground/layout.css">
    <script src="playground/init.js" type="module"></script>
    <script src="playground/error-answers.js" type="module"></script>
    <script src="playground/close-hints.js" type="module"></script>
    <script src="${assets}/middleware.js" defer></script>
  </head>
  <body>
    <div id="root"></div>
    <noscript>GraphQL Playground needs JavaScript. The schema is at schema.graphql, GraphQL itself at graphql.</noscript>
  </body>
</html>
`;
}

/** What stands in for the page where the build could not fetch its program. */
export const PAGE_WITHOUT_PLAYGROUND = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Papergraph</title>
  </head>
  <body>
    <h1>Papergraph</h1>
    <p>GraphQL is at <code>graphql</code>, its schema at <a href="schema.graphql">schema.graphql</a>.</p>
    <p>GraphQL Playground was not built: its files could not be fetched. Run <code>npm run build</code> with the
      package registry in reach, then start again.</p>
  </body>
</html>
`;
