package io.sagadesk.testbed.damage;

import io.sagadesk.store.sqlite.SqliteEventLog;
import io.sagadesk.testbed.damage.load.LoadedServer;
import io.sagadesk.testbed.process.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The directories from which damaged ones are made: one installation at an earlier and at a later time, and another
 * installation. Each server was killed under load.
 */
record SourceDirectories(Source earlier, Source later, Source another) {

    /**
     * A directory.
     *
     * @param handled the position up to which the server had handled its log at least
     */
    record Source(Path data, long handled) {}

    /** Makes one directory below an empty one; it stands for all three. */
    static SourceDirectories single(List<String> command, Path parent, long seed, int seconds)
            throws IOException, InterruptedException {
        var data = Files.createDirectory(parent.resolve("only"));
        var only = new Source(data, loadAndKill(LoadedServer.start(command, data, "only", seed), data, seconds));
        return new SourceDirectories(only, only, only);
    }

    /** Makes the directories below an empty one. */
    static SourceDirectories all(List<String> command, Path parent, long seed, int seconds)
            throws IOException, InterruptedException {
        var data = Files.createDirectory(parent.resolve("later"));
        var earlierHandled = loadAndKill(LoadedServer.start(command, data, "earlier", seed), data, seconds);
        var earlier = parent.resolve("earlier");
        DirectoryTree.copy(data, earlier);
        var laterHandled = loadAndKill(LoadedServer.resume(command, data, "later", seed), data, seconds);
        var another = Files.createDirectory(parent.resolve("another"));
        var anotherHandled = loadAndKill(LoadedServer.start(command, another, "another", seed), another, seconds);
        return new SourceDirectories(
                new Source(earlier, earlierHandled),
                new Source(data, laterHandled),
                new Source(another, anotherHandled));
    }

    private static long loadAndKill(LoadedServer server, Path data, int seconds) throws InterruptedException {
        try (var log = SqliteEventLog.open(data.resolve(DamagedDirectory.LOG))) {
            server.begin();
            TimeUnit.SECONDS.sleep(seconds);
            server.pause();
            var handled = server.awaitHandled(log);
            server.begin();
            TimeUnit.SECONDS.sleep(1);
            return handled;
        } finally {
            server.kill();
        }
    }
}
