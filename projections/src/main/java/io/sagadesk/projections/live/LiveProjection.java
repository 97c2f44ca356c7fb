package io.sagadesk.projections.live;

import com.mongodb.MongoException;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ProjectionFold;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;

/**
 * One version of a projection that follows the log: event by event with Axon's processor, or in bulk under a
 * {@link BacklogClaim} while it is far behind.
 */
public final class LiveProjection {

    private static final int BATCH = 500;
    private static final String UNREACHABLE = "LogOrTokensUnreachable";
    private static final long MILLISECONDS_BETWEEN_CLAIMS = 1_000;
    private static final int POLLS_TO_ALIGN = 500;
    private static final long MILLISECONDS_BETWEEN_POLLS = 10;

    private final Projection projection;
    private final int version;
    private final int segments;
    private final Dependencies dependencies;
    private final Supplier<Map<Integer, Long>> stored;
    private final SharedFolding sharing;
    private final ProjectionDeadLetters deadLetters;
    private final DeadLetteringFold deadLetteringFold;
    private final FoldingInvoker invoker;
    private final BoundedSource source;
    private final PooledStreamingEventProcessor processor;
    private final AtomicLong required = new AtomicLong(-1);
    private volatile @Nullable BacklogClaim claim;
    private volatile long foldedInBulk = -1;
    private volatile boolean followed;
    private boolean stopped;

    /**
     * The dependencies that all live projections share.
     *
     * @param log delivers events with their personal data encrypted
     * @param stored returns the stored positions of a processor by segment, whichever instance works on them
     * @param elsewhere returns the segments of a processor that other instances work on
     * @param isHere whether this instance shall fold a projection; others leave its segments alone
     * @param threads runs all live projections
     * @param segments the initial number of segments of a projection with a key
     */
    public record Dependencies(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            TokenStore tokens,
            Function<String, Map<Integer, Long>> stored,
            Function<String, Set<Integer>> elsewhere,
            Predicate<Projection> isHere,
            ScheduledExecutorService threads,
            int segments) {}

    /**
     * Creates a processor that is not started yet.
     *
     * @param name the name of the processor, with its version: {@code rfm_v7}
     * @param version the number of the version
     * @param folds creates a fold on the documents of that version
     * @param sharing how far other instances have folded
     */
    public LiveProjection(
            String name,
            Projection projection,
            int version,
            Supplier<ProjectionFold> folds,
            SequencedDeadLetterQueue<EventMessage<?>> queue,
            Dependencies dependencies,
            SharedFolding sharing) {
        this.projection = projection;
        this.version = version;
        this.segments = segments(projection, dependencies);
        this.dependencies = dependencies;
        this.stored = () -> dependencies.stored().apply(name);
        this.sharing = sharing;
        this.deadLetters = new ProjectionDeadLetters(name, queue);
        this.deadLetteringFold = new DeadLetteringFold(deadLetters, this::messageAt);
        this.invoker = new FoldingInvoker(projection, folds, deadLetteringFold);
        this.source = new BoundedSource(dependencies.log());
        this.processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(source)
                .tokenStore(dependencies.tokens())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(dependencies.threads())
                .workerExecutor(dependencies.threads())
                .claimExtensionThreshold(sharing.betweenTokens().toMillis())
                .initialSegmentCount(segments)
                .initialToken(log -> new GlobalSequenceTrackingToken(-1))
                .tokenClaimInterval(MILLISECONDS_BETWEEN_CLAIMS)
                .maxSegmentProvider(
                        new SegmentShare(unused -> dependencies.isHere().test(projection) ? Short.MAX_VALUE : 0))
                .batchSize(BATCH)
                .build();
    }

    static int segments(Projection projection, Dependencies dependencies) {
        return projection.key() == null ? 1 : dependencies.segments();
    }

    /** Returns the name of the processor, which is also the processing group of the dead letters. */
    public String name() {
        return processor.getName();
    }

    public Projection projection() {
        return projection;
    }

    public int version() {
        return version;
    }

    public synchronized void start() {
        stopped = false;
        if (claim == null) follow();
    }

    /** Stops following and returns when the current batch, or what a bulk writes at the moment, is done. */
    public synchronized void stop() {
        stopped = true;
        awaitEndOfBulk();
        processor.shutDown();
    }

    public boolean isRunning() {
        return claim != null || processor.isRunning();
    }

    /** Returns whether the version has followed the log since this process started. */
    boolean hasFollowed() {
        return followed;
    }

    /** Returns the position up to which all instances together have folded every event; -1 before the first. */
    public long position() {
        var current = claim;
        if (current != null) return current.position();
        return Math.max(foldedInBulk, ProcessorPosition.of(processor, () -> sharing.latest(name(), stored.get())));
    }

    /** Returns the positions of the segments that this instance works on event by event. */
    public Map<Integer, Long> positionsHere() {
        return ProcessorPosition.ofSegmentsHere(processor);
    }

    /** Whether this release cannot fold an event that a newer one wrote, so an instance of that one has to go on. */
    public boolean hasMetNewerEvent() {
        return invoker.hasMetNewerEvent();
    }

    /**
     * Returns the class of the current failure, if there is one. Its message is omitted, because it may quote an event. What
     * other instances work on does not fail here, whatever failed before.
     */
    public Optional<String> failure() {
        if (claim != null) return Optional.empty();
        var failures = new HashMap<>(invoker.failures());
        if (failures.isEmpty() && !processor.isError()) return Optional.empty();
        try {
            return failureHere(failures);
        } catch (MongoException unreachable) { // who works on what is not known then
            return Optional.of(failures.values().stream().findFirst().orElse(UNREACHABLE));
        }
    }

