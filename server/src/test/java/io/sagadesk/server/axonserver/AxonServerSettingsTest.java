package io.sagadesk.server.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** What our settings make of the connector of Axon Server. */
class AxonServerSettingsTest {

    /** Axon Server would withhold events that nobody here handles, and the lag of an idle processor would grow for ever. */
    @Test
    void every_event_reaches_the_processors() throws IOException {
        assertThat(new AxonServerConfiguration().isEventBlockListingEnabled())
                .as("the default of the connector")
                .isTrue();
        assertThat(configured().isEventBlockListingEnabled()).isFalse();
    }

    private static AxonServerConfiguration configured() throws IOException {
        var sources = new MutablePropertySources();
        new YamlPropertySourceLoader()
                .load("settings", new ClassPathResource("application.yaml"))
                .forEach(sources::addLast);
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("axon.axonserver", AxonServerConfiguration.class)
                .get();
    }
}
