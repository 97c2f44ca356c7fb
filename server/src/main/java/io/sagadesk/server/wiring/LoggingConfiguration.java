package io.sagadesk.server.wiring;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Configuration;

/** Keeps repeated failures out of the server's log. */
@Configuration(proxyBeanMethods = false)
class LoggingConfiguration implements DisposableBean {

    private final RepeatedFailureFilter filter = new RepeatedFailureFilter(System::nanoTime);

    LoggingConfiguration() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) logback.addTurboFilter(filter);
    }

    @Override
    public void destroy() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getTurboFilterList().remove(filter);
        }
    }
}
