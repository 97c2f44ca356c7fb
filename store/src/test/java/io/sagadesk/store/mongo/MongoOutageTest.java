package io.sagadesk.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ClusterType;
import com.mongodb.connection.ServerConnectionState;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.ServerType;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When an outage of MongoDB begins and ends. */
class MongoOutageTest {

    private static final ClusterDescription THERE = cluster(List.of(ServerDescription.builder()
            .address(new ServerAddress())
            .state(ServerConnectionState.CONNECTED)
            .type(ServerType.STANDALONE)
            .ok(true)
            .build()));
    private static final ClusterDescription AWAY = cluster(List.of());

    private final MongoOutage outage = new MongoOutage("host:27017");

    @Test
    void an_outage_lasts_until_the_server_is_back() {
        changed(AWAY, THERE);
        assertThat(outage.hasLasted(Duration.ZERO)).isFalse();
        changed(THERE, AWAY);
        assertThat(outage.hasLasted(Duration.ZERO)).isTrue();
        changed(AWAY, THERE);
        assertThat(outage.hasLasted(Duration.ZERO)).isFalse();
    }

    @Test
    void the_end_of_the_client_is_no_outage() {
        changed(AWAY, THERE);
        outage.close();
        changed(THERE, AWAY);
        assertThat(outage.hasLasted(Duration.ZERO)).isFalse();
    }

    private void changed(ClusterDescription before, ClusterDescription after) {
        outage.clusterDescriptionChanged(new ClusterDescriptionChangedEvent(new ClusterId(), after, before));
    }

    private static ClusterDescription cluster(List<ServerDescription> servers) {
        return new ClusterDescription(ClusterConnectionMode.SINGLE, ClusterType.STANDALONE, servers);
    }
}
