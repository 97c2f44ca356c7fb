package io.sagadesk.server.instances;

import io.sagadesk.store.runtime.DaemonThreads;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The share of this instance in the work, by its roles and the other instances that live. */
public final class InstanceShares implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceShares.class);
    private static final long SECONDS_BETWEEN_SIGNS = 1;

    private final LiveInstance own;
    private final @Nullable InstanceRegistry registry;
    private final @Nullable ScheduledExecutorService thread;
    private final Set<String> left = ConcurrentHashMap.newKeySet();
    private final List<Supplier<Set<String>>> leaving = new CopyOnWriteArrayList<>();
    private volatile List<LiveInstance> live;

    private InstanceShares(LiveInstance own, @Nullable InstanceRegistry registry) {
        this.own = own;
        this.registry = registry;
        this.live = registry == null ? List.of(own) : registry.renew(own);
        this.thread =
                registry == null ? null : Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("instances"));
        if (thread != null) {
            var unused = thread.scheduleWithFixedDelay(
                    this::renew, SECONDS_BETWEEN_SIGNS, SECONDS_BETWEEN_SIGNS, TimeUnit.SECONDS);
        }
    }

    /** An instance that shares nothing, and has every role except for folding. */
    public static InstanceShares withoutProjections() {
        return alone(new LiveInstance(
                "alone", EnumSet.complementOf(EnumSet.of(InstanceRole.PROJECTION)), Map.of(), Set.of()));
    }

    /** The only instance of its documents. */
    static InstanceShares alone(LiveInstance own) {
        return new InstanceShares(own, null);
    }

    /** One of several instances, which gives a sign of life now and each second. */
    static InstanceShares sharing(LiveInstance own, InstanceRegistry registry) {
        return new InstanceShares(own, registry);
    }

    public Set<InstanceRole> roles() {
        return own.roles();
    }

    public boolean has(InstanceRole role) {
        return own.has(role);
    }

    /** Whether an instance that lives has a role. */
    public boolean isFilled(InstanceRole role) {
        return live.stream().anyMatch(one -> one.has(role));
    }

    /** The names of the instances that live, of this one at least. */
    public List<String> names() {
        return live.stream().map(LiveInstance::name).toList();
    }

    /** How many segments of a processor of reactions this instance may claim. */
    public int segments(String processor, int segments) {
        return WorkShare.segments(processor, segments, own.name(), live);
    }

    /** Whether this instance folds a projection of this revision. */
    public boolean folds(String projection, int revision) {
        return WorkShare.folds(projection, revision, own.name(), live);
    }

    /**
     * Leaves work to other instances that can do it, as long as this one lives.
     *
     * @param work the names of projections or of processors of reactions that met an event of a newer version; asked for before
     *     each sign of life, and what was named once counts for ever
     */
    public void leave(Supplier<Set<String>> work) {
        leaving.add(work);
    }

    /** During an outage of the document store nobody can claim anything, so what was known before holds. */
    private void renew() {
        try {
            var before = names();
            leaving.forEach(work -> left.addAll(work.get()));
            if (registry != null) live = registry.renew(own.leaving(Set.copyOf(left)));
            if (!names().equals(before)) LOG.info("{} instances share the work", live.size());
        } catch (RuntimeException unreachable) {
            LOG.debug("No sign of life could be given", unreachable);
        }
    }

    @Override
    public void close() {
        if (thread == null || registry == null) return;
        thread.shutdownNow();
        try {
            thread.awaitTermination(SECONDS_BETWEEN_SIGNS, TimeUnit.SECONDS);
            registry.leave();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unreachable) {
            LOG.debug("Others take over when the last sign of life is too old", unreachable);
        }
    }
}
