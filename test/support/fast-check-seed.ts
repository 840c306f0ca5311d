import fc from 'fast-check';

/** The same cases in every run, so that a red run is red for a reason; another seed by FAST_CHECK_SEED. */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20261120) });
