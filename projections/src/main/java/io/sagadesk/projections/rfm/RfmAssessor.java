package io.sagadesk.projections.rfm;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.sagadesk.projections.ModelDocuments;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.mongo.MongoDocuments;
import io.sagadesk.rules.rfm.RfmWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Assesses all customers on a day from the profiles of one version of {@link RfmProjection}. An assessment is stored by
 * window, model and version, with the position up to which it contains every purchase.
 */
public final class RfmAssessor {

    /**
     * The version of the assessment model (quintile scores on the segment grid, and BG/NBD). It must be raised whenever
     * the same profiles would be assessed differently.
     */
    public static final int MODEL = 1;

    private static final int PAGE = 500;

    static final ModelSpec<RfmAssessment> ASSESSMENTS = ModelSpec.of("rfm_assessments", RfmAssessment.class, id -> {
        throw new UnsupportedOperationException("An assessment is computed, not folded");
    });

    /** The profiles of all customers. */
    public interface Profiles {

        /**
         * Returns the position up to which all purchases are included. Later purchases may be included too while the
         * projection runs.
         */
        long position();

        void forEach(Consumer<StoredDocument<RfmProfile>> each);

        /** Returns at most {@code limit} profiles in the order of their ids, after the given id or from the start. */
        List<StoredDocument<RfmProfile>> after(@Nullable String id, int limit);
    }

    private final Profiles profiles;
    private final ModelDocuments<RfmAssessment> assessments;

    RfmAssessor(Profiles profiles, ModelDocuments<RfmAssessment> assessments) {
        this.profiles = profiles;
        this.assessments = assessments;
    }

    /**
     * Creates an assessor on one version of the projection.
     *
     * @param position returns the position up to which that version has folded every event
     */
    public static RfmAssessor of(MongoDatabase database, int version, LongSupplier position) {
        var collection = MongoDocuments.collection(database, RfmProjection.PROFILES, version);
        var profiles = new Profiles() {
            @Override
            public long position() {
                return position.getAsLong();
            }

            @Override
            public void forEach(Consumer<StoredDocument<RfmProfile>> each) {
                collection.find().forEach(each);
            }

            @Override
            public List<StoredDocument<RfmProfile>> after(@Nullable String id, int limit) {
                var found = id == null ? collection.find() : collection.find(Filters.gt("_id", id));
                return found.sort(Sorts.ascending("_id")).limit(limit).into(new ArrayList<>());
            }
        };
        return new RfmAssessor(profiles, new MongoDocuments<>(database, ASSESSMENTS, version));
    }

    /**
     * Returns the stored assessment of the window with its position, or computes it.
     *
     * @param fresh whether the assessment must include everything recorded so far; purchases may be recorded long after
     * they happened
     */
    public StoredDocument<RfmAssessment> assess(RfmWindow window, boolean fresh) {
        var known = stored(window, fresh);
        return known.isPresent() ? known.get() : compute(window, fresh);
    }

    /** Passes the standing of each customer to a consumer; customers without a purchase in the window are left out. */
    public void standings(RfmAssessment assessment, StandingsConsumer consumer) {
        profiles.forEach(profile ->
                assessment.standing(profile.doc()).ifPresent(standing -> consumer.accept(profile.id(), standing)));
    }

    /**
     * Passes the standings of registered customers to a consumer, in the order of their ids after the given one, until
     * the consumer returns false.
     */
    public void standingsAfter(@Nullable String customerId, RfmAssessment assessment, StandingsPredicate consumer) {
        var page = profiles.after(customerId, PAGE);
        while (!page.isEmpty()) {
            for (var profile : page) {
                if (!profile.doc().registered()) continue;
                var standing = assessment.standing(profile.doc());
                if (standing.isPresent() && !consumer.accept(profile.id(), standing.get())) return;
            }
            page = profiles.after(page.get(page.size() - 1).id(), PAGE);
        }
    }

    /** Consumes standings and returns whether it wants more. */
    public interface StandingsPredicate {

        boolean accept(String customerId, RfmAssessment.Standing standing);
    }

    /** Consumes standings. */
    public interface StandingsConsumer {

        void accept(String customerId, RfmAssessment.Standing standing);
    }

    /** Computes one assessment at a time; a concurrent caller for the same window finds it stored. */
    private synchronized StoredDocument<RfmAssessment> compute(RfmWindow window, boolean fresh) {
        var stored = stored(window, fresh);
        if (stored.isPresent()) return stored.get();
        var position = profiles.position(); // read before the first profile, so that no purchase up to it can be missed
        var census = new RfmCensus(window);
        profiles.forEach(profile -> census.add(profile.doc()));
        var computed = new StoredDocument<>(id(window), position, RfmAssessment.of(census, window));
        assessments.write(List.of(computed));
        return computed;
    }

    private Optional<StoredDocument<RfmAssessment>> stored(RfmWindow window, boolean fresh) {
        var id = id(window);
        return Optional.ofNullable(assessments.read(List.of(id)).get(id))
                .filter(assessment -> !fresh || assessment.position() >= profiles.position());
    }

    private static String id(RfmWindow window) {
        var days = window.days() == null ? "all" : window.days().toString();
        return String.join("|", window.asOf().toString(), days, window.zone().getId(), "model-" + MODEL);
    }
}
