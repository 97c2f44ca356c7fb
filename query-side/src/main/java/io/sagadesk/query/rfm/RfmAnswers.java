package io.sagadesk.query.rfm;

import static io.sagadesk.projections.rfm.RfmProjection.PROFILES;
import static io.sagadesk.projections.rfm.RfmProjection.PROJECTION;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.rfm.RfmDays;
import io.sagadesk.api.rfm.RfmQuery.HowDidCustomerStand;
import io.sagadesk.api.rfm.RfmQuery.HowDidCustomersStand;
import io.sagadesk.api.rfm.RfmQuery.WhichCustomersAreSlippingAway;
import io.sagadesk.api.rfm.RfmQuery.WhoseSegmentChanges;
import io.sagadesk.api.rfm.RfmReport;
import io.sagadesk.api.rfm.RfmStandingFound;
import io.sagadesk.api.rfm.RfmStandings;
import io.sagadesk.api.rfm.SegmentChanges;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.rfm.RfmAssessment;
import io.sagadesk.projections.rfm.RfmAssessor;
import io.sagadesk.query.ReadSide;
import io.sagadesk.rules.rfm.RfmWindow;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.queryhandling.QueryHandler;

/** Answers from what customers bought. */
public final class RfmAnswers {

    private final ReadSide readSide;
    private final MongoDatabase database;
    private final ConcurrentMap<Integer, RfmAssessor> assessors = new ConcurrentHashMap<>();

    public RfmAnswers(ReadSide readSide, MongoDatabase database) {
        this.readSide = readSide;
        this.database = database;
    }

    @QueryHandler
    public RfmReport answer(HowDidCustomersStand how) {
        var serving = readSide.serving(PROJECTION);
        var assessed = assess(serving, how.days());
        return RfmReports.of(assessed.doc(), asOf(serving, assessed));
    }

    @QueryHandler
    public RfmStandingFound answer(HowDidCustomerStand how) {
        var serving = readSide.serving(PROJECTION);
        var assessed = assess(serving, how.days());
        var profile = serving.documents(PROFILES)
                .find(Filters.eq("_id", how.customerId().value()))
                .first();
        var standing =
                profile == null ? null : assessed.doc().standing(profile.doc()).orElse(null);
        return new RfmStandingFound(
                standing == null ? null : StandingAnswers.of(how.customerId(), standing, how.weeks()),
                assessed.doc().whyNoChurn(),
                asOf(serving, assessed));
    }

    /** One pass over all customers, in the memory of one page. */
    @QueryHandler
    public RfmStandings answer(WhichCustomersAreSlippingAway which) {
        var serving = readSide.serving(PROJECTION);
        var assessed = assess(serving, which.days());
        var page = new StandingsPage(which);
        assessor(serving).standings(assessed.doc(), page::offer);
        return new RfmStandings(page.customers(), page.next(), assessed.doc().whyNoChurn(), asOf(serving, assessed));
    }

    /** One pass over the customers of all pages together. */
    @QueryHandler
    public SegmentChanges answer(WhoseSegmentChanges whose) {
        var serving = readSide.serving(PROJECTION);
        var assessed = assess(serving, whose.days());
        var page = new ChangesPage(whose);
        var after = whose.after() == null ? null : whose.after().value();
        assessor(serving).standingsAfter(after, assessed.doc(), page::offer);
        return new SegmentChanges(page.customers(), page.next(), asOf(serving, assessed));
    }

    private StoredDocument<RfmAssessment> assess(ReadSide.Serving serving, RfmDays days) {
        return assessor(serving).assess(new RfmWindow(days.day(), days.count(), days.zone()), days.fresh());
    }

    /** One for each version, so that what many ask for at once is worked out once. */
    private RfmAssessor assessor(ReadSide.Serving serving) {
        return assessors.computeIfAbsent(
                serving.asOf().version(), version -> RfmAssessor.of(database, version, this::position));
    }

    private long position() {
        return readSide.serving(PROJECTION).asOf().position();
    }

    private static AsOf asOf(ReadSide.Serving serving, StoredDocument<RfmAssessment> assessed) {
        return new AsOf(serving.asOf().projection(), serving.asOf().version(), assessed.position());
    }
}
