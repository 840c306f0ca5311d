// Makes GraphQL Playground show errors as the service answers them: `{ "errors": [ … ] }`.
//
// The program takes an answer with another status than 2xx for a failure of the transport and shows it wrapped, as
// `{ "error": { "errors": [ … ] } }`. Clients and curl see no such thing.

const fetchAnswer = globalThis.fetch;

globalThis.fetch = async (...request) => {
  const answer = await fetchAnswer(...request);
  return answer.ok ? answer : asAnswered(answer);
};

/** The same body, as JSON that the program does not wrap. */
async function asAnswered(answer) {
  const text = await answer.text();
  const body = isJson(answer) ? text : JSON.stringify(errorOf(answer));
  return new Response(body, { status: 200, headers: { 'content-type': 'application/json' } });
}

function isJson({ headers }) {
  return /^application\/(graphql-response\+)?json\b/.test(headers.get('content-type') ?? '');
}

/** What a proxy says in front of the service is a page; it is told in the shape of all other errors. */
function errorOf({ status, statusText }) {
  const message = `The answer is not the service's: HTTP ${status} ${statusText}`.trim();
  return { errors: [{ message, extensions: { code: 'NOT_THE_SERVICE', status } }] };
}
