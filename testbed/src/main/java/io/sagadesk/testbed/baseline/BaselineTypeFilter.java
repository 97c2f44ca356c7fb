package io.sagadesk.testbed.baseline;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps of the application what decides, what reacts and what speaks HTTP, and leaves out how it stores and follows. */
final class BaselineTypeFilter extends TypeExcludeFilter {

    private static final List<String> DECIDING = List.of(
            "io.sagadesk.command.",
            "io.sagadesk.server.command.",
            "io.sagadesk.server.wiring.",
            "io.sagadesk.server.http.",
            "io.sagadesk.testbed.baseline.");
    private static final List<String> REACTING = List.of(
            "io.sagadesk.saga.",
            "io.sagadesk.server.clock.TimerConfiguration",
            "io.sagadesk.server.reactions.ports.PublishedPolicies",
            "io.sagadesk.server.reactions.ports.ReactionCommands");
    private static final String OUR_LOG = "io.sagadesk.server.wiring.EmbeddedLogConfiguration";

    private final List<String> shared;

    /** @param followers whether anything follows the log */
    BaselineTypeFilter(boolean followers) {
        shared = followers ? Stream.concat(DECIDING.stream(), REACTING.stream()).toList() : DECIDING;
    }

    /** Whether a class is left out. */
    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory readers) {
        var name = reader.getClassMetadata().getClassName();
        return name.equals(OUR_LOG) || shared.stream().noneMatch(name::startsWith);
    }
}
