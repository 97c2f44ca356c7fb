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
public record ConversationTopics(
        List<String> tags, List<String> intents, @Nullable Integer sentiment) {

    static final int MOST = 100;
    static final ConversationTopics NONE = new ConversationTopics(List.of(), List.of(), null);

    ConversationTopics tagged(String tag) {
        return new ConversationTopics(with(tags, List.of(tag)), intents, sentiment);
    }

    ConversationTopics meaning(List<String> reported) {
        return new ConversationTopics(tags, with(intents, reported), sentiment);
    }

    ConversationTopics feeling(int score) {
        return new ConversationTopics(tags, intents, score);
    }

    private static List<String> with(List<String> known, Collection<String> more) {
        var all = new TreeSet<>(known);
        more.stream().filter(one -> all.size() < MOST).forEach(all::add);
        return List.copyOf(all);
    }
}
