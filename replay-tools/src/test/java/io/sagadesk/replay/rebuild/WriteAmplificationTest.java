package io.sagadesk.replay.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.sagadesk.projections.Projection;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAmplificationTest {

    private static final int BATCH = 500;

    private final Map<String, Integer> commands = new ConcurrentHashMap<>();
    private final Mongo counted = Mongo.embedded(settings -> settings.addCommandListener(new CommandListener() {
        @Override
        public void commandStarted(CommandStartedEvent started) {
            commands.merge(started.getCommandName(), 1, Integer::sum);
        }
    }));

    @TempDir
    Path data;

    @Test
    void a_batch_costs_as_many_commands_whatever_is_in_it() throws Exception {
        Projection purses = Purses.projection();
        var shopping = new Shopping(1, 100);
        try (var process = ReadSideProcess.open(data, counted, 1, purses).start()) {
            process.record(shopping.purchases(1));
            process.awaitEnd(purses);
            process.live.stop(purses, 1);
            process.record(shopping.purchases(20 * BATCH));
            commands.clear();

            process.live.start(purses, 1);
            process.awaitEnd(purses);
        }
        var writes = commands.getOrDefault("update", 0) + commands.getOrDefault("insert", 0);
        var reads = commands.getOrDefault("find", 0) + commands.getOrDefault("aggregate", 0);
        // two models and a token for each batch, and the same again for partial batches and for claims
        assertThat(writes).as("%s", commands).isLessThan(20 * 3 * 2);
        assertThat(reads).as("%s", commands).isLessThan(20 * 4 * 2);
    }
}
