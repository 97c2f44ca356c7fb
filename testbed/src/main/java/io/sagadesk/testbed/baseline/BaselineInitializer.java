package io.sagadesk.testbed.baseline;

import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;

/**
 * Replaces Sagadesk's stores by the baseline in a server that has this module on its class path and is configured with a
 * PostgreSQL. Does nothing in any other server.
 */
public final class BaselineInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /**
     * The setting with the JDBC URL of the database, {@code jdbc:postgresql://…}; {@code SAGADESK_STOCK} in the
     * environment.
     */
    static final String URL = "sagadesk.stock";

    /** The setting that says whether the baseline has read models and reactions. */
    static final String FOLLOWERS = URL + ".followers";

    private static final Map<String, Object> SETTINGS = Map.of(
            "management.endpoint.health.validate-group-membership",
            false); // Sagadesk's store health indicators do not exist here

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!environment.containsProperty(URL)) return;
        environment.getPropertySources().addFirst(new MapPropertySource("stock", SETTINGS));
        var followers = environment.getRequiredProperty(FOLLOWERS, boolean.class);
        context.getBeanFactory().registerSingleton("baselineTypeFilter", new BaselineTypeFilter(followers));
        new ClassPathBeanDefinitionScanner((BeanDefinitionRegistry) context)
                .scan(BaselineInitializer.class.getPackageName());
    }
}
