package io.sagadesk.projections.conversation;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a conversation.
 *
 * @param tags sorted, at most {@value #MAX_ENTRIES}; further tags are only in the log
 * @param intents all reported intents, sorted, at most {@value #MAX_ENTRIES}
 * @param sentiment the last reported score
 */
public record ConversationTopics(
        List<String> tags, List<String> intents, @Nullable Integer sentiment) {

    static final int MAX_ENTRIES = 100;
    static final ConversationTopics NONE = new ConversationTopics(List.of(), List.of(), null);

    ConversationTopics tagged(String tag) {
        return new ConversationTopics(with(tags, List.of(tag)), intents, sentiment);
    }

    ConversationTopics untagged(String tag) {
        return new ConversationTopics(
                tags.stream().filter(known -> !known.equals(tag)).toList(), intents, sentiment);
    }

    ConversationTopics meaning(List<String> reported) {
        return new ConversationTopics(tags, with(intents, reported), sentiment);
    }

    ConversationTopics feeling(int score) {
        return new ConversationTopics(tags, intents, score);
    }

    private static List<String> with(List<String> known, Collection<String> more) {
        var all = new TreeSet<>(known);
        more.stream().filter(one -> all.size() < MAX_ENTRIES).forEach(all::add);
        return List.copyOf(all);
    }
}
