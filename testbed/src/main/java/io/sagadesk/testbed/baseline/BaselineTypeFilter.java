package io.sagadesk.testbed.baseline;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Limits the component scan to command handling, reactions and HTTP, and excludes Sagadesk's stores and processors. */
final class BaselineTypeFilter extends TypeExcludeFilter {

    private static final List<String> COMMAND_SIDE = List.of(
            "io.sagadesk.command.",
            "io.sagadesk.server.command.",
            "io.sagadesk.server.wiring.",
            "io.sagadesk.server.http.");
    private static final List<String> REACTIONS = List.of(
            "io.sagadesk.saga.",
            "io.sagadesk.server.clock.TimerConfiguration",
            "io.sagadesk.server.reactions.ports.PublishedPolicies",
            "io.sagadesk.server.reactions.ports.ReactionCommands");
    private static final String EMBEDDED_LOG = "io.sagadesk.server.wiring.EmbeddedLogConfiguration";

    private final List<String> shared;

    /** @param followers whether read models and reactions follow the log */
    BaselineTypeFilter(boolean followers) {
        shared = followers
                ? Stream.concat(COMMAND_SIDE.stream(), REACTIONS.stream()).toList()
                : COMMAND_SIDE;
    }

    /** True if the class is excluded. */
    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory readers) {
        var name = reader.getClassMetadata().getClassName();
        return name.equals(EMBEDDED_LOG) || shared.stream().noneMatch(name::startsWith);
    }
}
