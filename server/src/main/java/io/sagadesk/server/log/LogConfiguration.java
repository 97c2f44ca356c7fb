package io.sagadesk.server.log;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.store.coupon.CouponCodes;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.log.AxonLogReader;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.log.SqliteLogReader;
import io.sagadesk.store.sqlite.SqliteEventStorageEngine;
import java.util.List;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The reader of the event log, and the components that follow the log. */
@Configuration
class LogConfiguration {

    @Bean
    LogReader logReader(
            ObjectProvider<SqliteEventStorageEngine> ours,
            EventStore events,
            EventDecoder decoder,
            SagadeskSerializer serializer) {
        var engine = ours.getIfAvailable();
        return engine == null
                ? new AxonLogReader(events, new GrpcMetaDataAwareSerializer(serializer))
                : new SqliteLogReader(engine.log(), decoder::decode);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ForgettingProcessor logFollower(
            LogReader log,
            MongoDatabase database,
            CustomerKeys keys,
            Cache aggregates,
            List<ErasureTarget> leftBehind) {
        var forgotten = new ForgottenCustomers(keys, aggregates, leftBehind);
        return new ForgettingProcessor(log, new ForgettingPosition(database), forgotten, new LogReplacement(database));
    }

    @Bean
    CouponCodes couponCodes(CustomerKeys keys) {
        return new CouponCodes(keys);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CouponIndex couponIndex(LogReader log, MongoDatabase database, CouponCodes codes) {
        return new CouponIndex(log, database.getCollection("couponCodes"), codes);
    }
}
