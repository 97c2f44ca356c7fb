package io.sagadesk.store.sqlite;

import io.sagadesk.store.engine.Engines;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.engine.Noted;
import java.nio.file.Path;

/**
 * Main class that appends from many threads until it is killed, and prints the aggregate of each acknowledged event.
 */
public final class EndlessAppends {

    private EndlessAppends() {}

    public static void main(String... arguments) {
        var engine = Engines.open(Path.of(arguments[0]));
        for (int caller = 0; caller < 16; caller++) new Thread(() -> appendTo(engine)).start();
    }

    private static void appendTo(LogStorageEngine engine) {
        while (true) {
            var aggregate = Noted.someAggregate() + "."; // the dot marks a line that is complete
            engine.appendEvents(Noted.event(aggregate, 0));
            synchronized (System.out) {
                System.out.println(aggregate);
                System.out.flush();
            }
        }
    }
}
