package io.sagadesk.server.outage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import com.mongodb.MongoTimeoutException;
import io.grpc.Status;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.log.LogUnreachableException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutageLogFilterTest {

    private static final String PROCESSOR = "org.axonframework.eventhandling.pooled.Coordinator";
    private final RuntimeException defect = new IllegalStateException("An event cannot be handled");

    private final OutageLogFilter filter = filter("mongodb://host");

    static Stream<RuntimeException> outages() {
        return Stream.of(
                new LogUnreachableException(),
                new MongoTimeoutException("No server"),
                new EventStoreException("It failed", Status.UNAVAILABLE.asRuntimeException()),
                new EventStoreException("It failed", Status.DEADLINE_EXCEEDED.asException()),
                new NoHandlerForCommandException("Nobody has announced it yet"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void a_processor_logs_nothing_about_an_outage(RuntimeException outage) {
        assertThat(StoreOutage.isIn(outage)).isTrue();
        assertThat(reply(PROCESSOR, outage)).isEqualTo(FilterReply.DENY);
    }

    @Test
    void a_processor_logs_a_defect_until_the_server_stops() {
        assertThat(reply(PROCESSOR, defect)).isEqualTo(FilterReply.NEUTRAL);

        filter.expectDisconnection();

        assertThat(reply(PROCESSOR, defect)).isEqualTo(FilterReply.DENY);
    }

    @Test
    void everybody_else_logs_nothing_about_an_outage_and_every_defect() {
        assertThat(reply("io.sagadesk.server.Any", new MongoTimeoutException("No server")))
                .isEqualTo(FilterReply.DENY);
        filter.expectDisconnection();
        assertThat(reply("io.sagadesk.server.Any", defect)).isEqualTo(FilterReply.NEUTRAL);
    }

    @Test
    void embedded_documents_have_no_outages() {
        assertThat(reply(filter(null), "io.sagadesk.server.Any", new MongoTimeoutException("No server")))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(reply(filter(null), "io.sagadesk.server.Any", new LogUnreachableException()))
                .isEqualTo(FilterReply.DENY);
    }

    private static OutageLogFilter filter(@Nullable String mongodbUri) {
        return new OutageLogFilter(new SagadeskProperties(
                Path.of("data"), mongodbUri, null, null, null, null, null, null, null, false, false));
    }

    private FilterReply reply(String logger, RuntimeException failure) {
        return reply(filter, logger, failure);
    }

    /** As SLF4J passes a failure behind the values of a message. */
    private static FilterReply reply(OutageLogFilter filter, String logger, RuntimeException failure) {
        var arguments = new Object[] {"name", failure};
        return filter.decide(null, new LoggerContext().getLogger(logger), Level.WARN, "{} failed", arguments, null);
    }
}
