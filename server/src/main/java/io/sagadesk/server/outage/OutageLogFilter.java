package io.sagadesk.server.outage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Suppresses the stack traces that each event processor of Axon would log at each attempt while a store is out of reach, and at
 * the stop. The stores themselves log when an outage begins and when it ends.
 */
@Component
class OutageLogFilter extends TurboFilter {

    private static final String PROCESSORS = "org.axonframework.eventhandling.pooled";

    private volatile boolean stopping;

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
        if (!logger.getName().startsWith(PROCESSORS)) return FilterReply.NEUTRAL;
        var reason = failure == null ? lastOf(arguments) : failure;
        return reason != null && (stopping || StoreOutage.isIn(reason)) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    /** The failure that SLF4J takes from the last argument. */
    private static @Nullable Throwable lastOf(Object @Nullable [] arguments) {
        if (arguments == null || arguments.length == 0) return null;
        return arguments[arguments.length - 1] instanceof Throwable failure ? failure : null;
    }
}
