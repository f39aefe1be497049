/** Import rules of docs/architecture: each rule names what breaks when it is broken. */
const feature = '^src/features/([^/]+)/';
const none = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    none(
      'no-cycles',
      'A cycle of files cannot be understood one file at a time.',
      {},
      { circular: true },
    ),
    none(
      'kernel-is-pure',
      'The kernel knows neither technology nor features.',
      { path: '^src/kernel/' },
      { path: '^(src/(?!kernel/)|node_modules/(?!(uuid|canonicalize)/))' },
    ),
    none(
      'domain-is-pure',
      'Decisions are testable without anything running.',
      { path: `${feature}domain/` },
      {
        path: '^(src/|node_modules/)',
        pathNot: [
          '^src/features/$1/domain/',
          '^src/kernel/',
          '^src/features/[^/]+/index\\.ts$',
          // A pure function of two texts.
          '^node_modules/diff/',
        ],
      },
    ),
    none(
      'application-knows-ports-not-technology',
      'Use cases speak to ports, the kernel and other doors.',
      { path: `${feature}application/` },
      {
        path: '^(src/|node_modules/)',
        pathNot: [
          '^src/features/$1/(domain|application)/',
          '^src/kernel/',
          '^src/features/[^/]+/index\\.ts$',
        ],
      },
    ),
    none(
      'features-meet-at-the-door',
      'Another feature is reached through its index.ts only.',
      { path: feature, pathNot: '\\.module\\.ts$' },
      { path: '^src/features/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$'] },
    ),
    none(
      'edges-stay-inside-their-feature',
      'Storage and engines belong to one feature; entrances reach them through use cases.',
      { path: `${feature}(http|jobs|cli|peer)/` },
      { path: '^src/features/[^/]+/(storage|engines|documents)/' },
    ),
    none(
      'entrances-do-not-call-each-other',
      'HTTP, jobs, CLI and peer messages are separate doors to the same use cases.',
      { path: '^src/features/([^/]+)/(http|jobs|cli|peer)/' },
      { path: '^src/features/[^/]+/(http|jobs|cli|peer)/', pathNot: '^src/features/$1/$2/' },
    ),
    none(
      'only-peer-speaks-the-wire',
      'The wire between gateways is reached from peer/ rooms only.',
      { path: '^src/features/', pathNot: [`${feature}peer/`, '\\.module\\.ts$'] },
      { path: '^src/protocol/' },
    ),
    none(
      'only-storage-knows-typeorm',
      'Technology at the edges.',
      {
        path: '^(src|migrations)/',
        pathNot: ['/storage/', '^src/platform/database/', '^migrations/'],
      },
      { path: '^node_modules/typeorm/' },
    ),
    none(
      'platform-knows-no-feature',
      'The platform serves every feature and knows none.',
      { path: '^src/platform/' },
      { path: '^src/(features|protocol|web|main)/' },
    ),
    none(
      'protocol-knows-no-feature',
      'Features register their messages; the wire does not know them.',
      { path: '^src/protocol/' },
      { path: '^src/(features|web|main)/' },
    ),
    none(
      'nothing-imports-main',
      'main assembles and is imported by nothing.',
      { path: '^src/(?!main/)' },
      { path: '^src/main/' },
    ),
    none(
      'no-orphans',
      'A file nothing imports is dead. What the kernel is compiled from is imported by nobody.',
      { orphan: true, path: '^src/', pathNot: '^src/main/|/assembly/' },
      {},
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
