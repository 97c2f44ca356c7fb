package io.sagadesk.server.outage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.sagadesk.server.wiring.SagadeskProperties;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Suppresses the stack traces that event processors and everything else that works in the background would log while a store
 * in another process is out of reach, and those of Axon's processors at the stop. The stores themselves log when an outage
 * begins and when it ends.
 */
@Component
class OutageLogFilter extends TurboFilter {

    private static final String PROCESSORS = "org.axonframework.eventhandling.pooled";

    private final boolean hasExternalDocuments;
    private volatile boolean stopping;

    OutageLogFilter(SagadeskProperties properties) {
        hasExternalDocuments = properties.mongodbUri() != null;
    }

    @PostConstruct
    void install() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            setContext(logging);
            start();
            logging.addTurboFilter(this);
        }
    }

    @PreDestroy
    void remove() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            logging.getTurboFilterList().remove(this);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void expectDisconnection() {
        stopping = true;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        var reason = failure == null ? lastOf(arguments) : failure;
        if (reason == null) return FilterReply.NEUTRAL;
        if (isLoggedByStore(reason)) return FilterReply.DENY;
        return stopping && logger.getName().startsWith(PROCESSORS) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    /** The embedded documents are never away, so whatever fails there is to be seen. */
    private boolean isLoggedByStore(Throwable reason) {
        return hasExternalDocuments ? StoreOutage.isIn(reason) : StoreOutage.isOfLog(reason);
    }

    /** The failure that SLF4J takes from the last argument. */
    private static @Nullable Throwable lastOf(Object @Nullable [] arguments) {
        if (arguments == null || arguments.length == 0) return null;
        return arguments[arguments.length - 1] instanceof Throwable failure ? failure : null;
    }
}
