package io.sagadesk.testbed.baseline;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Puts the stock assembly in place of ours in a server that has this module on its class path and is told where its
 * PostgreSQL is. Any other server is left as it is.
 */
public final class BaselineInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The setting that names the database, {@code jdbc:postgresql://…}; {@code SAGADESK_STOCK} in the environment. */
    static final String URL = "sagadesk.stock";

    /** Whether it has read models and reactions. */
    static final String FOLLOWERS = URL + ".followers";

    private static final Map<String, Object> SETTINGS =
            Map.of("management.endpoint.health.validate-group-membership", false); // it has no health of our stores

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!environment.containsProperty(URL)) return;
        environment.getPropertySources().addFirst(new MapPropertySource("stock", SETTINGS));
        var followers = environment.getRequiredProperty(FOLLOWERS, boolean.class);
        context.getBeanFactory().registerSingleton("whatStockShares", new BaselineTypeFilter(followers));
    }
}
