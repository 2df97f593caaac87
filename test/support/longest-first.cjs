/** Begins with the suites that take longest, so that none of them runs alone in the end. */
const LONGEST = ['chaos.e2e', 'crashes.e2e', 'pages.e2e', 'start.e2e', 'hostile-articles.e2e', 'log-verbs.e2e', 'rebuild.e2e', 'secure-services.e2e', 'erasure.e2e'];

/** A sequencer of Jest without a memory: clones are fresh in CI. */
module.exports = class LongestFirst {
  sort(tests) {
    const rank = ({ path }) => (LONGEST.findIndex((name) => path.includes(name)) + LONGEST.length + 1) % (LONGEST.length + 1);
    return [...tests].sort((left, right) => rank(left) - rank(right) || (left.path < right.path ? -1 : 1));
  }

  allFailedTests(tests) {
    return tests;
  }

  shard(tests) {
    return tests;
  }

  cacheResults() {
    // Nothing is remembered.
  }
};
