package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.Engines;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.engine.Noted;
import io.sagadesk.store.log.LogUnreachableException;

/**
 * Main class that appends from many threads until it is killed, whatever happens to PostgreSQL meanwhile, and prints the
 * aggregate of each acknowledged event.
 */
public final class EndlessPostgresAppends {

    private EndlessPostgresAppends() {}

    public static void main(String... arguments) {
        var engine = Engines.open(TestDatabases.log(arguments[0]));
        for (int caller = 0; caller < 16; caller++) new Thread(() -> appendTo(engine)).start();
    }

    private static void appendTo(LogStorageEngine engine) {
        while (true) {
            var aggregate = Noted.someAggregate() + "."; // the dot marks a line that is complete
            try {
                engine.appendEvents(Noted.event(aggregate, 0), Noted.event(aggregate, 1));
            } catch (LogUnreachableException outage) {
                continue;
            }
            synchronized (System.out) {
                System.out.println(aggregate);
                System.out.flush();
            }
        }
    }
}
