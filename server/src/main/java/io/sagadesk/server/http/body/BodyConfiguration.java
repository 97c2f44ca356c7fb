package io.sagadesk.server.http.body;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps Tomcat's threads from waiting for bodies. */
@Configuration(proxyBeanMethods = false)
class BodyConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadBodies() {
        return tomcat -> tomcat.addConnectorCustomizers(BodyConfiguration::leaveUnreadBodies);
    }

    /** The connector makes its adapter when it is initialized. */
    private static void leaveUnreadBodies(Connector connector) {
        connector.addLifecycleListener(event -> {
            if (!event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) return;
            var protocol = connector.getProtocolHandler();
            protocol.setAdapter(new UnreadBodyAdapter(protocol.getAdapter()));
        });
    }
}
