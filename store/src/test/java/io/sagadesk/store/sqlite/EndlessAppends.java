package io.sagadesk.store.sqlite;

import java.nio.file.Path;

/** Appends from many threads until it is killed, and prints the aggregate of each event that was acknowledged. */
public final class EndlessAppends {

    private EndlessAppends() {}

    public static void main(String... arguments) {
        SqliteEventStorageEngine engine = Engines.open(Path.of(arguments[0]));
        for (int caller = 0; caller < 16; caller++) {
            new Thread(() -> appendTo(engine)).start();
        }
    }

    private static void appendTo(SqliteEventStorageEngine engine) {
        while (true) {
            String aggregate = Noted.someAggregate() + "."; // the dot marks a line that was not cut off
            engine.appendEvents(Noted.event(aggregate, 0));
            synchronized (System.out) {
                System.out.println(aggregate);
                System.out.flush();
            }
        }
    }
}
