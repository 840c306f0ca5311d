/** A hole that was published, and where it is mended. */
export interface KnownHole {
  /** In GitHub's database: https://github.com/advisories/ and this. */
  readonly advisory: string;
  readonly what: string;
  /** The first good version, of each major line that was mended, lowest first. A lower line has no good one. */
  readonly mended: readonly string[];
}

/**
 * Holes of packages that package-lock.json holds, or held. A row stays when the package has long been newer, for a change
 * of the lock may bring an old copy back. Versions and ids are those of the advisories: one that cannot be looked up is
 * left out.
 */
export const KNOWN_HOLES: Readonly<Record<string, readonly KnownHole[]>> = {
  // What answers requests, and what stands below it.
  fastify: [
    hole('GHSA-455w-c45v-86rg', 'a content type ends the process', '4.8.1'),
    hole('GHSA-mg2h-6x62-wpwc', 'content types that differ by a blank pass by validation', '5.3.2'),
    hole('GHSA-jx2c-rxcm-jvmq', 'a tab in the content type passes by validation', '5.7.2'),
    hole('GHSA-mrq3-vjjr-p77c', 'a stream that nobody reads fills the memory', '5.7.3'),
    hole('GHSA-444r-cwp2-x5xf', 'anybody may set the host by X-Forwarded-Host', '5.8.3'),
    hole('GHSA-247c-9743-5963', 'a blank before the content type passes by validation', '5.8.5'),
    hole('GHSA-3m5p-2c4r-xxw2', 'a count of proxies lets a client choose its address', '5.12.1'),
    hole('GHSA-w2qp-rph6-63g4', 'a plain value as the body passes by validation', '5.12.1'),
    hole('GHSA-p68q-wchp-6fh7', 'a malformed address passes by hooks', '5.12.2'),
    hole('GHSA-667r-xxjv-c9mm', 'the result of a validation takes the place of the body', '5.12.2'),
    hole('GHSA-hwr6-493r-vm6h', 'a schema that is false is not applied', '5.12.2'),
    hole('GHSA-9q9j-q6p8-xq58', 'headers pass by validation by their case', '5.12.2'),
    hole('GHSA-4mh8-r7rc-xpvc', 'trailers of HTTP/2 end the process', '5.12.5'),
  ],
  'find-my-way': [
    hole('GHSA-rrr8-f88r-h8q6', 'a regular expression that takes for ever', '8.2.2', '9.0.1'),
    hole('GHSA-c96f-x56v-gq3h', 'denial of service over HTTP/2', '9.7.0'),
  ],
  'fast-uri': [
    hole('GHSA-q3j6-qgpj-74h6', 'encoded dots leave the path', '3.1.1'),
    hole('GHSA-v39h-62p7-jpjc', 'one host is taken for another', '3.1.2'),
    hole('GHSA-4c8g-83qw-93j6', 'one host is taken for another, by an international name', '3.1.4'),
    hole('GHSA-7p8r-x3mc-p8w7', 'one host is taken for another, by a backslash', '3.1.5', '4.1.2'),
    hole('GHSA-jqff-g426-hqxp', 'one host is taken for another, by an encoded scheme', '3.1.6', '4.1.3'),
    hole('GHSA-f65p-4m7j-42xc', 'a malformed IPv6 address becomes another', '3.1.6', '4.1.3'),
    hole('GHSA-hrr3-gc8f-f4qj', 'an encoded host is brought into several forms', '3.1.8', '4.1.5'),
  ],
  ajv: [
    hole('GHSA-v88g-cgmw-v5xw', 'prototype pollution', '6.12.3'),
    hole(
      'GHSA-2g4f-4pwh-qvx6',
      'a regular expression that takes for ever, through $data',
      '6.14.0',
      '8.18.0',
    ),
  ],
  '@apollo/server': [
    hole('GHSA-mp6q-xf9x-fwf7', 'an odd character set of the body fills the memory', '4.13.0', '5.4.0'),
    hole('GHSA-9q82-xgwf-vj6h', 'other sites may measure answers', '5.5.0'),
  ],
  graphql: [hole('GHSA-9pv7-vfvm-6vr7', 'a query that takes for ever to validate', '16.8.1')],
  'body-parser': [
    hole('GHSA-qwcr-r2fm-qrc7', 'denial of service by encoded forms', '1.20.3'),
    hole('GHSA-wqch-xfxh-vrr4', 'denial of service by encoded forms', '2.2.1'),
    hole('GHSA-v422-hmwv-36x6', 'a malformed limit is none', '1.20.6', '2.3.0'),
  ],
  qs: [
    hole('GHSA-hrpp-h998-j3pp', 'prototype pollution', '6.10.3'),
    hole('GHSA-6rw7-vpxm-498p', 'brackets pass by the limit of a list', '6.14.1'),
    hole('GHSA-w7fw-mjwx-w883', 'commas pass by the limit of a list', '6.14.2'),
    hole('GHSA-x5fp-wj9c-mxmx', 'commas behind brackets pass by the limit of a list', '6.16.0'),
    hole('GHSA-4mjr-xmp4-gh2g', 'denial of service by a chosen isBuffer', '6.16.0'),
  ],
  cookie: [hole('GHSA-pxg6-pf52-xh8x', 'characters out of bounds in a name', '0.7.0')],
  zod: [hole('GHSA-m95q-7qp3-xv42', 'a regular expression that takes for ever', '3.22.3')],
  'fast-copy': [hole('GHSA-jggr-w7fw-pc2j', 'deep nesting ends the process', '4.1.0')],
  minimist: [hole('GHSA-xvch-5gv4-984h', 'prototype pollution', '1.2.6')],
  'yargs-parser': [hole('GHSA-p9pc-299p-vxgp', 'prototype pollution', '13.1.2', '15.0.1', '18.1.1')],
  y18n: [hole('GHSA-c4w7-xm78-47vh', 'prototype pollution', '3.2.2', '4.0.1', '5.0.5')],
  'ansi-regex': [
    hole(
      'GHSA-93q8-gq69-wqmw',
      'a regular expression that takes for ever',
      '3.0.1',
      '4.1.1',
      '5.0.1',
      '6.0.1',
    ),
  ],
  'sha.js': [hole('GHSA-95m3-7q98-8xr5', 'a length that is none rewinds the hash', '2.4.12')],
  // What speaks to PostgreSQL.
  pg: [hole('GHSA-wc9v-mj63-m9g5', 'the name of a column is run as code', '7.1.2')],
  typeorm: [
    hole('GHSA-fx4w-v43j-vc45', 'an object as a condition becomes SQL', '0.3.0'),
    hole('GHSA-q2pj-6v73-8rgj', 'an object as a value becomes SQL', '0.3.26'),
    hole('GHSA-9ggv-8w38-r7pm', 'an order becomes SQL', '0.3.29'),
    hole('GHSA-2rp8-mm9q-fp49', 'a generated migration holds code', '0.3.31'),
  ],
  // What builds and tests.
  semver: [
    hole('GHSA-c2qf-rxjj-qqgw', 'a regular expression that takes for ever', '5.7.2', '6.3.1', '7.5.2'),
  ],
  'cross-spawn': [hole('GHSA-3xgq-45jj-v275', 'a regular expression that takes for ever', '6.0.6', '7.0.5')],
  'brace-expansion': [
    hole(
      'GHSA-v6h2-p8h4-qcjw',
      'a regular expression that takes for ever',
      '1.1.12',
      '2.0.2',
      '3.0.1',
      '4.0.1',
    ),
    hole('GHSA-f886-m6hf-6m8v', 'a step of zero never ends', '1.1.13', '2.0.3', '5.0.5'),
    hole('GHSA-3jxr-9vmj-r5cp', 'empty braces take for ever', '1.1.16', '2.1.2', '5.0.7'),
    hole('GHSA-mh99-v99m-4gvg', 'an expansion fills the memory', '1.1.17', '2.1.3', '5.0.8'),
    hole('GHSA-rgw5-rvv9-x895', 'lists on the way fill the memory', '1.1.18', '2.1.4', '5.0.9'),
    hole('GHSA-qhr7-859c-m2p7', 'nested braces end the process', '1.1.20', '2.1.6', '5.0.11'),
    hole('GHSA-q2hr-2g5m-vwhr', 'an expansion takes for ever', '1.1.21', '2.1.7', '5.0.12'),
  ],
  minimatch: [
    hole('GHSA-f8q6-p94x-37v3', 'a regular expression that takes for ever', '3.0.5'),
    hole('GHSA-7r86-cg39-jmmj', 'several ** take for ever', '3.1.3', '5.1.8', '9.0.7', '10.2.3'),
    hole('GHSA-23c5-xmqv-rm74', 'nested patterns take for ever', '3.1.4', '9.0.7', '10.2.3'),
  ],
  glob: [hole('GHSA-5j98-mcp5-4vw2', 'the name of a file is run as a command', '10.5.0', '11.1.0')],
  picomatch: [
    hole('GHSA-c2c7-rcm5-vvqj', 'a regular expression that takes for ever', '2.3.2', '3.0.2', '4.0.4'),
  ],
  'js-yaml': [
    hole('GHSA-mh29-5h37-fv8m', 'prototype pollution', '3.14.2', '4.1.1'),
    hole('GHSA-52cp-r559-cp3m', 'chains of merge keys take for ever', '3.15.0', '4.3.0'),
    hole('GHSA-5p4m-2wfm-xmqj', 'an ordered map takes for ever', '3.15.1', '4.3.1'),
    hole('GHSA-2883-xcg3-v3hh', 'empty merge keys pass by their limit', '3.15.2', '4.3.2'),
  ],
  yaml: [hole('GHSA-48c2-rrv3-qjmp', 'deep nesting ends the process', '2.8.3')],
  json5: [hole('GHSA-9c47-m6qq-7p4h', 'prototype pollution', '1.0.2', '2.2.2')],
  flatted: [
    hole('GHSA-25h7-pfq9-p65f', 'deep nesting ends the process', '3.4.0'),
    hole('GHSA-rf6f-7fwh-wjgh', 'prototype pollution', '3.4.2'),
  ],
  'word-wrap': [hole('GHSA-j8xg-fqg3-53r7', 'a regular expression that takes for ever', '1.2.4')],
  'glob-parent': [hole('GHSA-ww39-953v-wcq6', 'a regular expression that takes for ever', '5.1.2')],
  '@babel/traverse': [hole('GHSA-67hx-6x53-jw92', 'compiling made-up code runs it', '7.23.2')],
  '@babel/helpers': [hole('GHSA-968p-4wvh-cqc8', 'a regular expression that takes for ever', '7.26.10')],
  '@babel/core': [hole('GHSA-4x5r-pxfx-6jf8', 'a comment reads any file', '7.29.6')],
  browserslist: [
    hole('GHSA-w8qv-6jwh-64r5', 'a regular expression that takes for ever', '4.16.5'),
    hole('GHSA-c83g-rgw3-j3cx', 'different questions fill the memory', '4.28.7'),
    hole('GHSA-73wf-gq98-2v4g', 'statistics of others end the process', '4.28.7'),
  ],
  'baseline-browser-mapping': [hole('GHSA-w5vr-8v7q-w6rv', 'a wrong argument ends the process', '2.11.0')],
  '@eslint/plugin-kit': [hole('GHSA-xffm-g5w8-qvg7', 'a regular expression that takes for ever', '0.3.4')],
  '@humanfs/node': [hole('GHSA-p498-v437-472g', 'a copy follows links out of its folder', '0.16.8')],
  // Versions that somebody else had published with code of their own.
  debug: [hole('GHSA-8mgj-vmr8-frr6', '4.4.2 holds malicious code', '4.4.3')],
};

function hole(advisory: string, what: string, ...mended: string[]): KnownHole {
  return { advisory, what, mended };
}
