package io.sagadesk.server.http.problem;

import io.sagadesk.server.ProcessLimits;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes Tomcat report its errors as problems (RFC 9457). */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    /** A connection that cannot get a descriptor would take one from the stores. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connections() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
                protocol.setMaxConnections(Math.min(
                        protocol.getMaxConnections(), ProcessLimits.current().connections()));
            }
        });
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problems() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }
}
