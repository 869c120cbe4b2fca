import { configureGlobal } from "fast-check";

/**
 * The laws are tried with the same values in every run, so that a change is judged by what it changes. PROPERTY_SEED
 * looks elsewhere: `PROPERTY_SEED=$RANDOM npm run test:unit`.
 */
configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? 20261125) });