    private Optional<String> failureHere(Map<Integer, String> failures) {
        var elsewhere = dependencies.elsewhere().apply(name());
        failures.keySet().removeAll(elsewhere);
        if (!failures.isEmpty()) return failures.values().stream().findFirst();
        var segments = stored.get().keySet();
        var isElsewhere = !segments.isEmpty() && elsewhere.containsAll(segments);
        return processor.isError() && !isElsewhere ? Optional.of(UNREACHABLE) : Optional.empty();
    }

    /** Pauses and returns the position of the last delivered event. A bulk ends first. */
    public synchronized long hold() {
        source.setWaiting(false);
        var last = source.hold(); // before the bulk ends, so that no other begins
        awaitEndOfBulk();
        return Math.max(Math.max(last, source.hold()), position()); // no event may have been delivered since the start
    }

    /** Resumes and follows up to this position. */
    public void resumeTo(long position) {
        source.releaseTo(position);
    }

    /** Resumes without a bound. */
    public void resume() {
        source.releaseTo(Long.MAX_VALUE);
    }

    /** Tells that somebody waits for a position, so that the version does not wait for an import before it. */
    public void require(long position) {
        if (position() >= position) return;
        required.accumulateAndGet(position, Math::max);
        source.setWaiting(false);
    }

    /** Drops requirements of positions that the log does not have: nobody is told such a position. */
    public void limitRequirement(long head) {
        required.updateAndGet(position -> Math.min(position, head));
    }

    /** Returns whether somebody waits for a position that is not reached yet. */
    public boolean isRequired() {
        return required.get() > position();
    }

    /** Pauses while an import runs, or goes on. A version that somebody waits for, or that is held, does not pause. */
    public synchronized void setWaitingForImport(boolean waiting) {
        var wait = waiting && !isRequired() && !source.isBounded();
        if (wait != source.isWaiting()) source.setWaiting(wait);
        if (wait && isRequired()) source.setWaiting(false); // required meanwhile
    }

    /** Returns whether the version waits until an import pauses. */
    public boolean isWaitingForImport() {
        return source.isWaiting();
    }

    /** Returns whether the version folds its backlog in bulk at the moment. */
    public boolean isCatchingUp() {
        return claim != null;
    }

    /**
     * Pauses the processor, so that {@link #claim} finds its segments at one position. Returns false if the version is held or
     * does not follow.
     */
    public synchronized boolean prepareClaim() {
        if (stopped || claim != null || !processor.isRunning() || source.isBounded()) return false;
        if (!ProcessorPosition.isAllHere(processor)) return false; // other instances fold the other segments
        source.setLeaving(true);
        return true;
    }

    /**
     * Stops the processor and claims its segments, after {@link #prepareClaim}. Empty if they do not come to one position, such
     * as during an outage, or another instance claims one; then the version goes on live.
     */
    public synchronized Optional<BacklogClaim> claim() throws InterruptedException {
        if (stopped || source.isBounded()) return Optional.empty();
        var last = Math.max(source.setLeaving(true), position());
        if (!reachesSoon(last)) return Optional.empty();
        processor.shutDown();
        try {
            SegmentClaims.ofAll(name(), dependencies.tokens())
                    .ifPresent(claims -> begin(new BacklogClaim(this, claims, last)));
        } finally {
            if (claim == null) follow();
        }
        return Optional.ofNullable(claim);
    }

    /** Ends what {@link #prepareClaim} began, whether there is a claim or not. */
    public void endPreparation() {
        source.setLeaving(false);
    }

    /** Claims the segments of a version that does not follow yet. */
    synchronized Optional<BacklogClaim> claimBeforeStart(long position) {
        if (stopped || isRunning() || !dependencies.isHere().test(projection)) return Optional.empty();
        SegmentClaims.initialise(name(), segments, position, dependencies.tokens());
        SegmentClaims.ofAll(name(), dependencies.tokens())
                .ifPresent(claims -> begin(new BacklogClaim(this, claims, position)));
        return Optional.ofNullable(claim);
    }

    DeadLetteringFold deadLetteringFold() {
        return deadLetteringFold;
    }

    ScheduledFuture<?> everySecond(Runnable task) {
        return dependencies.threads().scheduleWithFixedDelay(task, 1, 1, TimeUnit.SECONDS);
    }

    /** Called when a claim ends; {@code follow} also starts a version that did not follow before. */
    synchronized void ended(boolean follow) {
        var current = claim;
        claim = null;
        if (current != null) foldedInBulk = Math.max(foldedInBulk, current.position());
        if (!stopped && (follow || followed)) follow();
        notifyAll();
    }

    private void begin(BacklogClaim begun) {
        foldedInBulk = Math.max(foldedInBulk, begun.position());
        claim = begun;
    }

    private void follow() {
        processor.start();
        followed = true;
    }

    private boolean reachesSoon(long position) throws InterruptedException {
        for (var poll = 0; position() < position; poll++) {
            if (poll == POLLS_TO_ALIGN) return false;
            Thread.sleep(MILLISECONDS_BETWEEN_POLLS);
        }
        return true;
    }

    private synchronized void awaitEndOfBulk() {
        var interrupted = false;
        for (var current = claim; current != null; current = claim) {
            current.askToEnd();
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private EventMessage<?> messageAt(long position) {
        try (var stream = dependencies.log().openStream(new GlobalSequenceTrackingToken(position - 1))) {
            return stream.nextAvailable();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a dead letter was read");
        }
    }

    /**
     * Folds again the dead letters of the first sequence that matches, until one of them fails.
     *
     * @return whether there was such a sequence and all its events were folded
     */
    public boolean processDeadLetters(Predicate<DeadLetter<? extends EventMessage<?>>> sequence) {
        return deadLetters.process(sequence, invoker::foldAlone);
    }
}
