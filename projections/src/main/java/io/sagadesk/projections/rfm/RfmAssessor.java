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
 * Says how the customers stood on a day, from the profiles of one version of {@link RfmProjection}. What was worked out
 * once is kept, under the window, the model and the version, with the position up to which every purchase was in.
 */
public final class RfmAssessor {

    /** Quintiles on the grid, and BG/NBD: raised whenever the same profiles would be assessed otherwise. */
    public static final int MODEL = 1;

    private static final int PAGE = 500;

    static final ModelSpec<RfmAssessment> KEPT = ModelSpec.of("rfm_assessments", RfmAssessment.class, id -> {
        throw new UnsupportedOperationException("An assessment is worked out, not folded");
    });

    /** The profiles of all customers. */
    public interface Profiles {

        /** Up to which position every purchase is in; some after it may be in too, while the projection goes on. */
        long position();

        void forEach(Consumer<StoredDocument<RfmProfile>> each);

        /** At most so many in the order of their ids, after this one or from the first one on. */
        List<StoredDocument<RfmProfile>> after(@Nullable String id, int most);
    }

    private final Profiles profiles;
    private final ModelDocuments<RfmAssessment> kept;

    RfmAssessor(Profiles profiles, ModelDocuments<RfmAssessment> kept) {
        this.profiles = profiles;
        this.kept = kept;
    }

    /**
     * Assesses by one version of the projection.
     *
     * @param position up to which that version has folded every event
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
            public List<StoredDocument<RfmProfile>> after(@Nullable String id, int most) {
                var found = id == null ? collection.find() : collection.find(Filters.gt("_id", id));
                return found.sort(Sorts.ascending("_id")).limit(most).into(new ArrayList<>());
            }
        };
        return new RfmAssessor(profiles, new MongoDocuments<>(database, KEPT, version));
    }

    /**
     * Returns what is kept of this window, with the position that it is good for, or works it out.
     *
     * @param fresh heed also what was recorded since: purchases may be recorded long after they happened
     */
    public StoredDocument<RfmAssessment> assess(RfmWindow window, boolean fresh) {
        var known = kept(window, fresh);
        return known.isPresent() ? known.get() : workOut(window, fresh);
    }

    /** How each customer stands by an assessment, one by one; those without a purchase in its window are left out. */
    public void standings(RfmAssessment assessment, Standings each) {
        profiles.forEach(profile ->
                assessment.standing(profile.doc()).ifPresent(standing -> each.accept(profile.id(), standing)));
    }

    /** As {@link #standings}, but of registered customers, in the order of their ids after this one, while more are wanted. */
    public void standingsAfter(@Nullable String customerId, RfmAssessment assessment, WantingStandings each) {
        var page = profiles.after(customerId, PAGE);
        while (!page.isEmpty()) {
            for (var profile : page) {
                if (!profile.doc().registered()) continue;
                var standing = assessment.standing(profile.doc());
                if (standing.isPresent() && !each.accept(profile.id(), standing.get())) return;
            }
            page = profiles.after(page.get(page.size() - 1).id(), PAGE);
        }
    }

    /** Takes one customer after the other and says whether it wants more. */
    public interface WantingStandings {

        boolean accept(String customerId, RfmAssessment.Standing standing);
    }

    /** Takes one customer after the other. */
    public interface Standings {

        void accept(String customerId, RfmAssessment.Standing standing);
    }

    /** One at a time: who asks for the same meanwhile finds it kept. */
    private synchronized StoredDocument<RfmAssessment> workOut(RfmWindow window, boolean fresh) {
        var meanwhile = kept(window, fresh);
        if (meanwhile.isPresent()) return meanwhile.get();
        var position = profiles.position(); // before the first is read: none up to it can be missed
        var census = new RfmCensus(window);
        profiles.forEach(profile -> census.add(profile.doc()));
        var worked = new StoredDocument<>(id(window), position, RfmAssessment.of(census, window));
        kept.write(List.of(worked));
        return worked;
    }

    private Optional<StoredDocument<RfmAssessment>> kept(RfmWindow window, boolean fresh) {
        var id = id(window);
        return Optional.ofNullable(kept.read(List.of(id)).get(id))
                .filter(assessment -> !fresh || assessment.position() >= profiles.position());
    }

    private static String id(RfmWindow window) {
        var days = window.days() == null ? "all" : window.days().toString();
        return String.join("|", window.asOf().toString(), days, window.zone().getId(), "model-" + MODEL);
    }
}
