package io.sagadesk.server.instances;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.server.wiring.InstanceName;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.mongo.MongoDatabases;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The roles of this instance, and its share in the work of all. */
@Configuration(proxyBeanMethods = false)
class InstancesConfiguration {

    private static final String COLLECTION = "instances";

    @Bean(destroyMethod = "close")
    InstanceShares instances(
            SagadeskProperties properties, InstanceName name, MongoDatabases databases, MongoDatabase database) {
        var roles = InstanceRole.in(properties.roles());
        var own = new LiveInstance(name.name(), roles, revisions(roles), Set.of());
        return databases.isEmbedded()
                ? InstanceShares.alone(own)
                : InstanceShares.sharing(
                        own, new InstanceRegistry(database.getCollection(COLLECTION), own.name(), Clock.systemUTC()));
    }

    private static Map<String, Integer> revisions(Set<InstanceRole> roles) {
        return roles.contains(InstanceRole.PROJECTION)
                ? ProjectionCatalog.ALL.stream().collect(Collectors.toMap(Projection::name, Projection::revision))
                : Map.of();
    }
}
