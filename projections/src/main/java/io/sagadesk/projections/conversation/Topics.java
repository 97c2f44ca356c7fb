package io.sagadesk.projections.conversation;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation is about.
 *
 * @param tags sorted, at most {@value #MOST}; which ones were put on after those is in the log alone
 * @param intents all that were reported, sorted, at most as many
 * @param sentiment as it was reported last
 */
public record Topics(
        List<String> tags, List<String> intents, @Nullable Integer sentiment) {

    static final int MOST = 100;
    static final Topics NONE = new Topics(List.of(), List.of(), null);

    Topics tagged(String tag) {
        return new Topics(with(tags, List.of(tag)), intents, sentiment);
    }

    Topics meaning(List<String> reported) {
        return new Topics(tags, with(intents, reported), sentiment);
    }

    Topics feeling(int score) {
        return new Topics(tags, intents, score);
    }

    private static List<String> with(List<String> known, Collection<String> more) {
        var all = new TreeSet<>(known);
        more.stream().filter(one -> all.size() < MOST).forEach(all::add);
        return List.copyOf(all);
    }
}
