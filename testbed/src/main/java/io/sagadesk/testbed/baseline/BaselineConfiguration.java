package io.sagadesk.testbed.baseline;

import com.zaxxer.hikari.HikariDataSource;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.server.instances.InstanceShares;
import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.server.wiring.SharedLog;
import io.sagadesk.store.engine.AppendReceipt;
import io.sagadesk.store.json.SagadeskSerializer;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.SagaSqlSchema;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Configures the baseline: with a data source, Axon sets up its JDBC stores by itself. The other beans differ from Axon's
 * defaults only so that the same application runs on these stores.
 */
@Configuration
@ConditionalOnProperty(BaselineInitializer.URL)
class BaselineConfiguration {

    private static final String HTTP = "io.sagadesk.server.http.";
    private static final AppendReceipt NO_POSITION = new AppendReceipt(-1, 0);

    /** Without an index of agents: whether an agent has signed in is answered by a constant, at no cost. */
    @Bean
    Predicate<AgentId> knownAgents() {
        return agent -> true;
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(
            @Value("${" + BaselineInitializer.URL + "}") String url,
            @Value("${" + BaselineInitializer.URL + ".connections}") int connections) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(connections);
        return pool;
    }

    @Bean
    LogDependentStart logDependentStart() {
        return LogDependentStart.immediate();
    }

    /** One process writes the log, and Axon's own processors fold it. */
    @Bean
    SharedLog sharedLog() {
        return new SharedLog(false);
    }

    @Bean
    InstanceShares instances() {
        return InstanceShares.withoutProjections();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PlatformTransactionManager transactions(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    SagaSqlSchema sagaSchema() {
        return new PostgresSagaSqlSchema();
    }

    /** Configures the engine as Axon does. */
    @Bean
    EventStorageEngine eventStorageEngine(
            ConnectionProvider connections,
            TransactionManager transactions,
            PersistenceExceptionResolver resolver,
            SagadeskSerializer serializer,
            org.axonframework.config.Configuration axon) {
        return new PlacingJdbcEngine(JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .persistenceExceptionResolver(resolver)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter()));
    }

    @Bean
    SmartInitializingSingleton tables(EventStorageEngine events, TokenStore tokens, JdbcSagaStore sagas) {
        return () -> {
            ((JdbcEventStorageEngine) events).createSchema(PostgresEventTableFactory.INSTANCE);
            ((JdbcTokenStore) tokens).createSchema(PostgresTokenTableFactory.INSTANCE);
            try {
                sagas.createSchema();
            } catch (SQLException failure) {
                throw new IllegalStateException("The tables of the sagas cannot be created", failure);
            }
        };
    }

    /** Disables the aggregate cache, because Axon has none by default. */
    @Bean
    static BeanPostProcessor noCache() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Cache ? NoCache.INSTANCE : bean;
            }
        };
    }

    /**
     * Reports no event positions, because the JDBC store does not return them, and a query after each command would slow
     * it down.
     */
    @Bean
    SmartInitializingSingleton noPositions(CommandBus commands) {
        return () -> commands.registerHandlerInterceptor((unitOfWork, chain) -> {
            unitOfWork.root().resources().put(AppendReceipt.RESOURCE, NO_POSITION);
            return chain.proceed();
        });
    }

    /** Creates HTTP resources lazily, because those that need Sagadesk's read side are never called here. */
    @Bean
    static BeanFactoryPostProcessor resourcesOnDemand() {
        return beans -> Arrays.stream(beans.getBeanDefinitionNames())
                .map(beans::getBeanDefinition)
                .filter(bean -> String.valueOf(bean.getBeanClassName()).startsWith(HTTP))
                .forEach(bean -> bean.setLazyInit(true));
    }
}
