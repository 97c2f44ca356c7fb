package io.sagadesk.server.instances;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The share of one instance in the work of all. Every instance computes it alike from the instances that live, without asking
 * another one; while their views differ, the claims in the token store keep two from working on the same.
 */
final class WorkShare {

    private WorkShare() {}

    /** What all leave to others is tried by all: somebody has to say that it stands still. */
    private static List<LiveInstance> whoDoes(String work, Predicate<LiveInstance> can, List<LiveInstance> live) {
        var able = live.stream().filter(can).toList();
        var willing = able.stream().filter(one -> !one.leaves(work)).toList();
        return willing.isEmpty() ? able : willing;
    }

    /**
     * How many of the segments of a processor of reactions an instance may claim: as many as each other one, or one more. Which
     * of them have one more depends on the processor, so that one instance does not have the more of all.
     */
    static int segments(String processor, int segments, String instance, List<LiveInstance> live) {
        var candidates = whoDoes(processor, one -> one.has(InstanceRole.REACTION), live).stream()
                .map(LiveInstance::name)
                .sorted()
                .toList();
        var place = candidates.indexOf(instance);
        if (place < 0) return 0;
        var count = candidates.size();
        var turned = (place + Math.floorMod(processor.hashCode(), count)) % count;
        return segments / count + (turned < segments % count ? 1 : 0);
    }

    /**
     * Whether an instance folds a projection: one instance folds all segments of all its versions, because that one can bring
     * them to one position, and fold in bulk. Only instances whose code has the same revision can do it. Whichever is chosen
     * among them stays it when others come and go, except for its fair part.
     */
    static boolean folds(String projection, int revision, String instance, List<LiveInstance> live) {
        return whoDoes(projection, one -> one.folds(projection, revision), live).stream()
                .map(LiveInstance::name)
                .max(Comparator.comparingLong((String name) -> weight(name, projection))
                        .thenComparing(name -> name))
                .filter(instance::equals)
                .isPresent();
    }

    /** Highest random weight: each pair of instance and projection has its own, spread evenly (the mixer of SplitMix64). */
    private static long weight(String instance, String projection) {
        var mixed = instance.hashCode() * 0x9E3779B97F4A7C15L + projection.hashCode();
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
