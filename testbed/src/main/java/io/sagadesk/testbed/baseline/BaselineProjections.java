package io.sagadesk.testbed.baseline;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.projections.mongo.ProjectionState;
import io.sagadesk.projections.mongo.ProjectionVersions;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.lifecycle.Phase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the same projections on Axon's default processors, with documents in the same embedded MongoDB. */
@Configuration
@ConditionalOnProperty(name = BaselineInitializer.FOLLOWERS, havingValue = "true")
class BaselineProjections {

    @Bean
    ConfigurerModule projections(
            MongoDatabase database, SealedLog log, TokenStore tokens, TransactionManager transactions) {
        var versions = new ProjectionVersions(database);
        return configurer -> ProjectionCatalog.ALL.forEach(projection -> {
            var processor = TrackingEventProcessor.builder()
                    .name(projection.name())
                    .eventHandlerInvoker(invoker(projection, versions))
                    .messageSource(log.events())
                    .tokenStore(tokens)
                    .transactionManager(transactions)
                    .build();
            configurer.onStart(Phase.INBOUND_EVENT_CONNECTORS, processor::start);
        });
    }

    private static FoldInvoker invoker(Projection projection, ProjectionVersions versions) {
        var version = versions.create(projection, ProjectionState.Phase.ASIDE).number();
        return new FoldInvoker(projection, new ProjectionFold(projection, versions.documents(version)));
    }
}
