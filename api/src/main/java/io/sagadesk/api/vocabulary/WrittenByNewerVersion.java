package io.sagadesk.api.vocabulary;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A failure to read a message of a type or revision that this version does not know. Neither the message nor the process is
 * damaged: a newer version can go on with it. Its text names the type and has no personal data.
 */
public interface WrittenByNewerVersion {

    /** The number of causes that are looked at, because causes may refer to each other. */
    int DEEPEST = 20;

    /** The failure of this kind among a failure and its causes. */
    static Optional<WrittenByNewerVersion> in(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(WrittenByNewerVersion.class::isInstance)
                .map(WrittenByNewerVersion.class::cast)
                .findFirst();
    }

    /** The sentence for logs, health and refusals: the type, its place, and what to do. */
    String sentence();

    /** The stored name of the type. */
    String typeName();
}
