import fc from "fast-check";
import { randomPair, type GeneratedPair } from "../../scripts/conformance/generatePair";
import { smaller } from "../../scripts/conformance/minimise";
import { randomOf } from "../../scripts/conformance/random";

/**
 * The pairs of `npm run conformance`, from its own generator: valid and broken patterns, and events of which about half
 * match. A failing pair shrinks by conformance's own steps, the event before the pattern.
 */
class ConformancePairs extends fc.Arbitrary<GeneratedPair> {
  override generate(random: fc.Random): fc.Value<GeneratedPair> {
    return new fc.Value(randomPair(randomOf(() => random.nextInt(0, 0xffff_ffff))), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is GeneratedPair {
    return typeof value === "object" && value !== null && "pattern" in value && "event" in value;
  }

  override shrink(pair: GeneratedPair): fc.Stream<fc.Value<GeneratedPair>> {
    const pairs = function* (): Generator<fc.Value<GeneratedPair>> {
      for (const event of smaller(pair.event)) yield new fc.Value({ ...pair, event }, undefined);
      for (const pattern of smaller(pair.pattern)) yield new fc.Value({ ...pair, pattern }, undefined);
    };
    return new fc.Stream(pairs());
  }
}

export const conformancePair: fc.Arbitrary<GeneratedPair> = new ConformancePairs();
